#pragma once

// The one header that includes xsimd, the vectors below xtensor. Kernels see an array's memory as
// spans; shapes and strides are dealt with outside.

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <xsimd/xsimd.hpp>

#include "taper/core/base/error.h"
#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

namespace taper::kernel {

/// As many floating-point numbers as the processor computes at once.
template <class T>
using Batch = xsimd::batch<T, xsimd::default_arch>;

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
  if constexpr (std::is_arithmetic_v<T>)
    return x != x;
  else
    return xsimd::isnan(x);
}

/// The larger or the smaller of a number or batch `best` and the next one; NaN wins. A batch's
/// max() gives its second argument if one is NaN.
template <class T>
T larger(const T& best, const T& next) {
  if constexpr (std::is_arithmetic_v<T>)
    return next > best || next != next ? next : best;
  else
    return choose(is_nan(next), next, xsimd::max(next, best));
}
template <class T>
T smaller(const T& best, const T& next) {
  if constexpr (std::is_arithmetic_v<T>)
    return next < best || next != next ? next : best;
  else
    return choose(is_nan(next), next, xsimd::min(next, best));
}

/// True if f takes vectors of T, and X are all T.
template <class T, class F, class... X>
constexpr bool takes_batches() {
  if constexpr ((std::is_floating_point_v<T> && ... && std::is_same_v<T, X>))
    return std::is_invocable_v<F, Batch<X>...>;
  else
    return false;
}

/// 0, 1, 2, ...
template <class T>
Batch<T> numbers() {
  alignas(Batch<T>) T lanes[Batch<T>::size];
  for (std::size_t i = 0; i < Batch<T>::size; ++i) lanes[i] = static_cast<T>(i);
  return Batch<T>::load_aligned(lanes);
}

/// True in the first n lanes.
template <class T>
auto first_lanes(int64_t n) {
  return numbers<T>() < Batch<T>(static_cast<T>(n));
}

/// The first n numbers, fewer than a vector holds; the others are 0. Without masks they go through
/// memory, which makes the processor wait for its own writes.
template <class T>
Batch<T> load_few(const T* x, int64_t n) {
#ifdef __AVX512F__
  const auto mask = (1U << static_cast<unsigned>(n)) - 1;
  if constexpr (std::is_same_v<T, float>)
    return _mm512_maskz_loadu_ps(static_cast<__mmask16>(mask), x);
  else
    return _mm512_maskz_loadu_pd(static_cast<__mmask8>(mask), x);
#else
  alignas(Batch<T>) T room[Batch<T>::size] = {};
  std::copy_n(x, n, room);
  return Batch<T>::load_aligned(room);
#endif
}

template <class T>
void store_few(const Batch<T>& x, T* y, int64_t n) {
#ifdef __AVX512F__
  const auto mask = (1U << static_cast<unsigned>(n)) - 1;
  if constexpr (std::is_same_v<T, float>)
    _mm512_mask_storeu_ps(y, static_cast<__mmask16>(mask), x);
  else
    _mm512_mask_storeu_pd(y, static_cast<__mmask8>(mask), x);
#else
  alignas(Batch<T>) T room[Batch<T>::size];
  x.store_aligned(room);
  std::copy_n(room, n, y);
#endif
}

template <std::size_t N, class X, std::size_t... I>
X rotated(const X& x, std::index_sequence<I...> /*lanes*/) {
  return X(__builtin_shufflevector(x.data, x.data, ((I + N) % sizeof...(I))...));
}

/// The lanes joined by halves.
template <std::size_t N = 0, class X, class Join>
auto join_lanes(const X& x, Join join) {
  constexpr std::size_t n = N == 0 ? X::size : N;
  if constexpr (n == 1)
    return x.get(0);
  else
    return join_lanes<n / 2>(join(x, rotated<n / 2>(x, std::make_index_sequence<X::size>())), join);
}

/// y[i] = f(x[i]...) over n elements; y may be one of x. Floating-point numbers go through a
/// generic `f` in vectors only, the last ones too, so that a result does not depend on where the
/// ranges of threads begin. Other loops are left to the compiler.
template <class T, class F, class... X>
[[gnu::noinline, gnu::flatten]] void map_span(T* y, int64_t n, F f, const X*... x) {
  if constexpr (takes_batches<T, F, X...>()) {
    constexpr auto k = static_cast<int64_t>(Batch<T>::size);
    if (n < k) return store_few(f(load_few(x, n)...), y, n);
    const Batch<T> last = f(Batch<T>::load_unaligned(x + n - k)...);
    for (int64_t i = 0; i + k <= n; i += k)
      f(Batch<T>::load_unaligned(x + i)...).store_unaligned(y + i);
    last.store_unaligned(y + n - k);
  } else {
    for (int64_t i = 0; i < n; ++i) y[i] = static_cast<T>(f(x[i]...));
  }
}

/// The same with several results: f gives an array of vectors, one for each of y.
template <class T, std::size_t N, class F, class... X>
[[gnu::noinline, gnu::flatten]] void map_span(std::array<T*, N> y, int64_t n, F f, const X*... x) {
  constexpr auto k = static_cast<int64_t>(Batch<T>::size);
  const auto store = [y](const std::array<Batch<T>, N>& values, int64_t at) {
    for (std::size_t j = 0; j < N; ++j) values[j].store_unaligned(y[j] + at);
  };
  if (n < k) {
    const std::array<Batch<T>, N> values = f(load_few(x, n)...);
    for (std::size_t j = 0; j < N; ++j) store_few(values[j], y[j], n);
    return;
  }
  const std::array<Batch<T>, N> last = f(Batch<T>::load_unaligned(x + n - k)...);
  for (int64_t i = 0; i + k <= n; i += k) store(f(Batch<T>::load_unaligned(x + i)...), i);
  store(last, n - k);
}

/// The type in which a dtype's numbers are computed with: narrow ones become float32 or int32 when
/// they are read, and are made of it when they are written.
constexpr ScalarType computed_in(ScalarType t) {
  return t == kBFloat16 || t == kHalf ? kFloat : t == kChar || t == kShort ? kInt : t;
}
constexpr bool is_narrow(ScalarType t) { return computed_in(t) != t; }

/// `number` beside elements of `dtype`, as the T in which they are computed with; throws if it is
/// beyond their range.
template <class T>
T beside(ScalarType dtype, Scalar number) {
  if (dtype == kChar) return static_cast<T>(number.to<int8_t>());
  if (dtype == kShort) return static_cast<T>(number.to<int16_t>());
  return number.to<T>();
}

/// Calls f with a value of the C++ type of `t`, which is neither bool, for which nothing is
/// compiled, nor narrow; computed_in() makes another of it.
template <class F>
decltype(auto) dispatch_number(ScalarType t, F&& f) {
  assert(!is_narrow(t) && t != kBool);
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

/// The same for every dtype, narrow ones too: for kernels that convert elements, or add up a few.
template <class F>
decltype(auto) dispatch_memory(ScalarType t, F&& f) {
  switch (t) {
    case kChar:
      return f(int8_t{});
    case kShort:
      return f(int16_t{});
    case kHalf:
      return f(Half{});
    case kBFloat16:
      return f(BFloat16{});
    default:
      return dispatch(t, f);
  }
}

/// Calls f with an integer of the size of `t`: for kernels that move elements.
template <class F>
decltype(auto) dispatch_size(ScalarType t, F&& f) {
  switch (element_size(t)) {
    case 1:
      return f(uint8_t{});
    case 2:
      return f(uint16_t{});
    case 4:
      return f(uint32_t{});
    default:
      return f(uint64_t{});
  }
}

/// The same for float32 and float64; throws for the others, naming `op`.
template <class F>
decltype(auto) dispatch_floating(const char* op, ScalarType t, F&& f) {
  check(t == kFloat || t == kDouble, op, "not implemented for '", t,
        "', expected Float or Double; convert with .to(kFloat)");
  return t == kFloat ? f(float{}) : f(double{});
}

/// The same for every dtype but bool, for which it throws.
template <class F>
decltype(auto) dispatch_numeric(const char* op, ScalarType t, F&& f) {
  check(t != kBool, op, "not implemented for 'Bool'; convert with .to(kLong)");
  return dispatch_number(t, f);
}

}  // namespace taper::kernel
