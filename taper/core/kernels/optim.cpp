#include "taper/core/kernels/optim.h"

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

/// Runs f(i) for every element i, vectorised and in parallel.
template <class F>
void for_each_element(int64_t n, F f) {
  parallel_for(n, kElementwiseGrain, [=](int64_t begin, int64_t end) {
#pragma omp simd
    for (int64_t i = begin; i < end; ++i) f(i);
  });
}

template <class T>
void sgd_flat(T* w, const T* g, T* b, int64_t n, bool fresh, const SgdRule& rule) {
  const auto lr = static_cast<T>(rule.lr), decay = static_cast<T>(rule.weight_decay);
  const auto m = static_cast<T>(rule.momentum);
  const T keep = fresh ? T(0) : m, take = fresh ? T(1) : static_cast<T>(1 - rule.dampening);
  if (fresh) for_each_element(n, [=](int64_t i) { b[i] = 0; });
  const auto descend = [=](auto d) {
    if (b == nullptr)
      for_each_element(n, [=](int64_t i) { w[i] -= lr * d(i); });
    else if (rule.nesterov)
      for_each_element(n, [=](int64_t i) {
        const T slope = d(i);
        b[i] = keep * b[i] + take * slope;
        w[i] -= lr * (slope + m * b[i]);
      });
    else
      for_each_element(n, [=](int64_t i) {
        b[i] = keep * b[i] + take * d(i);
        w[i] -= lr * b[i];
      });
  };
  if (decay == 0)
    descend([=](int64_t i) { return g[i]; });
  else
    descend([=](int64_t i) { return g[i] + decay * w[i]; });
}

}  // namespace

void sgd(const Array& w, const Array& g, const Array& b, bool fresh, const SgdRule& rule) {
  const Array values = contiguous(w), gradient = contiguous(g);
  const Array momentum = b.defined() ? contiguous(b) : b;
  dispatch_floating("step", w.dtype(), [&](auto zero) {
    using T = decltype(zero);
    sgd_flat(values.data<T>(), gradient.data<T>(), b.defined() ? momentum.data<T>() : nullptr,
             w.numel(), fresh, rule);
  });
  if (!w.is_contiguous()) copy(w, values);
  if (b.defined() && !b.is_contiguous()) copy(b, momentum);
}

}  // namespace taper::kernel
