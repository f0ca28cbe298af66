#pragma once

#include <cstddef>
#include <cstdint>

#include "taper/core/base/array_ref.h"

namespace taper {

/// The elements of a tensor of rank N by plain indexing, without checks: a[i][j]. It does not own:
/// the tensor must live as long.
template <class T, std::size_t N>
class TensorAccessor {
  static_assert(N > 0, "a tensor of rank 0 has no axis to index; use item() or data_ptr()");

 public:
  TensorAccessor(T* data, IntArrayRef sizes, IntArrayRef strides)
      : data_(data), sizes_(sizes), strides_(strides) {}

  decltype(auto) operator[](int64_t i) const {
    T* const at = data_ + i * strides_[0];
    if constexpr (N == 1)
      return (*at);
    else
      return TensorAccessor<T, N - 1>(at, sizes_.slice(1), strides_.slice(1));
  }
  IntArrayRef sizes() const { return sizes_; }
  IntArrayRef strides() const { return strides_; }
  int64_t size(std::size_t axis) const { return sizes_[axis]; }
  int64_t stride(std::size_t axis) const { return strides_[axis]; }
  T* data() const { return data_; }

 private:
  T* data_;
  IntArrayRef sizes_, strides_;
};

}  // namespace taper
