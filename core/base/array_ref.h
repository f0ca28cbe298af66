#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <ostream>
#include <type_traits>
#include <vector>

namespace taper {

using std::make_optional;
using std::nullopt;
using std::nullopt_t;
using std::optional;

/// A borrowed, read-only run of values: what functions take where callers may hold a vector, a
/// braced list, or a single value. It does not own: never store one.
template <class T>
class ArrayRef {
 public:
  ArrayRef() = default;
  ArrayRef(const T* data, std::size_t size) : data_(data), size_(size) {}
  ArrayRef(const T& one) : data_(&one), size_(1) {}
  ArrayRef(const std::vector<T>& v) : data_(v.data()), size_(v.size()) {}
  ArrayRef(const std::initializer_list<T>& list) : ArrayRef(list.begin(), list.size()) {}

  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  const T* data() const { return data_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  const T& front() const { return data_[0]; }
  const T& back() const { return data_[size_ - 1]; }
  ArrayRef slice(std::size_t start, std::size_t count) const { return {data_ + start, count}; }
  ArrayRef slice(std::size_t start) const { return {data_ + start, size_ - start}; }
  std::vector<T> vec() const { return std::vector<T>(begin(), end()); }

 private:
  const T* data_ = nullptr;
  std::size_t size_ = 0;
};

template <class T>
bool operator==(const ArrayRef<T>& a, const ArrayRef<T>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(a[i] == b[i])) return false;
  return true;
}
template <class T>
bool operator!=(const ArrayRef<T>& a, const ArrayRef<T>& b) {
  return !(a == b);
}

/// [2, 3].
template <class T>
std::ostream& operator<<(std::ostream& out, const ArrayRef<T>& values) {
  const char* separator = "[";
  for (const T& value : values) {
    out << separator << value;
    separator = ", ";
  }
  return out << (values.empty() ? "[]" : "]");
}

/// An ArrayRef or nothing, which std::nullopt stands for.
template <class T>
class OptionalArrayRef {
 public:
  OptionalArrayRef(std::nullopt_t = std::nullopt) {}
  OptionalArrayRef(const T& one) : values_(one) {}
  OptionalArrayRef(const std::initializer_list<T>& list) : values_(list) {}
  template <
      class U,
      std::enable_if_t<std::is_class_v<U> && std::is_convertible_v<const U&, ArrayRef<T>>, int> = 0>
  OptionalArrayRef(const U& values) : values_(static_cast<ArrayRef<T>>(values)) {}

  bool has_value() const { return values_.has_value(); }
  const ArrayRef<T>& value() const { return values_.value(); }
  const ArrayRef<T>& operator*() const { return *values_; }
  ArrayRef<T> value_or(ArrayRef<T> other) const { return values_.value_or(other); }

 private:
  std::optional<ArrayRef<T>> values_;
};

using IntArrayRef = ArrayRef<int64_t>;
using OptionalIntArrayRef = OptionalArrayRef<int64_t>;
inline bool operator==(IntArrayRef a, const std::vector<int64_t>& b) { return a == IntArrayRef(b); }
inline bool operator==(const std::vector<int64_t>& a, IntArrayRef b) { return IntArrayRef(a) == b; }

}  // namespace taper
