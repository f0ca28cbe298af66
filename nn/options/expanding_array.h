#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "taper/core/base/error.h"

namespace taper {

/// D values, one for each axis, made of as many or of a single one, which holds for all.
template <std::size_t D, class T = int64_t>
class ExpandingArray {
 public:
  ExpandingArray(std::initializer_list<T> values) : ExpandingArray(ArrayRef<T>(values)) {}
  ExpandingArray(const std::vector<T>& values) : ExpandingArray(ArrayRef<T>(values)) {}
  ExpandingArray(ArrayRef<T> values) {
    check_that(values.size() == D, "ExpandingArray: Expected ", D, " values, but instead got ",
               values.size());
    std::copy(values.begin(), values.end(), values_.begin());
  }
  ExpandingArray(T value) { values_.fill(value); }
  ExpandingArray(const std::array<T, D>& values) : values_(values) {}

  std::array<T, D>& operator*() { return values_; }
  const std::array<T, D>& operator*() const { return values_; }
  std::array<T, D>* operator->() { return &values_; }
  const std::array<T, D>* operator->() const { return &values_; }
  operator ArrayRef<T>() const { return {values_.data(), D}; }
  std::size_t size() const { return D; }

 private:
  std::array<T, D> values_;
};

/// The same where each value may be left open by std::nullopt.
template <std::size_t D, class T = int64_t>
class ExpandingArrayWithOptionalElem : public ExpandingArray<D, std::optional<T>> {
 public:
  using ExpandingArray<D, std::optional<T>>::ExpandingArray;
  ExpandingArrayWithOptionalElem(T value) : ExpandingArray<D, std::optional<T>>(value) {}
  ExpandingArrayWithOptionalElem(std::initializer_list<T> values)
      : ExpandingArrayWithOptionalElem(ArrayRef<T>(values)) {}
  ExpandingArrayWithOptionalElem(const std::vector<T>& values)
      : ExpandingArrayWithOptionalElem(ArrayRef<T>(values)) {}
  ExpandingArrayWithOptionalElem(ArrayRef<T> values)
      : ExpandingArray<D, std::optional<T>>(
            std::vector<std::optional<T>>(values.begin(), values.end())) {}
};

namespace detail {
template <class T>
std::string shown(const T& value) {
  return str(value);
}
template <class T>
std::string shown(const std::optional<T>& value) {
  return value ? str(*value) : "None";
}
}  // namespace detail

/// [2, None]; a single one without brackets.
template <std::size_t D, class T>
void append(std::string& out, const ExpandingArray<D, T>& values) {
  if (D > 1) out += '[';
  for (std::size_t i = 0; i < D; ++i) out += (i > 0 ? ", " : "") + detail::shown((*values)[i]);
  if (D > 1) out += ']';
}
template <std::size_t D, class T>
std::ostream& operator<<(std::ostream& out, const ExpandingArray<D, T>& values) {
  return out << str(values);
}

}  // namespace taper
