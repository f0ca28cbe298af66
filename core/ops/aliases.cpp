#include "taper/core/ops/aliases.h"

#include "taper/core/ops/ops.h"

namespace taper {

Variable absolute(const Variable& x) { return abs(x); }
Variable negative(const Variable& x) { return neg(x); }
Variable fix(const Variable& x) { return trunc(x); }
Variable arcsin(const Variable& x) { return asin(x); }
Variable arccos(const Variable& x) { return acos(x); }
Variable arctan(const Variable& x) { return atan(x); }
Variable arcsinh(const Variable& x) { return asinh(x); }
Variable arccosh(const Variable& x) { return acosh(x); }
Variable arctanh(const Variable& x) { return atanh(x); }
Variable arctan2(const Variable& y, const Variable& x) { return atan2(y, x); }
Variable subtract(const Variable& a, const Variable& b, Scalar alpha) { return sub(a, b, alpha); }
Variable subtract(const Variable& a, Scalar b, Scalar alpha) { return sub(a, b, alpha); }
Variable multiply(const Variable& a, const Variable& b) { return mul(a, b); }
Variable multiply(const Variable& a, Scalar b) { return mul(a, b); }
Variable divide(const Variable& a, const Variable& b) { return div(a, b); }
Variable divide(const Variable& a, Scalar b) { return div(a, b); }
Variable divide(const Variable& a, const Variable& b,
                std::optional<std::string_view> rounding_mode) {
  return div(a, b, rounding_mode);
}
Variable divide(const Variable& a, Scalar b, std::optional<std::string_view> rounding_mode) {
  return div(a, b, rounding_mode);
}
Variable clip(const Variable& x, std::optional<Scalar> min, std::optional<Scalar> max) {
  return clamp(x, min, max);
}
Variable clip(const Variable& x, const std::optional<Variable>& min,
              const std::optional<Variable>& max) {
  return clamp(x, min, max);
}
Variable concatenate(TensorList tensors, int64_t dim) { return cat(tensors, dim); }
Variable swapaxes(const Variable& x, int64_t axis0, int64_t axis1) {
  return transpose(x, axis0, axis1);
}
Variable swapdims(const Variable& x, int64_t dim0, int64_t dim1) {
  return transpose(x, dim0, dim1);
}
Variable moveaxis(const Variable& x, IntArrayRef source, IntArrayRef destination) {
  return movedim(x, source, destination);
}
Variable& absolute_(const Variable& x) { return abs_(x); }
Variable& negative_(const Variable& x) { return neg_(x); }
Variable& fix_(const Variable& x) { return trunc_(x); }
Variable& arcsin_(const Variable& x) { return asin_(x); }
Variable& arccos_(const Variable& x) { return acos_(x); }
Variable& arctan_(const Variable& x) { return atan_(x); }
Variable& arcsinh_(const Variable& x) { return asinh_(x); }
Variable& arccosh_(const Variable& x) { return acosh_(x); }
Variable& arctanh_(const Variable& x) { return atanh_(x); }
Variable& arctan2_(const Variable& y, const Variable& x) { return atan2_(y, x); }
Variable& subtract_(const Variable& a, const Variable& b, Scalar alpha) {
  return sub_(a, b, alpha);
}
Variable& subtract_(const Variable& a, Scalar b, Scalar alpha) { return sub_(a, b, alpha); }
Variable& multiply_(const Variable& a, const Variable& b) { return mul_(a, b); }
Variable& multiply_(const Variable& a, Scalar b) { return mul_(a, b); }
Variable& divide_(const Variable& a, const Variable& b) { return div_(a, b); }
Variable& divide_(const Variable& a, Scalar b) { return div_(a, b); }
Variable& clip_(const Variable& x, std::optional<Scalar> min, std::optional<Scalar> max) {
  return clamp_(x, min, max);
}

}  // namespace taper
