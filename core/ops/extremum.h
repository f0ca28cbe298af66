#pragma once

#include <optional>
#include <tuple>

#include "taper/core/graph/variable.h"

/// Largest and smallest values; NaN wins. Throws for no elements.
namespace taper {

/// Of the whole tensor. Ties share the gradient evenly.
Variable max(const Variable& x);
Variable min(const Variable& x);
/// Over axes (none: all). Ties share the gradient evenly, and so do NaNs, where PyTorch's gradient
/// is NaN.
Variable amax(const Variable& x, IntArrayRef dim = {}, bool keepdim = false);
Variable amin(const Variable& x, IntArrayRef dim = {}, bool keepdim = false);
/// Along an axis, with their first positions (int64), which get the gradient.
std::tuple<Variable, Variable> max(const Variable& x, int64_t dim, bool keepdim = false);
std::tuple<Variable, Variable> min(const Variable& x, int64_t dim, bool keepdim = false);
/// The first positions alone, along `dim` or in the flattened tensor.
Variable argmax(const Variable& x, std::optional<int64_t> dim = std::nullopt, bool keepdim = false);
Variable argmin(const Variable& x, std::optional<int64_t> dim = std::nullopt, bool keepdim = false);

}  // namespace taper
