#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace taper {

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

using IntArrayRef = ArrayRef<int64_t>;
inline bool operator==(IntArrayRef a, const std::vector<int64_t>& b) { return a == IntArrayRef(b); }
inline bool operator==(const std::vector<int64_t>& a, IntArrayRef b) { return IntArrayRef(a) == b; }

}  // namespace taper
