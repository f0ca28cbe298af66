#pragma once

#include <optional>

#include "taper/core/graph/variable.h"

/// Signs, rounding, bounds and special values, element by element; the dtype stays.
namespace taper {

/// The absolute value; its derivative at 0 is 0. Not for bools.
Variable abs(const Variable& x);
/// -1, 0 or 1 (0 for NaN); its derivative is 0 everywhere.
Variable sign(const Variable& x);
/// Down, up, to the nearest integer (halves to the even one), towards 0; their derivatives are 0.
Variable floor(const Variable& x);
Variable ceil(const Variable& x);
Variable round(const Variable& x);
Variable trunc(const Variable& x);
/// x, not below `min` and not above `max` (max wins if min > max); NaN stays. The derivative is 1
/// from bound to bound, bounds included. Throws if neither is given.
Variable clamp(const Variable& x, std::optional<Scalar> min,
               std::optional<Scalar> max = std::nullopt);
Variable clamp_min(const Variable& x, Scalar min);
Variable clamp_max(const Variable& x, Scalar max);
/// The same with a bound for each element; shapes broadcast. A bound gets the gradient where it is
/// the result and differs from x.
Variable clamp(const Variable& x, const std::optional<Variable>& min,
               const std::optional<Variable>& max);
Variable clamp(const Variable& x, const Variable& min);
Variable clamp_min(const Variable& x, const Variable& min);
Variable clamp_max(const Variable& x, const Variable& max);
/// Numbers for NaN, inf and -inf: 0 and the largest and smallest finite ones unless given.
Variable nan_to_num(const Variable& x, std::optional<double> nan = std::nullopt,
                    std::optional<double> posinf = std::nullopt,
                    std::optional<double> neginf = std::nullopt);
/// bool; no integer is NaN or infinite.
Variable isnan(const Variable& x);
Variable isinf(const Variable& x);
Variable isfinite(const Variable& x);

}  // namespace taper
