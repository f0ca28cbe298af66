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

Array cross_entropy(const Array& logits, const Array& target, int64_t ignore_index) {
  const Array x = contiguous(wide(logits));
  const int64_t n = x.size(1);
  Array y({x.size(0)}, x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_part(x.size(0), n, [&](int64_t first, int64_t rows) {
      const T* row = x.data<T>() + first * n;
      const int64_t* t = target.data<int64_t>() + first;
      T* out = y.data<T>() + first;
      T top[kPartRows];
      tops_of_rows(row, rows, n, top);
      logs_of_sums(row, rows, n, top, out);
      for (int64_t r = 0; r < rows; ++r)
        out[r] = t[r] == ignore_index ? T{0} : out[r] + (top[r] - row[r * n + t[r]]);
    });
  });
  return cast(y, logits.dtype());
}

Array cross_entropy_backward(const Array& g, const Array& logits, const Array& target,
                             int64_t ignore_index) {
  const Array x = contiguous(wide(logits)), factor = contiguous(wide(g));
  const int64_t n = x.size(1);
  Array y(x.sizes(), x.dtype());
  dispatch_floating("cross_entropy", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_part(x.size(0), n, [&](int64_t first, int64_t rows) {
      const T* g = factor.data<T>() + first;
      const int64_t* t = target.data<int64_t>() + first;
      T* out = y.data<T>() + first * n;
      softmax_of_rows(x.data<T>() + first * n, out, rows, n, [g](int64_t r) { return g[r]; });
      for (int64_t r = 0; r < rows; ++r, out += n) {
        if (t[r] == ignore_index)
          std::fill_n(out, n, T{0});
        else
          out[t[r]] -= g[r];
      }
    });
  });
  return cast(y, logits.dtype());
}

}  // namespace taper::kernel
