#include "taper/core/kernels/pointwise.h"

#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/math.h"

namespace taper::kernel {
namespace {

bool is_nan(Scalar number) { return std::isnan(number.toDouble()); }

/// What a NaN as a bound makes of x.
Array all_nan(const Array& x, const Array& into) {
  const Scalar nan = std::numeric_limits<double>::quiet_NaN();
  if (!into.defined()) return full_like(x, nan, x.dtype());
  fill(into, nan);
  return {};
}

/// y with the sign of x, which xsimd takes from a rounded zero where processors cannot round.
template <class X>
X signed_like(const X& x, const X& y) {
  return xsimd::copysign(y, x);
}

}  // namespace

Array exp(const Array& x, const Array& into) {
  return floating("exp", x, into, [](auto v) { return math::exp(v); });
}
Array expm1(const Array& x, const Array& into) {
  return floating("expm1", x, into, [](auto v) { return math::expm1(v); });
}
Array log(const Array& x, const Array& into) {
  return floating("log", x, into, [](auto v) { return math::log(v); });
}
Array log1p(const Array& x, const Array& into) {
  return floating("log1p", x, into, [](auto v) { return math::log1p(v); });
}
Array log2(const Array& x, const Array& into) {
  return floating("log2", x, into, [](auto v) { return math::log2(v); });
}
Array log10(const Array& x, const Array& into) {
  return floating("log10", x, into, [](auto v) { return math::log10(v); });
}
Array sqrt(const Array& x, const Array& into) {
  return floating("sqrt", x, into, [](auto v) { return xsimd::sqrt(v); });
}
Array rsqrt(const Array& x, const Array& into) {
  return floating("rsqrt", x, into, [](auto v) { return decltype(v)(1) / xsimd::sqrt(v); });
}
Array erf(const Array& x, const Array& into) {
  return floating("erf", x, into, [](auto v) { return math::erf(v); });
}
Array sin(const Array& x, const Array& into) {
  return floating("sin", x, into, [](auto v) { return xsimd::sin(v); });
}
Array cos(const Array& x, const Array& into) {
  return floating("cos", x, into, [](auto v) { return xsimd::cos(v); });
}
Array floor(const Array& x, const Array& into) {
  return floating("floor", x, into, [](auto v) { return signed_like(v, xsimd::floor(v)); });
}
Array ceil(const Array& x, const Array& into) {
  return floating("ceil", x, into, [](auto v) { return signed_like(v, xsimd::ceil(v)); });
}
Array round(const Array& x, const Array& into) {
  return floating("round", x, into, [](auto v) { return signed_like(v, xsimd::nearbyint(v)); });
}
Array trunc(const Array& x, const Array& into) {
  return floating("trunc", x, into, [](auto v) { return signed_like(v, xsimd::trunc(v)); });
}

Array abs(const Array& x, const Array& into) {
  return dispatch_numeric("abs", computed_in(x.dtype()), [&](auto zero) {
    return map<decltype(zero)>(
        x,
        [](auto v) {
          if constexpr (std::is_integral_v<decltype(v)>)
            return v < decltype(v)(0) ? static_cast<decltype(v)>(0u - static_cast<uint64_t>(v)) : v;
          else {
            using std::abs;
            return abs(v);
          }
        },
        into);
  });
}

Array sign(const Array& x, const Array& into) {
  return dispatch(computed_in(x.dtype()), [&](auto zero) {
    return map<decltype(zero)>(
        x,
        [](auto v) {
          using X = decltype(v);
          if constexpr (std::is_integral_v<X>)
            return static_cast<X>((v > X(0)) - (v < X(0)));
          else
            return choose(v > X(0), X(1), choose(v < X(0), X(-1), X(0)));
        },
        into);
  });
}

Array clamp(const Array& x, Scalar min, Scalar max, const Array& into) {
  if (is_nan(min) || is_nan(max)) return all_nan(x, into);
  return dispatch_numeric("clamp", computed_in(x.dtype()), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(
        x,
        [low = beside<T>(x.dtype(), min), high = beside<T>(x.dtype(), max)](auto v) {
          using X = decltype(v);
          const X raised = choose(v < X(low), X(low), v);
          return choose(raised > X(high), X(high), raised);
        },
        into);
  });
}
Array clamp_min(const Array& x, Scalar min, const Array& into) {
  if (is_nan(min)) return all_nan(x, into);
  return dispatch_numeric("clamp_min", computed_in(x.dtype()), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(
        x,
        [low = beside<T>(x.dtype(), min)](auto v) {
          return choose(v < decltype(v)(low), decltype(v)(low), v);
        },
        into);
  });
}
Array clamp_max(const Array& x, Scalar max, const Array& into) {
  if (is_nan(max)) return all_nan(x, into);
  return dispatch_numeric("clamp_max", computed_in(x.dtype()), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(
        x,
        [high = beside<T>(x.dtype(), max)](auto v) {
          return choose(v > decltype(v)(high), decltype(v)(high), v);
        },
        into);
  });
}

Array nan_to_num(const Array& x, double nan, double posinf, double neginf, const Array& into) {
  return floating("nan_to_num", x, into, [=](auto v) {
    using X = decltype(v);
    using T = math::number_t<X>;
    constexpr T inf = std::numeric_limits<T>::infinity();
    const X finite = choose(v == X(inf), X(static_cast<T>(posinf)),
                            choose(v == X(-inf), X(static_cast<T>(neginf)), v));
    return choose(is_nan(v), X(static_cast<T>(nan)), finite);
  });
}

}  // namespace taper::kernel
