#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

#include "taper/core/graph/variable.h"

/// Variance, standard deviation and mean of floating-point tensors, over all axes or over `dim`.
/// The sum of squares is divided by n - correction; unbiased means a correction of 1. For too few
/// elements values and gradients are NaN. A single bool is `unbiased`, a single integer is a dim
/// (libtorch reads it as a bool).
namespace taper {

Variable var(const Variable& x, OptionalIntArrayRef dim = std::nullopt, bool unbiased = true,
             bool keepdim = false);
Variable var(const Variable& x, OptionalIntArrayRef dim, std::optional<int64_t> correction,
             bool keepdim = false);
/// The square root of var(); its gradient is 0 where it is 0.
Variable std(const Variable& x, OptionalIntArrayRef dim = std::nullopt, bool unbiased = true,
             bool keepdim = false);
Variable std(const Variable& x, OptionalIntArrayRef dim, std::optional<int64_t> correction,
             bool keepdim = false);
std::tuple<Variable, Variable> var_mean(const Variable& x, OptionalIntArrayRef dim = std::nullopt,
                                        bool unbiased = true, bool keepdim = false);
std::tuple<Variable, Variable> var_mean(const Variable& x, OptionalIntArrayRef dim,
                                        std::optional<int64_t> correction, bool keepdim = false);
std::tuple<Variable, Variable> std_mean(const Variable& x, OptionalIntArrayRef dim = std::nullopt,
                                        bool unbiased = true, bool keepdim = false);
std::tuple<Variable, Variable> std_mean(const Variable& x, OptionalIntArrayRef dim,
                                        std::optional<int64_t> correction, bool keepdim = false);

template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
Variable var(const Variable& x, T unbiased) {
  return var(x, std::nullopt, unbiased);
}
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
Variable std(const Variable& x, T unbiased) {
  return taper::std(x, std::nullopt, unbiased);
}
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
std::tuple<Variable, Variable> var_mean(const Variable& x, T unbiased) {
  return var_mean(x, std::nullopt, unbiased);
}
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
std::tuple<Variable, Variable> std_mean(const Variable& x, T unbiased) {
  return std_mean(x, std::nullopt, unbiased);
}

}  // namespace taper
