#include "taper/core/ops/activation.h"

#include "taper/core/kernels/activation.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/pointwise.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/update.h"

namespace taper {
namespace {

// z = g where y > 0, else 0;  dL/dg = the cotangent where y > 0, else 0,  dL/dy = 0
Variable relu_backward(const Variable& g, const Variable& y) {
  return record("relu_backward", kernel::relu_backward(g.array(), y.array()),
                wrt(g, y, [](V gg, V y) { return relu_backward(gg, y); }),
                wrt(y, [](V gg) { return zeros_like(gg); }));
}

void check_not_bool(const char* op, const Variable& x) {
  check(x.dtype() != kBool, op, op[0] == 'r' ? "Boolean" : "Bool", " inputs not supported for ", op,
        "; convert with .to(kLong)");
}

constexpr double kSeluAlpha = 1.6732632423543772848170429916717;
constexpr double kSeluScale = 1.0507009873554804934193349852946;

}  // namespace

// y = g;  dL/dg = the cotangent,  dL/dx = 0
Variable flat_in(const Variable& x, const Variable& g) {
  if (!x.requires_grad()) return g;
  return record("flat_in", g.array(), wrt(g, [](V gg) { return gg; }),
                wrt(x, x, [](V gg, V x) { return flat_in(x, zeros(x.sizes(), gg.dtype())); }));
}

// y = max(x, 0);  dL/dx = g where y > 0, else 0
Variable relu(const Variable& x) {
  check_not_bool("relu", x);
  return record("relu", kernel::relu(x.array()),
                wrt(x, kOutput, [](V g, V y) { return relu_backward(g, y); }));
}

Variable relu6(const Variable& x) { return hardtanh(x, 0, 6); }

// y = min(max(x, low), high);  dL/dx = g where low < x < high, else 0
Variable hardtanh(const Variable& x, Scalar min_val, Scalar max_val) {
  check_not_bool("hardtanh", x);
  if (!x.is_floating_point()) {
    min_val = min_val.toLong();
    max_val = max_val.toLong();
  }
  check(x.dtype() != kByte || (min_val.toDouble() >= 0 && max_val.toDouble() >= 0), "hardtanh",
        "cannot do hardtanh on an unsigned type with negative limits, got ", min_val, " and ",
        max_val);
  return record("hardtanh", kernel::clamp(x.array(), min_val, max_val),
                wrt(x, x, [min_val, max_val](V g, V x) {
                  return flat_in(x, where(logical_and(x > min_val, x < max_val), g, 0));
                }));
}

// y = x where x > t, else v;  dL/dx = g where x > t, else 0
Variable threshold(const Variable& x, Scalar threshold, Scalar value) {
  return record(
      "threshold", kernel::threshold(x.array(), threshold, value),
      wrt(x, x, [threshold](V g, V x) { return flat_in(x, where(x <= threshold, 0, g)); }));
}

// y = x where x > 0, else a x;  dL/dx = g where x > 0, else a g
Variable leaky_relu(const Variable& x, Scalar negative_slope) {
  return record("leaky_relu", kernel::leaky_relu(x.array(), negative_slope.toDouble()),
                wrt(x, x, [negative_slope](V g, V x) {
                  return flat_in(x, where(x > 0, g, g * negative_slope));
                }));
}

// y = x where x > 0, else w x;  dL/dx = g where x > 0, else w g,  dL/dw = x g where x <= 0, else 0
Variable prelu(const Variable& x, const Variable& weight) {
  check(weight.dim() <= 1, "prelu",
        "Expected `weight` to be a scalar or 1D tensor, but got ndim = ", weight.dim());
  check(x.dim() > 0 || weight.numel() == 1, "prelu", "Not allow zero-dim input tensor.");
  const int64_t channels = x.dim() > 1 ? x.size(1) : 1;
  check(weight.numel() == 1 || weight.numel() == channels, "prelu",
        "Mismatch of parameter numbers and input channel size. Found parameter numbers = ",
        weight.numel(), " and channel size = ", channels, ".");
  check(x.dtype() == weight.dtype(), "prelu", "Found dtype ", weight.dtype(), " but expected ",
        x.dtype(), "; convert with .to(dtype)");
  Dims shape(weight.numel() == 1 ? 0 : static_cast<std::size_t>(x.dim()), 1);
  if (!shape.empty()) shape[1] = channels;
  const Variable w = weight.reshape(shape);
  return record("prelu", kernel::prelu(kernel::contiguous(x.array()), w.array()),
                wrt(x, x, w, [](V g, V x, V w) { return flat_in(x, where(x > 0, g, g * w)); }),
                wrt(w, x, [](V g, V x) { return where(x > 0, 0, g * x); }));
}

// y = a x, with a = 1 where x > 0;  dL/dx = a g
Variable rrelu(const Variable& x, Scalar lower, Scalar upper, bool training,
               std::optional<Generator> generator) {
  const double from = lower.toDouble(), to = upper.toDouble();
  check(from <= to, "rrelu", "Lower bound should be less than or equal to the upper bound, got ",
        from, " and ", to);
  if (!training) return leaky_relu(x, (from + to) / 2);
  const Variable slopes(
      kernel::random_slopes(x.array(), from, to, generator ? *generator : default_generator()));
  return record("rrelu", kernel::mul(kernel::contiguous(x.array()), slopes.array()),
                wrt(x, x, slopes, [](V g, V x, V a) { return flat_in(x, g * a); }));
}

// y = s x where x > 0, else s a (e^(k x) - 1);  dL/dx = s g where x > 0, else s a k e^(k x) g
Variable elu(const Variable& x, Scalar alpha, Scalar scale, Scalar input_scale) {
  const double a = alpha.toDouble(), s = scale.toDouble(), k = input_scale.toDouble();
  return record("elu", kernel::elu(x.array(), a, s, k), wrt(x, x, [a, s, k](V g, V x) {
                  const Variable below = a * s * k * exp(k * where(x >= 0, 0, x));
                  return where(x > 0, g * s, g * below);
                }));
}
Variable celu(const Variable& x, Scalar alpha) {
  check(alpha.toDouble() != 0, "celu", "ZeroDivisionError: alpha cannot be 0 for CELU");
  return elu(x, alpha, 1, 1 / alpha.toDouble());
}
Variable selu(const Variable& x) { return elu(x, kSeluAlpha, kSeluScale); }

// y = x outside of [-l, l], else 0;  dL/dx = g outside, else 0
Variable hardshrink(const Variable& x, Scalar lambd) {
  return record("hardshrink", kernel::hardshrink(x.array(), lambd.toDouble()),
                wrt(x, x, [lambd](V g, V x) {
                  return flat_in(x, where(logical_or(x<-lambd, x> lambd), g, 0));
                }));
}

// y = x - l sign(x) outside of [-l, l], else 0;  dL/dx = g outside, else 0
Variable softshrink(const Variable& x, Scalar lambd) {
  check(lambd.toDouble() >= 0, "softshrink",
        "lambda must be greater or equal to 0, but found to be ", lambd, ".");
  return record("softshrink", kernel::softshrink(x.array(), lambd.toDouble()),
                wrt(x, x, [lambd](V g, V x) {
                  return flat_in(x, where(logical_or(x<-lambd, x> lambd), g, 0));
                }));
}

Variable& relu_(const Variable& x) { return update("relu_", x, kernel::relu, relu); }
Variable& relu6_(const Variable& x) { return hardtanh_(x, 0, 6); }
Variable& hardtanh_(const Variable& x, Scalar min_val, Scalar max_val) {
  return update(
      "hardtanh_", x,
      [=](const Array& in, const Array& y) { kernel::clamp(in, min_val, max_val, y); },
      [=](V old) { return hardtanh(old, min_val, max_val); });
}
Variable& threshold_(const Variable& x, Scalar threshold, Scalar value) {
  return update(
      "threshold_", x,
      [=](const Array& in, const Array& y) { kernel::threshold(in, threshold, value, y); },
      [=](V old) { return taper::threshold(old, threshold, value); });
}
Variable& leaky_relu_(const Variable& x, Scalar negative_slope) {
  return update(
      "leaky_relu_", x,
      [a = negative_slope.toDouble()](const Array& in, const Array& y) {
        kernel::leaky_relu(in, a, y);
      },
      [=](V old) { return leaky_relu(old, negative_slope); });
}
Variable& rrelu_(const Variable& x, Scalar lower, Scalar upper, bool training,
                 std::optional<Generator> generator) {
  return in_place("rrelu_", x,
                  [&](V old) { return rrelu(old, lower, upper, training, generator); });
}
Variable& elu_(const Variable& x, Scalar alpha, Scalar scale, Scalar input_scale) {
  return update(
      "elu_", x,
      [a = alpha.toDouble(), s = scale.toDouble(), k = input_scale.toDouble()](
          const Array& in, const Array& y) { kernel::elu(in, a, s, k, y); },
      [=](V old) { return elu(old, alpha, scale, input_scale); });
}
Variable& celu_(const Variable& x, Scalar alpha) {
  return in_place("celu_", x, [&](V old) { return celu(old, alpha); });
}
Variable& selu_(const Variable& x) { return elu_(x, kSeluAlpha, kSeluScale); }

}  // namespace taper
