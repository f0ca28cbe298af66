#pragma once

#include <optional>
#include <tuple>

#include "taper/core/variable.h"

/// Reductions. `dim` may be negative; an empty list means all axes; a reduced axis keeps size 1 if
/// keepdim.
namespace taper {

/// bool and integers are summed as int64.
Variable sum(const Variable& x);
Variable sum(const Variable& x, IntArrayRef dim, bool keepdim = false);
/// Floating point only; NaN for no elements.
Variable mean(const Variable& x);
Variable mean(const Variable& x, IntArrayRef dim, bool keepdim = false);
/// The largest values and their first positions (int64); NaN counts as largest. The gradient goes
/// to that position.
std::tuple<Variable, Variable> max(const Variable& x, int64_t dim, bool keepdim = false);
std::tuple<Variable, Variable> min(const Variable& x, int64_t dim, bool keepdim = false);
/// The first position of the largest value, along `dim` or in the flattened tensor; int64.
Variable argmax(const Variable& x, std::optional<int64_t> dim = std::nullopt, bool keepdim = false);

}  // namespace taper
