#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/generator.h"

/// Activation functions made of straight lines, and the elu family. Floating-point tensors only,
/// except where noted. A name that ends in _ changes x.
namespace taper {

/// max(x, 0); its derivative at 0 is 0. Integers, too.
Variable relu(const Variable& x);
/// min(max(x, 0), 6); its derivatives at 0 and 6 are 0. Integers, too.
Variable relu6(const Variable& x);
/// x, not below min_val and not above max_val, where its derivatives are 0. Integers, too.
Variable hardtanh(const Variable& x, Scalar min_val = -1, Scalar max_val = 1);
/// x where x > threshold, else value; its derivative at the threshold is 0. Integers, too.
Variable threshold(const Variable& x, Scalar threshold, Scalar value);
/// x where x > 0, else negative_slope * x.
Variable leaky_relu(const Variable& x, Scalar negative_slope = 0.01);
/// x where x > 0, else weight * x; weight has one element, or one for each channel (axis 1).
Variable prelu(const Variable& x, const Variable& weight);
/// leaky_relu with the slope (lower + upper) / 2; in training, with one drawn for each element.
Variable rrelu(const Variable& x, Scalar lower = 1. / 8, Scalar upper = 1. / 3,
               bool training = false, std::optional<Generator> generator = std::nullopt);
/// scale * x where x > 0, else scale * alpha * (e^(input_scale * x) - 1).
Variable elu(const Variable& x, Scalar alpha = 1, Scalar scale = 1, Scalar input_scale = 1);
/// elu of alpha with input_scale 1 / alpha, so that the derivative at 0 is 1.
Variable celu(const Variable& x, Scalar alpha = 1);
/// elu with the alpha and scale that keep mean 0 and variance 1 (Klambauer et al. 2017).
Variable selu(const Variable& x);
/// x outside of [-lambd, lambd], else 0.
Variable hardshrink(const Variable& x, Scalar lambd = 0.5);
/// x moved towards 0 by lambd.
Variable softshrink(const Variable& x, Scalar lambd = 0.5);

Variable& relu_(const Variable& x);
Variable& relu6_(const Variable& x);
Variable& hardtanh_(const Variable& x, Scalar min_val = -1, Scalar max_val = 1);
Variable& threshold_(const Variable& x, Scalar threshold, Scalar value);
Variable& leaky_relu_(const Variable& x, Scalar negative_slope = 0.01);
Variable& rrelu_(const Variable& x, Scalar lower = 1. / 8, Scalar upper = 1. / 3,
                 bool training = false, std::optional<Generator> generator = std::nullopt);
Variable& elu_(const Variable& x, Scalar alpha = 1, Scalar scale = 1, Scalar input_scale = 1);
Variable& celu_(const Variable& x, Scalar alpha = 1);
Variable& selu_(const Variable& x);

/// The same as methods.
template <class Tensor>
class ActivationMethods {
 public:
  Tensor relu() const { return taper::relu(self()); }
  Tensor prelu(const Tensor& weight) const { return taper::prelu(self(), weight); }
  Tensor hardshrink(Scalar lambd = 0.5) const { return taper::hardshrink(self(), lambd); }
  Tensor& relu_() const { return taper::relu_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
