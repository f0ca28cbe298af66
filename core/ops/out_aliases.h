#pragma once

#include "taper/core/ops/out_forms.h"

/// Second names of the forms that write into a tensor of the caller.
namespace taper {

inline constexpr OutOfOne absolute_out = abs_out, negative_out = neg_out, fix_out = trunc_out,
                          arcsin_out = asin_out, arccos_out = acos_out, arctan_out = atan_out,
                          arcsinh_out = asinh_out, arccosh_out = acosh_out, arctanh_out = atanh_out;
inline constexpr OutOfTwo arctan2_out = atan2_out;
inline constexpr OutOfEither multiply_out = mul_out, greater_out = gt_out, less_out = lt_out,
                             greater_equal_out = ge_out, less_equal_out = le_out,
                             not_equal_out = ne_out;
inline constexpr OutOfQuotient divide_out = div_out;
Variable& subtract_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha = 1);
Variable& subtract_out(Variable& result, const Variable& a, Scalar b, Scalar alpha = 1);
Variable& clip_out(Variable& result, const Variable& x, std::optional<Scalar> min,
                   std::optional<Scalar> max = std::nullopt);
Variable& clip_out(Variable& result, const Variable& x, const std::optional<Variable>& min,
                   const std::optional<Variable>& max = std::nullopt);

}  // namespace taper
