#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/ops/ops.h"

/// libtorch's forms that write into a tensor of the caller: exp_out(y, x) puts exp(x) into y, which
/// is resized to its shape, and keeps its dtype: one that the value's can be cast to. Throws if a
/// gradient would be lost.
namespace taper {

/// Puts into `result` the value that `op` has computed.
Variable& write_out(const char* op, Variable& result, const Variable& value);

/// The form of one overload of an operation.
template <class... Arguments>
struct OutOverload {
  const char* op;
  Variable (*compute)(Arguments...);
  Variable& operator()(Variable& result, Arguments... arguments) const {
    return write_out(op, result, compute(arguments...));
  }
};
using OutOfOne = OutOverload<const Variable&>;
using OutOfTwo = OutOverload<const Variable&, const Variable&>;
using OutOfNumber = OutOverload<const Variable&, Scalar>;
/// Of two tensors, or a tensor and a number.
struct OutOfEither : OutOfTwo, OutOfNumber {
  using OutOfNumber::operator();
  using OutOfTwo::operator();
};

inline constexpr OutOfOne abs_out{"abs_out", abs};
inline constexpr OutOfOne acos_out{"acos_out", acos};
inline constexpr OutOfOne acosh_out{"acosh_out", acosh};
inline constexpr OutOfOne asin_out{"asin_out", asin};
inline constexpr OutOfOne asinh_out{"asinh_out", asinh};
inline constexpr OutOfOne atan_out{"atan_out", atan};
inline constexpr OutOfOne atanh_out{"atanh_out", atanh};
inline constexpr OutOfOne bitwise_not_out{"bitwise_not_out", bitwise_not};
inline constexpr OutOfOne ceil_out{"ceil_out", ceil};
inline constexpr OutOfOne cos_out{"cos_out", cos};
inline constexpr OutOfOne cosh_out{"cosh_out", cosh};
inline constexpr OutOfOne deg2rad_out{"deg2rad_out", deg2rad};
inline constexpr OutOfOne digamma_out{"digamma_out", digamma};
inline constexpr OutOfOne erf_out{"erf_out", erf};
inline constexpr OutOfOne erfc_out{"erfc_out", erfc};
inline constexpr OutOfOne erfinv_out{"erfinv_out", erfinv};
inline constexpr OutOfOne exp_out{"exp_out", exp};
inline constexpr OutOfOne exp2_out{"exp2_out", exp2};
inline constexpr OutOfOne expm1_out{"expm1_out", expm1};
inline constexpr OutOfOne floor_out{"floor_out", floor};
inline constexpr OutOfOne frac_out{"frac_out", frac};
inline constexpr OutOfOne lgamma_out{"lgamma_out", lgamma};
inline constexpr OutOfOne log_out{"log_out", log};
inline constexpr OutOfOne log10_out{"log10_out", log10};
inline constexpr OutOfOne log1p_out{"log1p_out", log1p};
inline constexpr OutOfOne log2_out{"log2_out", log2};
inline constexpr OutOfOne logical_not_out{"logical_not_out", logical_not};
inline constexpr OutOfOne neg_out{"neg_out", neg};
inline constexpr OutOfOne rad2deg_out{"rad2deg_out", rad2deg};
inline constexpr OutOfOne reciprocal_out{"reciprocal_out", reciprocal};
inline constexpr OutOfOne relu_out{"relu_out", relu};
inline constexpr OutOfOne round_out{"round_out", round};
inline constexpr OutOfOne rsqrt_out{"rsqrt_out", rsqrt};
inline constexpr OutOfOne sigmoid_out{"sigmoid_out", sigmoid};
inline constexpr OutOfOne sign_out{"sign_out", sign};
inline constexpr OutOfOne sin_out{"sin_out", sin};
inline constexpr OutOfOne sinh_out{"sinh_out", sinh};
inline constexpr OutOfOne sqrt_out{"sqrt_out", sqrt};
inline constexpr OutOfOne square_out{"square_out", square};
inline constexpr OutOfOne tan_out{"tan_out", tan};
inline constexpr OutOfOne tanh_out{"tanh_out", tanh};
inline constexpr OutOfOne trunc_out{"trunc_out", trunc};

inline constexpr OutOfTwo atan2_out{"atan2_out", atan2};
inline constexpr OutOfTwo copysign_out{"copysign_out", copysign};
inline constexpr OutOfTwo hypot_out{"hypot_out", hypot};
inline constexpr OutOfTwo logaddexp_out{"logaddexp_out", logaddexp};
inline constexpr OutOfTwo logaddexp2_out{"logaddexp2_out", logaddexp2};
inline constexpr OutOfTwo logical_and_out{"logical_and_out", logical_and};
inline constexpr OutOfTwo logical_or_out{"logical_or_out", logical_or};
inline constexpr OutOfTwo logical_xor_out{"logical_xor_out", logical_xor};
inline constexpr OutOfTwo maximum_out{"maximum_out", maximum};
inline constexpr OutOfTwo minimum_out{"minimum_out", minimum};
inline constexpr OutOfTwo mm_out{"mm_out", mm};
inline constexpr OutOfTwo matmul_out{"matmul_out", matmul};
inline constexpr OutOfTwo bmm_out{"bmm_out", bmm};
inline constexpr OutOfTwo mv_out{"mv_out", mv};
inline constexpr OutOfTwo dot_out{"dot_out", dot};
inline constexpr OutOfTwo outer_out{"outer_out", outer};
inline constexpr OutOfTwo inner_out{"inner_out", inner};

inline constexpr OutOfEither mul_out{{"mul_out", mul}, {"mul_out", mul}};
inline constexpr OutOfEither div_out{{"div_out", div}, {"div_out", div}};
inline constexpr OutOfEither floor_divide_out{{"floor_divide_out", floor_divide},
                                              {"floor_divide_out", floor_divide}};
inline constexpr OutOfEither remainder_out{{"remainder_out", remainder},
                                           {"remainder_out", remainder}};
inline constexpr OutOfEither fmod_out{{"fmod_out", fmod}, {"fmod_out", fmod}};
inline constexpr OutOfEither pow_out{{"pow_out", pow}, {"pow_out", pow}};
inline constexpr OutOfEither eq_out{{"eq_out", eq}, {"eq_out", eq}};
inline constexpr OutOfEither ne_out{{"ne_out", ne}, {"ne_out", ne}};
inline constexpr OutOfEither lt_out{{"lt_out", lt}, {"lt_out", lt}};
inline constexpr OutOfEither le_out{{"le_out", le}, {"le_out", le}};
inline constexpr OutOfEither gt_out{{"gt_out", gt}, {"gt_out", gt}};
inline constexpr OutOfEither ge_out{{"ge_out", ge}, {"ge_out", ge}};
inline constexpr OutOfEither bitwise_and_out{{"bitwise_and_out", bitwise_and},
                                             {"bitwise_and_out", bitwise_and}};
inline constexpr OutOfEither bitwise_or_out{{"bitwise_or_out", bitwise_or},
                                            {"bitwise_or_out", bitwise_or}};
inline constexpr OutOfEither bitwise_xor_out{{"bitwise_xor_out", bitwise_xor},
                                             {"bitwise_xor_out", bitwise_xor}};
inline constexpr OutOfNumber clamp_min_out{"clamp_min_out", clamp_min};
inline constexpr OutOfNumber clamp_max_out{"clamp_max_out", clamp_max};

/// With the defaults of the operations.
Variable& add_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha = 1);
Variable& sub_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha = 1);
Variable& add_out(Variable& result, const Variable& a, Scalar b, Scalar alpha = 1);
Variable& sub_out(Variable& result, const Variable& a, Scalar b, Scalar alpha = 1);
Variable& clamp_out(Variable& result, const Variable& x, std::optional<Scalar> min,
                    std::optional<Scalar> max = std::nullopt);
Variable& lerp_out(Variable& result, const Variable& start, const Variable& end, Scalar weight);
Variable& lerp_out(Variable& result, const Variable& start, const Variable& end,
                   const Variable& weight);
Variable& addcmul_out(Variable& result, const Variable& x, const Variable& a, const Variable& b,
                      Scalar value = 1);
Variable& addcdiv_out(Variable& result, const Variable& x, const Variable& a, const Variable& b,
                      Scalar value = 1);
Variable& where_out(Variable& result, const Variable& condition, const Variable& a,
                    const Variable& b);

}  // namespace taper
