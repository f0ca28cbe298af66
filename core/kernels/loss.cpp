#include "taper/core/kernels/loss.h"

#include "taper/core/kernels/softmax.h"

namespace taper::kernel {

int64_t count_targets(const char* op, const Array& target, int64_t classes, int64_t ignore_index) {
  const int64_t* t = target.data<int64_t>();
  const auto counts = [=](int64_t k) { return k >= 0 && k < classes && k != ignore_index; };
  int64_t counted = 0, ignored = 0;
  for (int64_t i = 0; i < target.numel(); ++i) {
    counted += counts(t[i]);
    ignored += t[i] == ignore_index;
  }
  for (int64_t i = 0; counted + ignored < target.numel(); ++i)  // until the first wrong one
    check(counts(t[i]) || t[i] == ignore_index, op, "Target ", t[i],
          " is out of bounds. Got it at row ", i, ", expected 0 to ", classes - 1,
          " (or ignore_index ", ignore_index, ")");
  return counted;
}

Array nll_loss(const Array& log_p, const Array& target, int64_t ignore_index) {
  const Array x = wide(log_p), y({x.size(0)}, x.dtype());
  dispatch_floating("nll_loss", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const int64_t* t = target.data<int64_t>();
    for (int64_t i = 0; i < x.size(0); ++i)
      y.data<T>()[i] =
          t[i] == ignore_index ? T{0} : -x.data<T>()[i * x.strides()[0] + t[i] * x.strides()[1]];
  });
  return cast(y, log_p.dtype());
}

Array nll_loss_backward(const Array& g, const Array& target, int64_t classes,
                        int64_t ignore_index) {
  const Array factor = contiguous(wide(g)), y({factor.numel(), classes}, factor.dtype());
  dispatch_floating("nll_loss", y.dtype(), [&](auto zero) {
    const int64_t* t = target.data<int64_t>();
    const auto* from = factor.data<decltype(zero)>();
    for_each_part(y.size(0), classes, [&, to = y.data<decltype(zero)>()](int64_t i, int64_t rows) {
      for (const int64_t end = i + rows; i < end; ++i) {
        std::fill_n(to + i * classes, classes, zero);
        if (t[i] != ignore_index) to[i * classes + t[i]] = -from[i];
      }
    });
  });
  return cast(y, g.dtype());
}

CrossEntropies cross_entropy(const Array& logits, const Array& target, int64_t ignore_index) {
  const Array x = contiguous(wide(logits));
  const int64_t n = x.size(1);
  const Array y({x.size(0)}, x.dtype()), moments({2, x.size(0)}, x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_part(x.size(0), n, [&](int64_t first, int64_t rows) {
      const T* row = x.data<T>() + first * n;
      const int64_t* t = target.data<int64_t>() + first;
      T *out = y.data<T>() + first, *top = moments.data<T>() + first, *sum = top + x.size(0);
      tops_of_rows(row, rows, n, top);
      sums_of_exp(row, rows, n, top, sum);
      const auto log = [](auto v) { return math::log(v); };
      map_span(out, rows, log, static_cast<const T*>(sum));
      for (int64_t r = 0; r < rows; ++r)
        out[r] = t[r] == ignore_index ? T{0} : out[r] + (top[r] - row[r * n + t[r]]);
    });
  });
  return {cast(y, logits.dtype()), moments};
}

Array cross_entropy_backward(const Array& g, const Array& logits, const Array& target,
                             const Array& moments, int64_t ignore_index) {
  const Array x = contiguous(wide(logits)), factor = contiguous(wide(g));
  const int64_t n = x.size(1);
  Array y(x.sizes(), x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T *top = moments.data<T>(), *sum = top + x.size(0);
    for_each_part(x.size(0), n, [&](int64_t first, int64_t rows) {
      for (int64_t r = first; r < first + rows; ++r) {
        const int64_t t = target.data<int64_t>()[r];
        T *out = y.data<T>() + r * n, g = factor.data<T>()[r];
        if (t == ignore_index) {
          std::fill_n(out, n, T{0});
          continue;
        }
        const auto share = [m = top[r], s = g / sum[r]](auto v) {
          using X = decltype(v);
          return math::exp(v - X(m)) * X(s);
        };
        map_span(out, n, share, x.data<T>() + r * n);
        out[t] -= g;
      }
    });
  });
  return cast(y, logits.dtype());
}

}  // namespace taper::kernel
