#include "taper/core/ops/promotion.h"

#include "taper/core/kernels/copy.h"

namespace taper {
namespace {

int category(ScalarType t) { return is_floating_point(t) ? 2 : t == kBool ? 0 : 1; }

}  // namespace

ScalarType result_type(const Variable& a, const Variable& b) {
  return a.dtype() == b.dtype() ? a.dtype() : result_type({&a, &b});
}

ScalarType result_type(std::initializer_list<const Variable*> operands) {
  std::optional<ScalarType> with_axes, without;
  for (const Variable* x : operands) {
    std::optional<ScalarType>& t = x->dim() > 0 ? with_axes : without;
    t = t ? promote_types(*t, x->dtype()) : x->dtype();
  }
  if (!with_axes || !without) return with_axes ? *with_axes : *without;
  return category(*without) > category(*with_axes) ? *without : *with_axes;
}

ScalarType result_type(const Variable& a, Scalar b) {
  if (category(b.type()) <= category(a.dtype())) return a.dtype();
  return b.isFloatingPoint() ? get_default_dtype() : b.type();
}

Variable wrapped(Scalar b, const Variable& a) {
  return Variable(kernel::cast(kernel::full({}, b, b.type()), result_type(a, b)));
}

Scalar converted(Scalar number, ScalarType dtype) {
  switch (dtype) {
    case kBool:
      return number.to<bool>();
    case kByte:
      return number.to<uint8_t>();
    case kChar:
      return number.to<int8_t>();
    case kShort:
      return number.to<int16_t>();
    case kInt:
      return number.to<int32_t>();
    case kLong:
      return number.to<int64_t>();
    case kHalf:
      return number.to<Half>();
    case kBFloat16:
      return number.to<BFloat16>();
    case kFloat:
      return number.to<float>();
    default:
      return number.to<double>();
  }
}

Operands::Operands(const Variable& x, const Variable& y, ScalarType dtype)
    : a(x.dtype() == dtype ? x.array() : converted_a_.emplace(kernel::cast(x.array(), dtype))),
      b(y.dtype() == dtype ? y.array() : converted_b_.emplace(kernel::cast(y.array(), dtype))) {}

Array promoted(const Variable& a, Scalar b) { return kernel::cast(a.array(), result_type(a, b)); }

Array floating(const Variable& x) { return kernel::cast(x.array(), to_floating(x.dtype())); }

ScalarType to_floating(ScalarType t) { return is_floating_point(t) ? t : get_default_dtype(); }

}  // namespace taper
