#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

#include "taper/core/graph/variable_fwd.h"

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
Variable var(const Variable& x, T unbiased);
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
Variable std(const Variable& x, T unbiased);
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
std::tuple<Variable, Variable> var_mean(const Variable& x, T unbiased);
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
std::tuple<Variable, Variable> std_mean(const Variable& x, T unbiased);

/// The same as methods.
template <class Tensor>
class StatisticsMethods {
 public:
  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  Tensor var(T unbiased) const {
    return taper::var(self(), unbiased);
  }
  Tensor var(OptionalIntArrayRef dim = std::nullopt, bool unbiased = true,
             bool keepdim = false) const {
    return taper::var(self(), dim, unbiased, keepdim);
  }
  Tensor var(OptionalIntArrayRef dim, std::optional<int64_t> correction,
             bool keepdim = false) const {
    return taper::var(self(), dim, correction, keepdim);
  }
  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  Tensor std(T unbiased) const {
    return taper::std(self(), unbiased);
  }
  Tensor std(OptionalIntArrayRef dim = std::nullopt, bool unbiased = true,
             bool keepdim = false) const {
    return taper::std(self(), dim, unbiased, keepdim);
  }
  Tensor std(OptionalIntArrayRef dim, std::optional<int64_t> correction,
             bool keepdim = false) const {
    return taper::std(self(), dim, correction, keepdim);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
