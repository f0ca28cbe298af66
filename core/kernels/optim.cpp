#include "taper/core/kernels/optim.h"

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

template <class T>
void sgd_span(T* w, const T* g, T* b, int64_t n, bool fresh, const SgdRule& rule) {
  const auto lr = static_cast<T>(rule.lr), decay = static_cast<T>(rule.weight_decay);
  const auto m = static_cast<T>(rule.momentum), take = static_cast<T>(1 - rule.dampening);
  const auto slope = [=](auto w, auto g) { return decay == 0 ? g : g + decltype(w)(decay) * w; };
  const auto descend = [=](auto w, auto g) { return w - decltype(w)(lr) * slope(w, g); };
  const auto roll = [=, nesterov = rule.nesterov](auto w, auto g, auto b) {
    using X = decltype(w);
    const X s = slope(w, g), v = fresh ? s : X(m) * b + X(take) * s;
    return std::array<X, 2>{w - X(lr) * (nesterov ? s + X(m) * v : v), v};
  };
  if (b == nullptr)
    map_span(w, n, descend, w, g);
  else
    map_span(std::array<T*, 2>{w, b}, n, roll, w, g, b);
}

}  // namespace

void sgd(const Array& w, const Array& g, const Array& b, bool fresh, const SgdRule& rule) {
  const auto ready = [](const Array& x) { return x.defined() ? contiguous(wide(x)) : x; };
  const Array values = ready(w), gradient = ready(g), momentum = ready(b);
  dispatch_floating("step", values.dtype(), [&](auto zero) {
    using T = decltype(zero);
    parallel_for(w.numel(), kElementwiseGrain, [&](int64_t i, int64_t e) {
      sgd_span(values.data<T>() + i, gradient.data<T>() + i,
               b.defined() ? momentum.data<T>() + i : nullptr, e - i, fresh, rule);
    });
  });
  if (values.raw() != w.raw()) copy(w, values);
  if (b.defined() && momentum.raw() != b.raw()) copy(b, momentum);
}

}  // namespace taper::kernel
