#include "taper/core/kernels/spaced.h"

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"

namespace taper::kernel {
namespace {

template <class F>
Array spaced(Scalar start, Scalar end, int64_t n, ScalarType dtype, F f) {
  if (is_narrow(dtype)) return cast(spaced(start, end, n, computed_in(dtype), f), dtype);
  Array y({n}, dtype);
  dispatch_number(dtype, [&](auto zero) {
    using T = decltype(zero);
    using Step = std::conditional_t<std::is_integral_v<T>, double, T>;
    const Step first = start.to<T>(), last = end.to<T>();
    const Step step = n > 1 ? (last - first) / static_cast<Step>(n - 1) : 0;
    for (int64_t i = 0; i < n; ++i)
      y.data<T>()[i] =
          convert<T>(f(i < n / 2 || n == 1 ? first + step * static_cast<Step>(i)
                                           : last - step * static_cast<Step>(n - 1 - i)));
  });
  return y;
}

}  // namespace

Array linspace(Scalar start, Scalar end, int64_t n, ScalarType dtype) {
  return spaced(start, end, n, dtype, [](auto x) { return x; });
}

Array logspace(Scalar start, Scalar end, int64_t n, double base, ScalarType dtype) {
  return spaced(start, end, n, dtype, [base](auto x) { return std::pow(base, x); });
}

}  // namespace taper::kernel
