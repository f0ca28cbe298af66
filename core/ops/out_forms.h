#pragma once

#include <optional>
#include <string_view>

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
/// The forms of several overloads.
template <class... Overloads>
struct OutForms : Overloads... {
  using Overloads::operator()...;
};
/// Of two tensors, or a tensor and a number; and the other way round.
using OutOfEither = OutForms<OutOfTwo, OutOfNumber>;
using OutOfAny = OutForms<OutOfTwo, OutOfNumber, OutOverload<Scalar, const Variable&>>;
using RoundingMode = std::optional<std::string_view>;
using OutOfQuotient =
    OutForms<OutOfTwo, OutOfNumber, OutOverload<const Variable&, const Variable&, RoundingMode>,
             OutOverload<const Variable&, Scalar, RoundingMode>>;

inline constexpr OutOfOne abs_out{"abs_out", abs}, acos_out{"acos_out", acos},
    acosh_out{"acosh_out", acosh}, asin_out{"asin_out", asin}, asinh_out{"asinh_out", asinh},
    atan_out{"atan_out", atan}, atanh_out{"atanh_out", atanh},
    bitwise_not_out{"bitwise_not_out", bitwise_not}, ceil_out{"ceil_out", ceil},
    cos_out{"cos_out", cos}, cosh_out{"cosh_out", cosh}, deg2rad_out{"deg2rad_out", deg2rad},
    digamma_out{"digamma_out", digamma}, erf_out{"erf_out", erf}, erfc_out{"erfc_out", erfc},
    erfinv_out{"erfinv_out", erfinv}, exp_out{"exp_out", exp}, exp2_out{"exp2_out", exp2},
    expm1_out{"expm1_out", expm1}, floor_out{"floor_out", floor}, frac_out{"frac_out", frac},
    lgamma_out{"lgamma_out", lgamma}, log_out{"log_out", log}, log10_out{"log10_out", log10},
    log1p_out{"log1p_out", log1p}, log2_out{"log2_out", log2},
    logical_not_out{"logical_not_out", logical_not}, neg_out{"neg_out", neg},
    rad2deg_out{"rad2deg_out", rad2deg}, reciprocal_out{"reciprocal_out", reciprocal},
    relu_out{"relu_out", relu}, rsqrt_out{"rsqrt_out", rsqrt}, sigmoid_out{"sigmoid_out", sigmoid},
    sign_out{"sign_out", sign}, silu_out{"silu_out", silu}, sin_out{"sin_out", sin},
    sinh_out{"sinh_out", sinh}, sqrt_out{"sqrt_out", sqrt}, square_out{"square_out", square},
    tan_out{"tan_out", tan}, tanh_out{"tanh_out", tanh}, trunc_out{"trunc_out", trunc};
inline constexpr OutOverload<int64_t, const Variable&> polygamma_out{"polygamma_out", polygamma};
inline constexpr OutForms<OutOfOne, OutOverload<const Variable&, int64_t>> round_out{
    {"round_out", round}, {"round_out", round}};

inline constexpr OutOfTwo atan2_out{"atan2_out", atan2}, copysign_out{"copysign_out", copysign},
    heaviside_out{"heaviside_out", heaviside}, hypot_out{"hypot_out", hypot},
    logaddexp_out{"logaddexp_out", logaddexp}, logaddexp2_out{"logaddexp2_out", logaddexp2},
    logical_and_out{"logical_and_out", logical_and}, logical_or_out{"logical_or_out", logical_or},
    logical_xor_out{"logical_xor_out", logical_xor}, maximum_out{"maximum_out", maximum},
    minimum_out{"minimum_out", minimum}, mm_out{"mm_out", mm}, matmul_out{"matmul_out", matmul},
    bmm_out{"bmm_out", bmm}, mv_out{"mv_out", mv}, dot_out{"dot_out", dot},
    outer_out{"outer_out", outer}, inner_out{"inner_out", inner};

inline constexpr OutOfEither mul_out{{"mul_out", mul}, {"mul_out", mul}};
inline constexpr OutOfQuotient div_out{
    {"div_out", div}, {"div_out", div}, {"div_out", div}, {"div_out", div}};
inline constexpr OutOfEither true_divide_out{{"true_divide_out", true_divide},
                                             {"true_divide_out", true_divide}};
inline constexpr OutOfEither floor_divide_out{{"floor_divide_out", floor_divide},
                                              {"floor_divide_out", floor_divide}};
inline constexpr OutOfEither remainder_out{{"remainder_out", remainder},
                                           {"remainder_out", remainder}};
inline constexpr OutOfEither fmod_out{{"fmod_out", fmod}, {"fmod_out", fmod}};
inline constexpr OutOfAny pow_out{{"pow_out", pow}, {"pow_out", pow}, {"pow_out", pow}};
inline constexpr OutOfAny float_power_out{{"float_power_out", float_power},
                                          {"float_power_out", float_power},
                                          {"float_power_out", float_power}};
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
inline constexpr OutOfEither clamp_min_out{{"clamp_min_out", clamp_min},
                                           {"clamp_min_out", clamp_min}};
inline constexpr OutOfEither clamp_max_out{{"clamp_max_out", clamp_max},
                                           {"clamp_max_out", clamp_max}};

/// With the defaults of the operations.
Variable& add_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha = 1);
Variable& sub_out(Variable& result, const Variable& a, const Variable& b, Scalar alpha = 1);
Variable& add_out(Variable& result, const Variable& a, Scalar b, Scalar alpha = 1);
Variable& sub_out(Variable& result, const Variable& a, Scalar b, Scalar alpha = 1);
Variable& clamp_out(Variable& result, const Variable& x, std::optional<Scalar> min,
                    std::optional<Scalar> max = std::nullopt);
Variable& clamp_out(Variable& result, const Variable& x, const std::optional<Variable>& min,
                    const std::optional<Variable>& max = std::nullopt);
Variable& logit_out(Variable& result, const Variable& x, std::optional<double> eps = std::nullopt);
Variable& nan_to_num_out(Variable& result, const Variable& x,
                         std::optional<double> nan = std::nullopt,
                         std::optional<double> posinf = std::nullopt,
                         std::optional<double> neginf = std::nullopt);
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
