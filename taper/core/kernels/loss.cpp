#include "taper/core/kernels/loss.h"

#include <algorithm>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"

namespace taper::kernel {
namespace {

void check_targets(const Array& target, int64_t classes, int64_t ignore_index) {
  const int64_t* t = target.data<int64_t>();
  for (int64_t i = 0; i < target.numel(); ++i)
    check(t[i] == ignore_index || (t[i] >= 0 && t[i] < classes), "cross_entropy", "Target ", t[i],
          " is out of bounds at row ", i, ", expected 0 to ", classes - 1, " (or ignore_index ",
          ignore_index, ")");
}

/// The largest value of a row and the sum of exp(x - largest).
template <class T>
std::pair<T, T> sum_exp(const T* x, int64_t n) {
  const T top = *std::max_element(x, x + n);
  T total{0};
  for (int64_t j = 0; j < n; ++j) total += std::exp(x[j] - top);
  return {top, total};
}

}  // namespace

Array cross_entropy(const Array& x, const Array& target, int64_t ignore_index) {
  const Array in = contiguous(x);
  const int64_t n = x.size(0), classes = x.size(1);
  check_targets(target, classes, ignore_index);
  Array y({n}, x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for (int64_t i = 0; i < n; ++i) {
      const T* row = in.data<T>() + i * classes;
      const int64_t t = target.data<int64_t>()[i];
      if (t == ignore_index) {
        y.data<T>()[i] = 0;
      } else {
        const auto [top, total] = sum_exp(row, classes);
        y.data<T>()[i] = top + std::log(total) - row[t];
      }
    }
  });
  return y;
}

Array cross_entropy_backward(const Array& g, const Array& x, const Array& target,
                             int64_t ignore_index) {
  const Array in = contiguous(x), scale = contiguous(g);
  const int64_t n = x.size(0), classes = x.size(1);
  Array y(x.sizes(), x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for (int64_t i = 0; i < n; ++i) {
      const T* row = in.data<T>() + i * classes;
      T* out = y.data<T>() + i * classes;
      const int64_t t = target.data<int64_t>()[i];
      if (t == ignore_index) {
        std::fill_n(out, classes, T{0});
        continue;
      }
      const auto [top, total] = sum_exp(row, classes);
      const T factor = scale.data<T>()[i];
      for (int64_t j = 0; j < classes; ++j)
        out[j] = factor * (std::exp(row[j] - top) / total - static_cast<T>(j == t));
    }
  });
  return y;
}

}  // namespace taper::kernel
