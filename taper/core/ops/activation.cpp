#include "taper/core/ops/activation.h"

#include "taper/core/kernels/activation.h"
#include "taper/core/kernels/reduce.h"
#include "taper/core/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/record.h"
#include "taper/core/shape.h"

namespace taper {
namespace {

// The slope of relu at y. As a function of g it is linear, and it does not depend on y otherwise.
Variable relu_backward(const Variable& g, const Variable& y) {
  return record("relu_backward", kernel::relu_backward(g.array(), y.array()),
                wrt(g, y, [](V gg, V y) { return relu_backward(gg, y); }));
}

bool is_last(const Variable& x, int64_t dim) { return dim == std::max<int64_t>(x.dim() - 1, 0); }

}  // namespace

// y = max(x, 0);  dL/dx = g where y > 0, else 0
Variable relu(const Variable& x) {
  return record("relu", kernel::relu(x.array()),
                wrt(x, kOutput, [](V g, V y) { return relu_backward(g, y); }));
}

// y = 1 / (1 + e^-x);  dL/dx = g * y (1 - y)
Variable sigmoid(const Variable& x) {
  return record("sigmoid", kernel::sigmoid(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g * (y * (1 - y)); }));
}

// y = tanh x;  dL/dx = g * (1 - y^2)
Variable tanh(const Variable& x) {
  return record("tanh", kernel::tanh(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g * (1 - y * y); }));
}

// y = softmax(x);  dL/dx = y * (g - sum(g * y))
Variable softmax(const Variable& x, int64_t dim) {
  dim = normalize_axis("softmax", dim, x.dim());
  if (!is_last(x, dim)) return softmax(x.transpose(dim, -1), -1).transpose(dim, -1);
  return record("softmax", kernel::softmax(x.array()),
                wrt(x, kOutput, [](V g, V y) { return y * (g - (g * y).sum(-1, true)); }));
}

// y = log softmax(x);  dL/dx = g - e^y * sum(g)
Variable log_softmax(const Variable& x, int64_t dim) {
  dim = normalize_axis("log_softmax", dim, x.dim());
  if (!is_last(x, dim)) return log_softmax(x.transpose(dim, -1), -1).transpose(dim, -1);
  return record("log_softmax", kernel::log_softmax(x.array()),
                wrt(x, kOutput, [](V g, V y) { return g - exp(y) * g.sum(-1, true); }));
}

}  // namespace taper
