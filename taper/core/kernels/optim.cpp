#include "taper/core/kernels/optim.h"

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

/// n neighbouring elements, few enough for the first cache.
template <class T>
void sgd_part(T* w, const T* g, T* b, int64_t n, bool fresh, const SgdRule& rule) {
  const auto lr = static_cast<T>(rule.lr), decay = static_cast<T>(rule.weight_decay);
  const auto m = static_cast<T>(rule.momentum), take = static_cast<T>(1 - rule.dampening);
  const auto slope = [=](auto w, auto g) { return decay == 0 ? g : g + decltype(w)(decay) * w; };
  if (b == nullptr) {
    const auto descend = [=](auto w, auto g) { return w - decltype(w)(lr) * slope(w, g); };
    return map_span(w, n, descend, w, g);
  }
  if (fresh)
    map_span(b, n, slope, w, g);
  else
    map_span(
        b, n,
        [=](auto w, auto g, auto b) {
          using X = decltype(w);
          return X(m) * b + X(take) * slope(w, g);
        },
        w, g, b);
  map_span(
      w, n,
      [=, nesterov = rule.nesterov](auto w, auto g, auto b) {
        using X = decltype(w);
        return w - X(lr) * (nesterov ? slope(w, g) + X(m) * b : b);
      },
      w, g, b);
}

template <class T>
void sgd_flat(T* w, const T* g, T* b, int64_t n, bool fresh, const SgdRule& rule) {
  constexpr int64_t kPart = 2048;
  parallel_for(n, kElementwiseGrain, [=](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i += kPart)
      sgd_part(w + i, g + i, b == nullptr ? b : b + i, std::min(kPart, end - i), fresh, rule);
  });
}

}  // namespace

void sgd(const Array& w, const Array& g, const Array& b, bool fresh, const SgdRule& rule) {
  const ScalarType computed = computed_in(w.dtype());
  const auto ready = [&](const Array& x) {
    return x.defined() ? contiguous(cast(x, computed)) : x;
  };
  const Array values = ready(w), gradient = ready(g), momentum = ready(b);
  dispatch_floating("step", computed, [&](auto zero) {
    using T = decltype(zero);
    sgd_flat(values.data<T>(), gradient.data<T>(), b.defined() ? momentum.data<T>() : nullptr,
             w.numel(), fresh, rule);
  });
  if (values.raw() != w.raw()) copy(w, values);
  if (b.defined() && momentum.raw() != b.raw()) copy(b, momentum);
}

}  // namespace taper::kernel
