#pragma once

#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/math.h"

/// What softmax, logsumexp and cross entropy need of a row of n neighbouring elements.
namespace taper::kernel {

/// The sum of f(x).
template <class T, class F>
double sum_of(const T* x, int64_t n, F f) {
  const auto add = [](auto a, auto b) -> decltype(a) { return a + b; };
  const auto step = [f](auto a, auto v) -> decltype(a + f(v)) { return a + f(v); };
  return fold_run(x, n, make_fold<T, double>(T{0}, step, add));
}

/// The largest element; NaN wins.
template <class T>
T largest(const T* x, int64_t n) {
  const auto larger = [](auto a, auto v) -> decltype(a) {
    const auto beyond = !(v <= a);
    return choose(decltype(beyond)(beyond & (a == a)), v, a);
  };
  return fold_run(x, n, make_fold<T, T>(-std::numeric_limits<T>::infinity(), larger, larger));
}

/// The sum of e^(x - shift).
template <class T>
T sum_of_exp(const T* x, int64_t n, T shift) {
  const auto term = [shift](auto v) -> decltype(v) { return math::exp(v - decltype(v)(shift)); };
  return static_cast<T>(sum_of(x, n, term));
}

}  // namespace taper::kernel
