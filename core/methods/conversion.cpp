#include "taper/core/methods/conversion.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

TensorOptions with_dtype_of(const Variable& x, const TensorOptions& options) {
  return options.dtype(options.dtype_opt().value_or(x.dtype()));
}

}  // namespace

const Variable& ConversionMethods::self() const { return static_cast<const Variable&>(*this); }

Variable ConversionMethods::to(ScalarType dtype, bool, bool copy) const {
  return copy && dtype == self().dtype() ? clone() : taper::to(self(), dtype);
}
Variable ConversionMethods::to(const Device& device, ScalarType dtype, bool, bool copy) const {
  return to(TensorOptions(device).dtype(dtype), false, copy);
}
Variable ConversionMethods::to(const TensorOptions& options, bool, bool copy) const {
  check(!options.requires_grad(), "to",
        "to(options) expects unset requires_grad flag, but got options.requires_grad set as true; "
        "call requires_grad_() on the result");
  return to(options.dtype_opt().value_or(self().dtype()), false, copy);
}
Variable ConversionMethods::to(const Variable& other, bool, bool copy) const {
  return to(other.dtype(), false, copy);
}
Variable ConversionMethods::toType(ScalarType dtype) const { return to(dtype); }
Variable ConversionMethods::type_as(const Variable& other) const { return to(other); }
Variable ConversionMethods::cpu() const { return self(); }
Variable ConversionMethods::cuda() const { return to(TensorOptions(kCUDA)); }
Variable ConversionMethods::clone() const { return taper::clone(self()); }
Variable ConversionMethods::contiguous() const { return taper::contiguous(self()); }

Variable ConversionMethods::new_empty(IntArrayRef size, const TensorOptions& options) const {
  return empty(size, with_dtype_of(self(), options));
}
Variable ConversionMethods::new_zeros(IntArrayRef size, const TensorOptions& options) const {
  return zeros(size, with_dtype_of(self(), options));
}
Variable ConversionMethods::new_ones(IntArrayRef size, const TensorOptions& options) const {
  return ones(size, with_dtype_of(self(), options));
}
Variable ConversionMethods::new_full(IntArrayRef size, Scalar value,
                                     const TensorOptions& options) const {
  return full(size, value, with_dtype_of(self(), options));
}
Variable ConversionMethods::new_tensor(const TensorData& data, const TensorOptions& options) const {
  return tensor(data, with_dtype_of(self(), options));
}

}  // namespace taper
