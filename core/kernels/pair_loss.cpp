#include "taper/core/kernels/pair_loss.h"

#include <vector>

#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/integer.h"
#include "taper/core/kernels/math.h"

namespace taper::kernel {
namespace {

/// What formulas need, for vectors.
template <class X>
struct VectorMath {
  X operator()(double value) const { return X(static_cast<math::number_t<X>>(value)); }
  X exp(const X& x) const { return math::exp(x); }
  X log(const X& x) const { return math::log(x); }
  X softplus(const X& x) const { return math::softplus(x); }
  X sigmoid(const X& x) const { return math::sigmoid(x); }
  X abs(const X& x) const { return xsimd::abs(x); }
  X sign(const X& x) const { return choose(x > X(0), X(1), choose(x < X(0), (*this)(-1), X(0))); }
  // max() and min() give their second argument where one is NaN.
  X at_least(const X& x, double low) const { return xsimd::max((*this)(low), x); }
  X between(const X& x, double low, double high) const {
    return xsimd::min((*this)(high), at_least(x, low));
  }
  template <class C>
  X where(const C& condition, const X& a, const X& b) const {
    return choose(condition, a, b);
  }
};

/// f(m, x...) as a function of vectors.
template <class F>
auto in_vectors(const F& f) {
  return [f](auto first, auto... more) { return f(VectorMath<decltype(first)>(), first, more...); };
}

/// The shape of all of x.
template <class... X>
Dims shape_of(const char* op, const Array& first, const X&... more) {
  Dims sizes(first.sizes());
  ((sizes = broadcast_shapes(op, sizes, more.sizes())), ...);
  return sizes;
}

/// f of all elements that belong together. zip() has loops of its own for numbers and for strides,
/// which take a compiler long for formulas as large as these; here arrays are made row-major in one
/// order.
template <class F, std::size_t... I, class... X>
Array map_all(const char* op, const F& f, std::index_sequence<I...> /*places*/, const X&... x) {
  const Dims sizes = shape_of(op, x...);
  const Arranged all(sizes, {expand(op, wide(x), sizes)...});
  const std::array in{contiguous(all.array(I))...};
  const Array y(all.sizes(), in[0].dtype());
  dispatch_floating(op, y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    parallel_for(y.numel(), kElementwiseGrain, [&](int64_t begin, int64_t end) {
      map_span(y.data<T>() + begin, end - begin, in_vectors(f),
               static_cast<const T*>(in[I].template data<T>() + begin)...);
    });
  });
  return cast(all.restore(y), std::array{x.dtype()...}[0]);
}

/// The sum of f over n places of x, in pieces for the threads that depend on n alone.
template <class T, class F, class... X>
double sum_of_all(const F& f, int64_t n, const T* first, const X*... more) {
  const auto step = [f](auto lane, auto... x) -> decltype(lane) { return lane + f(x...); };
  const auto fold = make_fold<T, double>(T{0}, step, kAdd);
  constexpr int64_t kPiece = kElementwiseGrain;
  std::vector<double> parts(static_cast<std::size_t>((n + kPiece - 1) / kPiece));
  parallel_for(static_cast<int64_t>(parts.size()), 1, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const int64_t i = p * kPiece;
      parts[static_cast<std::size_t>(p)] =
          fold_run(first + i, std::min(n - i, kPiece), fold, (more + i)...);
    }
  });
  double sum = 0;
  for (const double part : parts) sum += part;
  return sum;
}

template <class F, std::size_t... I, class... X>
Array sum_all(const char* op, const F& f, double divisor, std::index_sequence<I...> /*places*/,
              const X&... x) {
  const Dims sizes = shape_of(op, x...);
  const std::array in{contiguous(expand(op, wide(x), sizes))...};
  const Array y({}, in[0].dtype());
  dispatch_floating(op, y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    *y.data<T>() = static_cast<T>(
        sum_of_all(in_vectors(f), in[0].numel(), in[I].template data<T>()...) / divisor);
  });
  return cast(y, std::array{x.dtype()...}[0]);
}

}  // namespace

template <class Loss, class... X>
Array losses(const char* op, const Loss& loss, const X&... x) {
  return map_all(
      op, [loss](auto m, auto... x) { return loss.value(m, x...); },
      std::index_sequence_for<X...>(), x...);
}

template <class Loss, class... X>
Array sum_of_losses(const char* op, const Loss& loss, double divisor, const X&... x) {
  return sum_all(
      op, [loss](auto m, auto... x) { return loss.value(m, x...); }, divisor,
      std::index_sequence_for<X...>(), x...);
}

template <std::size_t I, class Loss, class... X>
Array loss_slopes(const char* op, const Loss& loss, double factor, const X&... x) {
  return map_all(
      op, [=](auto m, auto... x) { return loss::slope<I>(loss, m, x...) * m(factor); },
      std::index_sequence_for<X...>(), x...);
}

#define TAPER_LOSS(Loss, ...)                                                         \
  template Array losses(const char*, const loss::Loss&, __VA_ARGS__);                 \
  template Array sum_of_losses(const char*, const loss::Loss&, double, __VA_ARGS__);  \
  template Array loss_slopes<0>(const char*, const loss::Loss&, double, __VA_ARGS__); \
  template Array loss_slopes<1>(const char*, const loss::Loss&, double, __VA_ARGS__);
#define TAPER_PAIR_LOSS(Loss) TAPER_LOSS(Loss, const Array&, const Array&)
TAPER_PAIR_LOSS(Squared)
TAPER_PAIR_LOSS(Absolute)
TAPER_PAIR_LOSS(Huber)
TAPER_PAIR_LOSS(CrossEntropy)
TAPER_PAIR_LOSS(LogitCrossEntropy)
TAPER_PAIR_LOSS(Divergence)
TAPER_PAIR_LOSS(LogDivergence)
TAPER_PAIR_LOSS(Poisson)
TAPER_PAIR_LOSS(SoftMargin)
TAPER_PAIR_LOSS(Hinge)
TAPER_LOSS(Ranking, const Array&, const Array&, const Array&)
template Array loss_slopes<2>(const char*, const loss::Ranking&, double, const Array&, const Array&,
                              const Array&);
#undef TAPER_PAIR_LOSS
#undef TAPER_LOSS

}  // namespace taper::kernel
