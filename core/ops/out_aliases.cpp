#include "taper/core/ops/out_aliases.h"

namespace taper {

Variable& subtract_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha) {
  return sub_out(result, a, b, alpha);
}
Variable& subtract_out(Variable& result, const Variable& a, Scalar b, Scalar alpha) {
  return sub_out(result, a, b, alpha);
}
Variable& clip_out(Variable& result, const Variable& x, std::optional<Scalar> min,
                   std::optional<Scalar> max) {
  return clamp_out(result, x, min, max);
}
Variable& clip_out(Variable& result, const Variable& x, const std::optional<Variable>& min,
                   const std::optional<Variable>& max) {
  return clamp_out(result, x, min, max);
}

}  // namespace taper
