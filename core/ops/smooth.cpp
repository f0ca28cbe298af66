#include "taper/core/ops/smooth.h"

#include <cmath>

#include "taper/core/kernels/activation.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/rows.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

// z = g y (1 - y);  dL/dg = h y (1 - y),  dL/dy = h g (1 - 2 y)
Variable sigmoid_backward(const Variable& g, const Variable& y) {
  return record("sigmoid_backward", kernel::sigmoid_backward(g.array(), y.array()),
                wrt(g, y, [](V h, V y) { return sigmoid_backward(h, y); }),
                wrt(y, g, y, [](V h, V g, V y) { return h * g * (1 - 2 * y); }));
}

// z = g (1 - y^2);  dL/dg = h (1 - y^2),  dL/dy = -2 h g y
Variable tanh_backward(const Variable& g, const Variable& y) {
  return record("tanh_backward", kernel::tanh_backward(g.array(), y.array()),
                wrt(g, y, [](V h, V y) { return tanh_backward(h, y); }),
                wrt(y, g, y, [](V h, V g, V y) { return -2 * h * g * y; }));
}

// y = x (1 + tanh u) / 2, u = c (x + d x^3);
// dL/dx = g / 2 * (1 + tanh u + x (1 - tanh(u)^2) c (1 + 3 d x^2))
Variable gelu_tanh(const Variable& x) {
  return record("gelu", kernel::gelu_tanh(x.array()), wrt(x, x, [](V g, V x) {
                  const double c = M_SQRT2 * M_2_SQRTPI / 2, d = 0.044715;
                  const Variable t = tanh(c * (x + d * pow(x, 3)));
                  return g * 0.5 * (1 + t + x * (1 - t * t) * (c + 3 * c * d * (x * x)));
                }));
}

bool is_last(const Variable& x, int64_t dim) { return dim == std::max<int64_t>(x.dim() - 1, 0); }

}  // namespace

// y = 1 / (1 + e^-x);  dL/dx = g * y (1 - y)
Variable sigmoid(const Variable& x) {
  return record("sigmoid", kernel::sigmoid(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return sigmoid_backward(g, y); }));
}

// y = -log(1 + e^-x);  dL/dx = g * sigmoid(-x)
Variable log_sigmoid(const Variable& x) {
  return record("log_sigmoid", kernel::log_sigmoid(kernel::contiguous(x.array())),
                wrt(x, x, [](V g, V x) { return g * sigmoid(-x); }));
}

// y = tanh x;  dL/dx = g * (1 - y^2)
Variable tanh(const Variable& x) {
  return record("tanh", kernel::tanh(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return tanh_backward(g, y); }));
}

Variable tanhshrink(const Variable& x) { return x - tanh(x); }

// y = log(1 + e^(b x)) / b;  dL/dx = g * sigmoid(b x), and g where b x > t
Variable softplus(const Variable& x, Scalar beta, Scalar threshold) {
  const double b = beta.toDouble(), t = threshold.toDouble();
  return record("softplus", kernel::softplus(x.array(), b, t),
                wrt(x, x, [b, t](V g, V x) { return where(x * b > t, g, g * sigmoid(x * b)); }));
}

Variable softsign(const Variable& x) { return x / (1 + abs(x)); }

// y = x F(x), F the normal distribution;  dL/dx = g * (F(x) + x F'(x))
Variable gelu(const Variable& x, const std::string& approximate) {
  check(approximate == "none" || approximate == "tanh", "gelu",
        "approximate argument must be either none or tanh. Got '", approximate, "'");
  if (approximate == "tanh") return gelu_tanh(x);
  return record("gelu", kernel::gelu(x.array()), wrt(x, x, [](V g, V x) {
                  const Variable below = 0.5 * (1 + erf(x * M_SQRT1_2));
                  return g * (below + x * (M_SQRT1_2 * M_2_SQRTPI / 2 * exp(-0.5 * (x * x))));
                }));
}

// y = x s, s = sigmoid(x);  dL/dx = g * s (1 + x (1 - s))
Variable silu(const Variable& x) {
  return record("silu", kernel::silu(x.array()), wrt(x, x, [](V g, V x) {
                  const Variable s = sigmoid(x);
                  return g * (s * (1 + x * (1 - s)));
                }));
}

// y = x t, t = tanh(log(1 + e^x));  dL/dx = g * (t + x (1 - t^2) sigmoid(x))
Variable mish(const Variable& x) {
  return record("mish", kernel::mish(x.array()), wrt(x, x, [](V g, V x) {
                  const Variable t = tanh(softplus(x));
                  return g * (t + x * (1 - t * t) * sigmoid(x));
                }));
}

Variable glu(const Variable& x, int64_t dim) {
  check_that(x.dim() > 0, "glu does not support 0-dimensional tensors; its axis is halved");
  check(x.is_floating_point(), "glu", "not implemented for '", x.dtype(),
        "'; convert with .to(kFloat)");
  const int64_t axis = normalize_axis("glu", dim, x.dim()), n = x.size(axis);
  check(n % 2 == 0, "glu", "Halving dimension must be even, but dimension ", axis, " is size ", n);
  return x.narrow(axis, 0, n / 2) * sigmoid(x.narrow(axis, n / 2, n / 2));
}

// y = softmax(x);  dL/dx = y * (g - sum(g * y))
Variable softmax(const Variable& x, int64_t dim, std::optional<ScalarType> dtype) {
  if (dtype && *dtype != x.dtype()) return softmax(x.to(*dtype), dim);
  dim = normalize_axis("softmax", dim, x.dim());
  if (!is_last(x, dim)) return softmax(x.transpose(dim, -1), -1).transpose(dim, -1).contiguous();
  return record("softmax", kernel::softmax(x.array()),
                wrt(x, kOutput, [](V g, V y) { return y * (g - (g * y).sum(-1, true)); }));
}

// y = log softmax(x);  dL/dx = g - e^y * sum(g)
Variable log_softmax(const Variable& x, int64_t dim, std::optional<ScalarType> dtype) {
  if (dtype && *dtype != x.dtype()) return log_softmax(x.to(*dtype), dim);
  dim = normalize_axis("log_softmax", dim, x.dim());
  if (!is_last(x, dim))
    return log_softmax(x.transpose(dim, -1), -1).transpose(dim, -1).contiguous();
  return record("log_softmax", kernel::log_softmax(x.array()),
                wrt(x, kOutput, [](V g, V y) { return g - exp(y) * g.sum(-1, true); }));
}

Variable& sigmoid_(const Variable& x) { return update("sigmoid_", x, kernel::sigmoid, sigmoid); }
Variable& tanh_(const Variable& x) { return update("tanh_", x, kernel::tanh, tanh); }
Variable& gelu_(const Variable& x, const std::string& approximate) {
  return in_place("gelu_", x, [&](V old) { return gelu(old, approximate); });
}
Variable& silu_(const Variable& x) { return update("silu_", x, kernel::silu, silu); }
Variable& mish_(const Variable& x) { return update("mish_", x, kernel::mish, mish); }

}  // namespace taper
