#pragma once

#include <array>

#include "taper/core/kernels/operand.h"

namespace taper::kernel {

/// The strides of x, broadcast to this shape: 0 along the axes that it has not got.
Dims steps(const Operand& x, IntArrayRef sizes);

/// The operands of an element-wise kernel, broadcast to one shape, with the axes in the order in
/// which they lie in memory: a kernel that walks row by row then walks through memory, and its
/// row-major result, restored, lies as the operands do. The first operands decide.
class Arranged {
 public:
  /// Up to 4 operands; an array may be undefined.
  Arranged(IntArrayRef sizes, std::initializer_list<Operand> operands);
  Arranged(const Arranged&) = delete;
  Arranged& operator=(const Arranged&) = delete;

  const Dims& sizes() const { return arranged_sizes_; }
  const Array& array(std::size_t i) const { return arrays_[i]; }
  Operand operator[](std::size_t i) const {
    return operands_[i].is_number() ? operands_[i] : arrays_[i];
  }
  /// y with its axes in their places.
  Array restore(const Array& y) const;

 private:
  Dims sizes_, order_, arranged_sizes_;
  std::array<Operand, 4> operands_;
  std::array<Array, 4> arrays_;
};

}  // namespace taper::kernel
