#include "taper/core/kernels/reduce.h"

#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/integer.h"

namespace taper::kernel {

Block block(const Array& x, IntArrayRef axes, bool rows) {
  const auto rank = static_cast<std::size_t>(x.dim());
  const bool together =
      axes.empty() || (axes.back() - axes.front() + 1 == static_cast<int64_t>(axes.size()) &&
                       (!rows || axes.back() + 1 == x.dim()));
  Dims sizes, strides, moved_sizes, moved_strides;
  Block b;
  if (together) {
    b.values = contiguous(x);
    for (std::size_t i = 0; i < rank; ++i) {
      const auto axis = static_cast<int64_t>(i);
      int64_t& part = axes.empty() || axis > axes.back() ? b.inner
                      : axis < axes.front()              ? b.outer
                                                         : b.n;
      part *= x.sizes()[i];
    }
    return b;
  }
  for (std::size_t i = 0; i < rank; ++i) {
    const bool reduced = std::find(axes.begin(), axes.end(), static_cast<int64_t>(i)) != axes.end();
    (reduced ? moved_sizes : sizes).push_back(x.sizes()[i]);
    (reduced ? moved_strides : strides).push_back(x.strides()[i]);
    (reduced ? b.n : b.outer) *= x.sizes()[i];
  }
  for (std::size_t i = 0; i < moved_sizes.size(); ++i) {
    sizes.push_back(moved_sizes[i]);
    strides.push_back(moved_strides[i]);
  }
  b.values = contiguous(x.as_strided(sizes, strides, x.offset()));
  return b;
}

namespace {

/// Reduces x, whose elements are of type T, to an array of elements Out.
template <class T, class Out, class F>
Array reduce(const Array& x, IntArrayRef axes, bool keepdim, const F& f) {
  Array y(reduced_sizes(x.sizes(), axes, keepdim), dtype_of<Out>);
  Out* out = y.data<Out>();
  fold<T>(block(x, axes), f, [out](int64_t i, auto total) { out[i] = static_cast<Out>(total); });
  return y;
}

/// Sums and products: of integers in int64, of floats in float64 beyond a block.
template <class F>
Array accumulate(const Array& x, IntArrayRef axes, bool keepdim, int start, F f) {
  if (is_narrow(x.dtype())) {
    const Array y = accumulate(wide(x), axes, keepdim, start, f);
    return is_floating_point(x.dtype()) ? cast(y, x.dtype()) : y;
  }
  return dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    constexpr bool kReal = std::is_floating_point_v<T>;
    using Lane = std::conditional_t<kReal, T, int64_t>;
    using Total = std::conditional_t<kReal, double, int64_t>;
    const auto step = [f](auto lane, auto v) -> decltype(lane) {
      if constexpr (kReal)
        return f(lane, v);
      else
        return f(lane, static_cast<Lane>(v));
    };
    return reduce<T, Lane>(x, axes, keepdim,
                           make_fold<Lane, Total>(static_cast<Lane>(start), step, f));
  });
}

/// |x| of a number or a batch.
template <class X>
X magnitude(const X& x) {
  using std::abs;
  return abs(x);
}

/// Folds |x|; the result is in float64.
template <class T, class Step, class Join>
Array fold_abs(const Array& x, IntArrayRef axes, bool keepdim, double start, Step step, Join join) {
  const auto take = [step](auto a, auto v) -> decltype(step(a, v)) {
    return step(a, magnitude(v));
  };
  return reduce<T, double>(x, axes, keepdim,
                           make_fold<T, double>(static_cast<T>(start), take, join));
}

template <class T>
Array power_sum(const Array& x, double p, IntArrayRef axes, bool keepdim) {
  const auto sum = [&](auto power) {
    const auto step = [power](auto a, auto v) -> decltype(a + power(v)) { return a + power(v); };
    return fold_abs<T>(x, axes, keepdim, 0, step, kAdd);
  };
  if (p == 0)
    return sum([](auto v) {
      using X = decltype(v);
      return choose(v == X(0), X(0), X(1));
    });
  if (p == 1) return sum([](auto v) { return v; });
  if (p == 2) return sum([](auto v) { return v * v; });
  return sum([q = static_cast<T>(p)](T v) { return std::pow(v, q); });
}

}  // namespace

Array sum(const Array& x, IntArrayRef axes, bool keepdim) {
  return accumulate(x, axes, keepdim, 0, kAdd);
}

Array prod(const Array& x, IntArrayRef axes, bool keepdim) {
  return accumulate(x, axes, keepdim, 1, kMultiply);
}

Array sum_to(const Array& x, IntArrayRef sizes) {
  const std::size_t lead = static_cast<std::size_t>(x.dim()) - sizes.size();
  Dims axes;
  for (std::size_t i = 0; i < x.sizes().size(); ++i)
    if (i < lead || (sizes[i - lead] == 1 && x.sizes()[i] != 1))
      axes.push_back(static_cast<int64_t>(i));
  const Array y = axes.empty() ? x : sum(x, axes, false);
  return y.as_strided(sizes, contiguous_strides(sizes), y.offset());
}

Array norm(const Array& in, double p, IntArrayRef axes, bool keepdim) {
  const Array x = wide(in);
  return dispatch_floating("norm", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    Array y;
    if (std::isinf(p)) {
      const auto beyond = [up = p > 0](auto a, auto b) -> decltype(a) {
        return choose((up ? b > a : b < a) || is_nan(b), b, a);
      };
      y = fold_abs<T>(x, axes, keepdim, p > 0 ? 0 : p * p, beyond, beyond);
    } else {
      y = power_sum<T>(x, p, axes, keepdim);
      double* v = y.data<double>();
      for (int64_t i = 0; i < y.numel() && p != 0 && p != 1; ++i)
        v[i] = p == 2 ? std::sqrt(v[i]) : std::pow(v[i], 1 / p);
    }
    return cast(y, in.dtype());
  });
}

Array count_nonzero(const Array& x, IntArrayRef axes) { return sum(cast(x, kBool), axes, false); }

Array all(const Array& x, IntArrayRef axes, bool keepdim) {
  const auto both = [](bool a, bool b) { return a && b; };
  return reduce<bool, bool>(cast(x, kBool), axes, keepdim, make_fold<bool, bool>(true, both, both));
}

Array any(const Array& x, IntArrayRef axes, bool keepdim) {
  const auto either = [](bool a, bool b) { return a || b; };
  return reduce<bool, bool>(cast(x, kBool), axes, keepdim,
                            make_fold<bool, bool>(false, either, either));
}

}  // namespace taper::kernel
