#pragma once

// The one header that includes xtensor. Kernels see an array's memory as rank-1 spans, on which
// xtensor's assignments are vectorised by xsimd; shapes and strides are dealt with outside.

#include <array>
#include <cmath>
#include <limits>
#include <xtensor/xadapt.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>

#include "taper/core/array.h"
#include "taper/core/error.h"

namespace taper::kernel {

/// As many floating-point numbers as the processor computes at once.
template <class T>
using Batch = xsimd::batch<T, xsimd::default_arch>;

/// n elements from p on as an xtensor expression, without a copy.
template <class T>
auto span(T* p, int64_t n) {
  const auto size = static_cast<std::size_t>(n);
  return xt::adapt(std::move(p), size, xt::no_ownership(), std::array<std::size_t, 1>{size});
}

/// condition ? a : b, for numbers and for batches.
template <class C, class T>
T choose(const C& condition, const T& a, const T& b) {
  if constexpr (std::is_same_v<C, bool>)
    return condition ? a : b;
  else
    return xsimd::select(condition, a, b);
}

/// For batches too, whose x != x is false for NaN with AVX.
template <class T>
auto is_nan(const T& x) {
  return !(x == x);
}

/// y[i] = f(x[i]...) over n elements. A generic `f` gets floating-point batches of xsimd, or
/// scalars; loops over integers, and for an `f` that takes scalars only, are left to the compiler.
template <class T, class F, class... X>
void map_span(T* y, int64_t n, F f, const X*... x) {
  if constexpr ((std::is_floating_point_v<T> && ... && std::is_same_v<T, X>)) {
    if constexpr (std::is_invocable_v<F, Batch<X>...>) {
      if (n > 1) {
        auto out = span(y, n);
        xt::noalias(out) = xt::make_lambda_xfunction(std::move(f), span(x, n)...);
        return;
      }
    }
  }
  for (int64_t i = 0; i < n; ++i) y[i] = static_cast<T>(f(x[i]...));
}

/// Calls f with a value of the C++ type of `t`, which is not bool. Nothing is compiled for bool.
template <class F>
decltype(auto) dispatch_number(ScalarType t, F&& f) {
  switch (t) {
    case kByte:
      return f(uint8_t{});
    case kInt:
      return f(int32_t{});
    case kLong:
      return f(int64_t{});
    case kFloat:
      return f(float{});
    default:
      return f(double{});
  }
}

/// The same for every dtype.
template <class F>
decltype(auto) dispatch(ScalarType t, F&& f) {
  return t == kBool ? f(bool{}) : dispatch_number(t, f);
}

/// The same for the floating-point dtypes; throws for the others, naming `op`.
template <class F>
decltype(auto) dispatch_floating(const char* op, ScalarType t, F&& f) {
  check(is_floating_point(t), op, "not implemented for this dtype, got ", t,
        ", expected float32 or float64; convert with .to(kFloat)");
  return t == kFloat ? f(float{}) : f(double{});
}

/// The same for every dtype but bool, for which it throws.
template <class F>
decltype(auto) dispatch_numeric(const char* op, ScalarType t, F&& f) {
  check(t != kBool, op, "not implemented for bool; convert with .to(kLong)");
  return dispatch_number(t, f);
}

}  // namespace taper::kernel
