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
  X log_sigmoid(const X& x) const { return (*this)(0) - math::softplus(-x); }
  X sigmoid(const X& x) const { return math::sigmoid(x); }
  X abs(const X& x) const { return xsimd::abs(x); }
  X sign(const X& x) const { return choose(x > X(0), X(1), choose(x < X(0), (*this)(-1), X(0))); }
  X at_least(const X& x, double low) const { return choose(x < (*this)(low), (*this)(low), x); }
  X between(const X& x, double low, double high) const {
    const X y = at_least(x, low);
    return choose(y > (*this)(high), (*this)(high), y);
  }
  template <class C>
  X where(const C& condition, const X& a, const X& b) const {
    return choose(condition, a, b);
  }
};

/// f(m, x, t) as a function of vectors.
template <class F>
auto in_vectors(const F& f) {
  return [f](auto x, auto t) { return f(VectorMath<decltype(x)>(), x, t); };
}

/// f of every pair. zip() has loops of their own for numbers and for strides, which take a compiler
/// long for formulas as large as these; here both arrays are made row-major in one order.
template <class F>
Array map_pairs(const char* op, const Array& x, const Array& t, const F& f) {
  const Dims sizes = broadcast_shapes(op, x.sizes(), t.sizes());
  const Arranged pair(sizes, {expand(op, wide(x), sizes), expand(op, wide(t), sizes)});
  const Array a = contiguous(pair.array(0)), b = contiguous(pair.array(1));
  const Array y(pair.sizes(), a.dtype());
  dispatch_floating(op, a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    parallel_for(y.numel(), kElementwiseGrain, [&](int64_t begin, int64_t end) {
      map_span(y.data<T>() + begin, end - begin, in_vectors(f), a.data<T>() + begin,
               b.data<T>() + begin);
    });
  });
  return cast(pair.restore(y), x.dtype());
}

/// The sum of f(x, t) over n pairs, in pieces for the threads that depend on n alone.
template <class T, class F>
double sum_of_pairs(const T* x, const T* t, int64_t n, const F& f) {
  const auto step = [f](auto lane, auto x, auto t) { return lane + f(x, t); };
  const auto fold = make_fold<T, double>(T{0}, step, kAdd);
  constexpr int64_t kPiece = kElementwiseGrain;
  std::vector<double> parts(static_cast<std::size_t>((n + kPiece - 1) / kPiece));
  parallel_for(static_cast<int64_t>(parts.size()), 1, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const int64_t i = p * kPiece;
      parts[static_cast<std::size_t>(p)] = fold_run(x + i, std::min(n - i, kPiece), fold, t + i);
    }
  });
  double sum = 0;
  for (const double part : parts) sum += part;
  return sum;
}

}  // namespace

template <class Loss>
Array losses(const char* op, const Loss& loss, const Array& x, const Array& t) {
  return map_pairs(op, x, t, [loss](auto m, auto x, auto t) { return loss.value(m, x, t); });
}

template <class Loss>
Array sum_of_losses(const char* op, const Loss& loss, const Array& x, const Array& t,
                    double divisor) {
  const Dims sizes = broadcast_shapes(op, x.sizes(), t.sizes());
  const Array a = contiguous(expand(op, wide(x), sizes)),
              b = contiguous(expand(op, wide(t), sizes));
  const Array y({}, a.dtype());
  dispatch_floating(op, a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const auto value = in_vectors([loss](auto m, auto x, auto t) { return loss.value(m, x, t); });
    *y.data<T>() =
        static_cast<T>(sum_of_pairs(a.data<T>(), b.data<T>(), a.numel(), value) / divisor);
  });
  return cast(y, x.dtype());
}

template <class Loss>
Array loss_slopes(const char* op, const Loss& loss, bool by_target, const Array& x, const Array& t,
                  double factor) {
  if (by_target)
    return map_pairs(op, x, t,
                     [=](auto m, auto x, auto t) { return loss.by_target(m, x, t) * m(factor); });
  return map_pairs(op, x, t,
                   [=](auto m, auto x, auto t) { return loss.by_input(m, x, t) * m(factor); });
}

#define TAPER_PAIR_LOSS(Loss)                                                                  \
  template Array losses(const char*, const loss::Loss&, const Array&, const Array&);           \
  template Array sum_of_losses(const char*, const loss::Loss&, const Array&, const Array&,     \
                               double);                                                        \
  template Array loss_slopes(const char*, const loss::Loss&, bool, const Array&, const Array&, \
                             double);
TAPER_PAIR_LOSS(Squared)
TAPER_PAIR_LOSS(Absolute)
TAPER_PAIR_LOSS(Huber)
TAPER_PAIR_LOSS(CrossEntropy)
TAPER_PAIR_LOSS(LogitCrossEntropy)
TAPER_PAIR_LOSS(Divergence)
TAPER_PAIR_LOSS(LogDivergence)
TAPER_PAIR_LOSS(Poisson)
TAPER_PAIR_LOSS(SoftMargin)
TAPER_PAIR_LOSS(Margin)
TAPER_PAIR_LOSS(Hinge)
#undef TAPER_PAIR_LOSS

}  // namespace taper::kernel
