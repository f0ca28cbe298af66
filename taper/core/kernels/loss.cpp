#include "taper/core/kernels/loss.h"

#include "taper/core/kernels/softmax.h"

namespace taper::kernel {
namespace {

void check_targets(const Array& target, int64_t classes, int64_t ignore_index) {
  const int64_t* t = target.data<int64_t>();
  const auto fits = [=](int64_t k) { return (k >= 0 && k < classes) || k == ignore_index; };
  bool good = true;
  for (int64_t i = 0; i < target.numel(); ++i) good &= fits(t[i]);
  for (int64_t i = 0; i < target.numel() && !good; ++i)
    check(fits(t[i]), "cross_entropy", "Target ", t[i], " is out of bounds at row ", i,
          ", expected 0 to ", classes - 1, " (or ignore_index ", ignore_index, ")");
}

/// Calls f(row, number, its target) for each row of x.
template <class T, class F>
void for_each_row(const Array& x, const Array& target, F f) {
  const int64_t n = x.size(1);
  parallel_for(x.size(0), kElementwiseGrain / (4 * n + 1) + 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) f(x.data<T>() + i * n, i, target.data<int64_t>()[i]);
  });
}

}  // namespace

Array cross_entropy(const Array& x, const Array& target, int64_t ignore_index) {
  const Array in = contiguous(x);
  const int64_t classes = x.size(1);
  check_targets(target, classes, ignore_index);
  Array y({x.size(0)}, x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_row<T>(in, target, [&](const T* row, int64_t i, int64_t t) {
      const T top = t == ignore_index ? T{0} : largest(row, classes);
      y.data<T>()[i] =
          t == ignore_index ? T{0} : std::log(sum_of_exp(row, classes, top)) + (top - row[t]);
    });
  });
  return y;
}

Array cross_entropy_backward(const Array& g, const Array& x, const Array& target,
                             int64_t ignore_index) {
  const Array in = contiguous(x), scale = contiguous(g);
  const int64_t classes = x.size(1);
  Array y(x.sizes(), x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_row<T>(in, target, [&](const T* row, int64_t i, int64_t t) {
      T* out = y.data<T>() + i * classes;
      if (t == ignore_index) {
        std::fill_n(out, classes, T{0});
        return;
      }
      const T top = largest(row, classes), g = scale.data<T>()[i];
      const T factor = g / sum_of_exp(row, classes, top);
      const auto slope = [=](auto v) {
        return math::exp(v - decltype(v)(top)) * decltype(v)(factor);
      };
      map_span(out, classes, slope, row);
      out[t] -= g;
    });
  });
  return y;
}

}  // namespace taper::kernel
