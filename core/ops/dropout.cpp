#include "taper/core/ops/dropout.h"

#include <algorithm>
#include <cmath>

#include "taper/core/kernels/random.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/dims.h"

namespace taper {
namespace {

/// What dropout makes of x: x * factor + shift, or if that is undefined, x * factor.
struct Noise {
  Variable factor, shift;
};

/// For each element, or each slice x[i, j]: `hit` with probability 1 - p, else 0.
Variable kept(const char* op, const Variable& x, double p, bool of_features, double hit = 1) {
  check(!of_features || x.dim() >= 2, op,
        "Feature dropout requires at least 2 dimensions in the input, got ", x.sizes());
  Dims sizes(static_cast<std::size_t>(x.dim()), 1);
  if (of_features) std::copy_n(x.sizes().begin(), 2, sizes.begin());
  Variable y = of_features ? empty(sizes, x.dtype()) : empty_like(x.detach());
  kernel::bernoulli(y.array(), 1 - p, default_generator(), hit);
  return y;
}

Noise zeros_or_scaled(const char* op, const Variable& x, double p, bool of_features) {
  if (p == 1) return {zeros({}, x.dtype()), {}};  // draws nothing
  return {kept(op, x, p, of_features, 1 / (1 - p)), {}};
}

// With q = 1 - p and v = -selu's limit, a (k x + (k - 1) v) + a v p has mean 0 and variance
// a^2 q (1 + v^2 p), for k = 1 with probability q, else 0
Noise saturated_or_scaled(const char* op, const Variable& x, double p, bool of_features) {
  if (p == 1) return {zeros({}, x.dtype()), {}};
  constexpr double v = 1.7580993408473766;
  const double a = 1 / std::sqrt((v * v * p + 1) * (1 - p));
  const Variable k = kept(op, x, p, of_features);
  return {k * a, (k - 1) * (v * a) + v * a * p};
}

using Draw = Noise (*)(const char* op, const Variable& x, double p, bool of_features);

bool drops(const char* op, const Variable& x, double p, bool train) {
  check(p >= 0 && p <= 1, op, "dropout probability has to be between 0 and 1, but got ", p);
  return train && p != 0 && x.numel() > 0;
}

Variable dropped(const char* op, const Variable& x, double p, bool train, Draw draw,
                 bool of_features) {
  if (!drops(op, x, p, train)) return x;
  const Noise noise = draw(op, x, p, of_features);
  return noise.shift.defined() ? x * noise.factor + noise.shift : x * noise.factor;
}

Variable& dropped_in_place(const char* op, const Variable& x, double p, bool train, Draw draw,
                           bool of_features) {
  if (drops(op, x, p, train)) {
    const Noise noise = draw(op, x, p, of_features);
    x.mul_(noise.factor);
    if (noise.shift.defined()) x.add_(noise.shift);
  }
  return const_cast<Variable&>(x);
}

}  // namespace

Variable dropout(const Variable& x, double p, bool train) {
  return dropped("dropout", x, p, train, zeros_or_scaled, false);
}
Variable feature_dropout(const Variable& x, double p, bool train) {
  return dropped("feature_dropout", x, p, train, zeros_or_scaled, true);
}
Variable alpha_dropout(const Variable& x, double p, bool train) {
  return dropped("alpha_dropout", x, p, train, saturated_or_scaled, false);
}
Variable feature_alpha_dropout(const Variable& x, double p, bool train) {
  return dropped("feature_alpha_dropout", x, p, train, saturated_or_scaled, true);
}

Variable& dropout_(const Variable& x, double p, bool train) {
  return dropped_in_place("dropout_", x, p, train, zeros_or_scaled, false);
}
Variable& feature_dropout_(const Variable& x, double p, bool train) {
  return dropped_in_place("feature_dropout_", x, p, train, zeros_or_scaled, true);
}
Variable& alpha_dropout_(const Variable& x, double p, bool train) {
  return dropped_in_place("alpha_dropout_", x, p, train, saturated_or_scaled, false);
}
Variable& feature_alpha_dropout_(const Variable& x, double p, bool train) {
  return dropped_in_place("feature_alpha_dropout_", x, p, train, saturated_or_scaled, true);
}

}  // namespace taper
