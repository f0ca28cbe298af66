#pragma once

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/options.h"

/// Copies and conversions of dtype.
namespace taper {

/// x in `dtype`, or that of `options`: x itself if it has it already, unless `copy`.
Variable to(const Variable& x, ScalarType dtype, bool copy = false);
Variable to(const Variable& x, TypeMeta dtype, bool copy = false);
Variable to(const Variable& x, const TensorOptions& options, bool copy = false);
/// A copy on new memory, its axes in the order of x's unless `memory_format` is Contiguous.
Variable clone(const Variable& x, std::optional<MemoryFormat> memory_format = std::nullopt);
/// x itself if it is row-major, else a row-major copy.
Variable contiguous(const Variable& x);
/// x summed over the axes along which `sizes` was broadcast to x's shape.
Variable sum_to(const Variable& x, IntArrayRef sizes);

/// A name that ends in _ changes x.
Variable& copy_(const Variable& x, const Variable& source, bool non_blocking = false);
Variable& fill_(const Variable& x, Scalar value);
Variable& fill_(const Variable& x, const Variable& value);
Variable& zero_(const Variable& x);
/// x.detach_().
Variable& detach_(const Variable& x);

/// The same as methods.
template <class Tensor>
class ConversionMethods {
 public:
  Tensor clone(std::optional<MemoryFormat> memory_format = std::nullopt) const {
    return taper::clone(self(), memory_format);
  }
  Tensor contiguous() const { return taper::contiguous(self()); }
  /// There is one device, and nothing to wait for: `non_blocking` changes nothing.
  Tensor to(ScalarType dtype, bool /*non_blocking*/ = false, bool copy = false) const {
    return taper::to(self(), dtype, copy);
  }
  Tensor to(TypeMeta dtype, bool /*non_blocking*/ = false, bool copy = false) const {
    return taper::to(self(), dtype, copy);
  }
  Tensor to(const TensorOptions& options, bool /*non_blocking*/ = false, bool copy = false) const {
    return taper::to(self(), options, copy);
  }
  Tensor to(const Device& device, ScalarType dtype, bool /*non_blocking*/ = false,
            bool copy = false) const {
    return taper::to(self(), TensorOptions(device).dtype(dtype), copy);
  }
  Tensor to(const Tensor& other, bool /*non_blocking*/ = false, bool copy = false) const {
    return taper::to(self(), other.dtype(), copy);
  }
  Tensor toType(ScalarType dtype) const { return taper::to(self(), dtype); }
  Tensor type_as(const Tensor& other) const { return taper::to(self(), other.dtype()); }
  Tensor cpu() const { return self(); }
  /// Throws: Taper runs on the CPU.
  Tensor cuda() const { return taper::to(self(), TensorOptions(kCUDA)); }
  Tensor& copy_(const Tensor& source, bool non_blocking = false) const {
    return taper::copy_(self(), source, non_blocking);
  }
  Tensor& fill_(Scalar value) const { return taper::fill_(self(), value); }
  Tensor& fill_(const Tensor& value) const { return taper::fill_(self(), value); }
  Tensor& zero_() const { return taper::zero_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
