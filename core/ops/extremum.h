#pragma once

#include <optional>
#include <tuple>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/arithmetic.h"

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

/// The same as methods.
template <class Tensor>
class ExtremumMethods {
 public:
  Tensor max(const Tensor& other) const { return taper::max(self(), other); }
  Tensor min(const Tensor& other) const { return taper::min(self(), other); }
  Tensor max() const { return taper::max(self()); }
  std::tuple<Tensor, Tensor> max(int64_t dim, bool keepdim = false) const {
    return taper::max(self(), dim, keepdim);
  }
  Tensor min() const { return taper::min(self()); }
  std::tuple<Tensor, Tensor> min(int64_t dim, bool keepdim = false) const {
    return taper::min(self(), dim, keepdim);
  }
  Tensor argmax(std::optional<int64_t> dim = std::nullopt, bool keepdim = false) const {
    return taper::argmax(self(), dim, keepdim);
  }
  Tensor argmin(std::optional<int64_t> dim = std::nullopt, bool keepdim = false) const {
    return taper::argmin(self(), dim, keepdim);
  }
  Tensor amax(IntArrayRef dim = {}, bool keepdim = false) const {
    return taper::amax(self(), dim, keepdim);
  }
  Tensor amin(IntArrayRef dim = {}, bool keepdim = false) const {
    return taper::amin(self(), dim, keepdim);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
