#pragma once

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/layout.h"
#include "taper/core/tensor/scalar.h"

namespace taper::kernel {

/// One side of an element-wise kernel: an array, or a number that stands for an array of rank 0.
/// It borrows the array.
class Operand {
 public:
  Operand() = default;
  Operand(const Array& array) : array_(&array) {}
  Operand(Scalar number) : number_(number) {}

  bool is_number() const { return array_ == nullptr; }
  const Array& array() const { return *array_; }
  IntArrayRef sizes() const { return is_number() ? IntArrayRef() : IntArrayRef(array_->sizes()); }
  /// True for a number or an array of rank 0, whose one element every element of the result reads.
  bool is_rank_0() const { return is_number() || array_->dim() == 0; }
  /// True for a number, too.
  bool is_row_major() const {
    return is_number() || array_->is_contiguous() ||
           taper::is_row_major(array_->sizes(), array_->strides());
  }
  /// True if element i of the result reads element i in memory.
  bool lies_like(const Array& y) const {
    return !is_number() && array_->is_contiguous() && array_->numel() == y.numel();
  }
  /// The first element; a number is put into `room` for that.
  template <class T>
  const T* data(T& room) const {
    return is_number() ? &(room = number_.wrap<T>()) : array_->data<T>();
  }
  /// The number as an element of a narrow `dtype` would be, in the type computed with.
  template <class T>
  T number_beside(ScalarType dtype) const {
    if (dtype == kChar) return static_cast<T>(number_.wrap<int8_t>());
    if (dtype == kShort) return static_cast<T>(number_.wrap<int16_t>());
    return number_.wrap<T>();
  }

 private:
  const Array* array_ = nullptr;
  Scalar number_;
};

/// The dtype of the operands, of which one is an array.
inline ScalarType dtype(const Operand& a, const Operand& b) {
  return (a.is_number() ? b : a).array().dtype();
}

}  // namespace taper::kernel
