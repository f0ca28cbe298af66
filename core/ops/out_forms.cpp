#include "taper/core/ops/out_forms.h"

#include "taper/core/base/warning.h"
#include "taper/core/graph/inplace.h"

namespace taper {

Variable& write_out(const char* op, Variable& result, const Variable& value) {
  if (!is_untracked(result, {&value}))
    throw Error(str(std::string(op, std::string(op).size() - 4),  // without "_out"
                    "(): functions with out=... arguments don't support automatic differentiation, "
                    "but one of the arguments requires grad."));
  if (result.sizes() != value.sizes()) {
    if (result.numel() > 0)
      TAPER_WARN(op, ": An output with one or more elements was resized since it had shape ",
                 result.sizes(), ", which does not match the required output shape ", value.sizes(),
                 ". This behavior is deprecated, and in a future PyTorch release outputs will "
                 "not be resized unless they have zero elements. You can explicitly reuse an "
                 "out tensor t by resizing it, inplace, to zero elements with t.resize_(0).");
    result.resize_(value.sizes());
  }
  return in_place(op, result, [&](V) { return value; });
}

Variable& add_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha) {
  return write_out("add_out", result, add(a, b, alpha));
}
Variable& sub_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha) {
  return write_out("sub_out", result, sub(a, b, alpha));
}
Variable& add_out(Variable& result, const Variable& a, Scalar b, Scalar alpha) {
  return write_out("add_out", result, add(a, b, alpha));
}
Variable& sub_out(Variable& result, const Variable& a, Scalar b, Scalar alpha) {
  return write_out("sub_out", result, sub(a, b, alpha));
}
Variable& clamp_out(Variable& result, const Variable& x, std::optional<Scalar> min,
                    std::optional<Scalar> max) {
  return write_out("clamp_out", result, clamp(x, min, max));
}
Variable& clamp_out(Variable& result, const Variable& x, const std::optional<Variable>& min,
                    const std::optional<Variable>& max) {
  return write_out("clamp_out", result, clamp(x, min, max));
}
Variable& logit_out(Variable& result, const Variable& x, std::optional<double> eps) {
  return write_out("logit_out", result, logit(x, eps));
}
Variable& nan_to_num_out(Variable& result, const Variable& x, std::optional<double> nan,
                         std::optional<double> posinf, std::optional<double> neginf) {
  return write_out("nan_to_num_out", result, nan_to_num(x, nan, posinf, neginf));
}
Variable& lerp_out(Variable& result, const Variable& start, const Variable& end, Scalar weight) {
  return write_out("lerp_out", result, lerp(start, end, weight));
}
Variable& lerp_out(Variable& result, const Variable& start, const Variable& end,
                   const Variable& weight) {
  return write_out("lerp_out", result, lerp(start, end, weight));
}
Variable& addcmul_out(Variable& result, const Variable& x, const Variable& a, const Variable& b,
                      Scalar value) {
  return write_out("addcmul_out", result, addcmul(x, a, b, value));
}
Variable& addcdiv_out(Variable& result, const Variable& x, const Variable& a, const Variable& b,
                      Scalar value) {
  return write_out("addcdiv_out", result, addcdiv(x, a, b, value));
}
Variable& where_out(Variable& result, const Variable& condition, const Variable& a,
                    const Variable& b) {
  return write_out("where_out", result, where(condition, a, b));
}

}  // namespace taper
