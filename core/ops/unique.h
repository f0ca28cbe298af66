#pragma once

#include <optional>
#include <tuple>

#include "taper/core/graph/variable.h"

/// Distinct values, or slices. Each function gives them, for each element or slice of x the number
/// of the one it is equal to, and how often each occurs; the last two are empty unless asked for.
/// NaN is equal to nothing.
namespace taper {

/// In ascending order, NaN last.
std::tuple<Variable, Variable, Variable> _unique2(const Variable& x, bool sorted = true,
                                                  bool return_inverse = false,
                                                  bool return_counts = false);
/// Slices along `dim`, in ascending order of their elements.
std::tuple<Variable, Variable, Variable> unique_dim(const Variable& x, int64_t dim,
                                                    bool sorted = true, bool return_inverse = false,
                                                    bool return_counts = false);
/// Of equal neighbours one: elements of the flattened x, or slices along `dim`.
std::tuple<Variable, Variable, Variable> unique_consecutive(
    const Variable& x, bool return_inverse = false, bool return_counts = false,
    std::optional<int64_t> dim = std::nullopt);
std::tuple<Variable, Variable, Variable> unique_dim_consecutive(const Variable& x, int64_t dim,
                                                                bool return_inverse = false,
                                                                bool return_counts = false);

}  // namespace taper
