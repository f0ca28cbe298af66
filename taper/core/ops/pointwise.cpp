#include "taper/core/ops/pointwise.h"

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/pointwise.h"
#include "taper/core/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/record.h"

namespace taper {
namespace {

Array floating(const Variable& x) { return kernel::cast(x.array(), to_floating(x.dtype())); }

}  // namespace

// y = e^x;  dL/dx = g * y
Variable exp(const Variable& x) {
  return record("exp", kernel::exp(floating(x)), wrt(x, kOutput, [](V g, V y) { return g * y; }));
}

// y = ln x;  dL/dx = g / x
Variable log(const Variable& x) {
  return record("log", kernel::log(floating(x)), wrt(x, x, [](V g, V x) { return g / x; }));
}

// y = sqrt x;  dL/dx = g / (2 y)
Variable sqrt(const Variable& x) {
  return record("sqrt", kernel::sqrt(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g / (2 * y); }));
}

// y = |x|;  dL/dx = g * sign(x)
Variable abs(const Variable& x) {
  return record("abs", kernel::abs(floating(x)), wrt(x, x, [](V g, V x) { return g * sign(x); }));
}

// y = sign(x);  dL/dx = 0
Variable sign(const Variable& x) {
  const Variable positive = lt(zeros_like(x), x), negative = lt(x, zeros_like(x));
  return record("sign", sub(positive.to(x.dtype()), negative.to(x.dtype())).array(),
                wrt(x, [](V g) { return zeros_like(g); }));
}

}  // namespace taper
