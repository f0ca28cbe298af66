#include "taper/core/kernels/optim.h"

#ifdef __SSE2__
#include <xmmintrin.h>
#endif

#include <optional>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

/// While it lives, this thread takes denormal numbers for zeros. What is remembered of a weight
/// without a gradient, as behind a ReLU that never fires again, decays until it is one of them, and
/// arithmetic on those takes a hundred times as long.
class DenormalsAreZeros {
#ifdef __SSE2__
 public:
  DenormalsAreZeros() { _mm_setcsr(before_ | kFlushToZero | kDenormalsAreZeros); }
  ~DenormalsAreZeros() { _mm_setcsr(before_); }
  DenormalsAreZeros(const DenormalsAreZeros&) = delete;
  DenormalsAreZeros& operator=(const DenormalsAreZeros&) = delete;

 private:
  static constexpr unsigned kFlushToZero = 0x8000, kDenormalsAreZeros = 0x40;
  unsigned before_ = _mm_getcsr();
#endif
};

/// Where a step is divided by a root plus less than this, small gradients matter.
constexpr double kLeastEps = 1e-12;

/// The numbers of a rule, as vectors X.
template <class X>
struct Number {
  X operator()(double value) const { return X(static_cast<typename X::value_type>(value)); }
};

/// x[0][i], x[1][i], ... = rule(n, g[i], x[0][i], x[1][i], ...); n makes vectors of numbers.
template <class T, std::size_t N, class Rule>
void update_span(const std::array<T*, N>& x, const T* g, int64_t count, const Rule& rule) {
  // By value: what a vector is stored to could be a rule's number, for all that the compiler knows.
  const auto batch = [rule](auto g, auto... x) { return rule(Number<decltype(g)>(), g, x...); };
  std::apply([&](const auto*... from) { map_span(x, count, batch, g, from...); }, x);
}

/// The elements from begin to end. Those of a narrow dtype are converted, by parts that stay in the
/// first cache.
template <class T, std::size_t N, class Rule>
void update_range(const std::array<Array, N>& x, const Array& g, int64_t begin, int64_t end,
                  const Rule& rule, double eps) {
  std::array<T*, N> at;
  if (!is_narrow(g.dtype())) {
    std::optional<DenormalsAreZeros> mode;
    if (eps >= kLeastEps) mode.emplace();
    for (std::size_t k = 0; k < N; ++k) at[k] = x[k].template data<T>() + begin;
    return update_span(at, static_cast<const T*>(g.data<T>() + begin), end - begin, rule);
  }
  alignas(64) T room[N + 1][detail::kPart];
  for (int64_t i = begin; i < end; i += detail::kPart) {
    const int64_t n = std::min(detail::kPart, end - i);
    for (std::size_t k = 0; k < N; ++k)
      convert_run(at[k] = room[k], dtype_of<T>, element(x[k], i), x[k].dtype(), n);
    convert_run(room[N], dtype_of<T>, element(g, i), g.dtype(), n);
    update_span(at, static_cast<const T*>(room[N]), n, rule);
    for (std::size_t k = 0; k < N; ++k)
      convert_run(element(x[k], i), x[k].dtype(), at[k], dtype_of<T>, n);
  }
}

/// x with its elements in the order of like's, which is dense.
Array ordered(const Array& x, const Array& like) {
  if (x.strides() == like.strides() || (x.is_contiguous() && like.is_contiguous())) return x;
  Array y(x.dtype(), like.geometry());
  copy(y, x);
  return y;
}

/// One pass over all of x, which change by the rule, and over g. The rule adds eps to what it
/// divides by, or divides by nothing.
template <std::size_t N, class Rule>
void update(const std::array<Array, N>& x, const Array& g, const Rule& rule, double eps = 1) {
  const Array home = dense(x[0]), gradient = ordered(g, home);
  std::array<Array, N> values;
  for (std::size_t k = 0; k < N; ++k) values[k] = ordered(k == 0 ? home : x[k], home);
  dispatch_floating("step", computed_in(home.dtype()), [&](auto zero) {
    parallel_for(home.numel(), kElementwiseGrain, [&](int64_t begin, int64_t end) {
      update_range<decltype(zero)>(values, gradient, begin, end, rule, eps);
    });
  });
  for (std::size_t k = 0; k < N; ++k)
    if (values[k].raw() != x[k].raw()) copy(x[k], values[k]);
}

// d = g + weight_decay w
template <class N, class X>
X decayed(N n, double weight_decay, const X& g, const X& w) {
  return weight_decay == 0 ? g : g + n(weight_decay) * w;
}

// beta x + (1 - beta) y
template <class N, class X>
X averaged(N n, double beta, const X& x, const X& y) {
  return n(beta) * x + n(1 - beta) * y;
}

// a / b within a unit in the last place. The processor's own division would take as long as the
// rest of a step: this is its estimate of 1 / b, and what Newton's method makes of it.
template <class X>
X quotient(const X& a, const X& b) {
#ifdef __AVX512F__
  if constexpr (std::is_same_v<X, Batch<float>>) {
    const X estimate = _mm512_rcp14_ps(b), q = a * estimate;
    const X y = xsimd::fma(xsimd::fnma(b, q, a), estimate, q);
    if (!xsimd::any(xsimd::isnan(y))) return y;  // else some b was 0 or infinite, or some a was
  }
#endif
  return a / b;
}

}  // namespace

// Where an array may be missing, a rule has it, or has it not, among the rest.

void sgd(const Array& w, const Array& g, const Array& b, bool fresh, const SgdRule& r) {
  const auto rule = [r, fresh](auto n, auto g, auto w, auto... b) {
    const auto d = decayed(n, r.weight_decay, g, w);
    std::array x{w, (fresh ? d : n(r.momentum) * b + n(1 - r.dampening) * d)...};
    const auto step = sizeof...(b) == 0 ? d : r.nesterov ? d + n(r.momentum) * x.back() : x.back();
    x[0] = w - n(r.lr) * step;
    return x;
  };
  b.defined() ? update(std::array{w, b}, g, rule) : update(std::array{w}, g, rule);
}

void moments(const Array& w, const Array& g, const Array& m, const Array& v, const Array& top,
             const MomentsRule& r) {
  const auto rule = [r](auto n, auto g, auto w, auto m, auto v, auto... top) {
    const auto d = decayed(n, r.weight_decay, g, w);
    m = averaged(n, r.beta1, m, d);
    v = averaged(n, r.beta2, v, d * d);
    std::array x{w, m, v, larger(top, v)...};
    const auto step =
        quotient(n(r.from_m) * m + n(r.from_d) * d, n(r.root) * sqrt(x.back()) + n(r.eps));
    x[0] = n(r.keep) * w - step;
    return x;
  };
  top.defined() ? update(std::array{w, m, v, top}, g, rule, r.eps)
                : update(std::array{w, m, v}, g, rule, r.eps);
}

void rmsprop(const Array& w, const Array& g, const Array& v, const Array& m, const Array& b,
             const RmspropRule& r) {
  const auto step = [&](auto centered, const auto&... arrays) {
    const auto rule = [r](auto n, auto g, auto w, auto v, auto... rest) {
      constexpr bool kCentered = decltype(centered)::value;
      const auto d = decayed(n, r.weight_decay, g, w);
      std::array x{w, averaged(n, r.alpha, v, d * d), rest...};
      auto variance = x[1];
      if constexpr (kCentered) {
        x[2] = averaged(n, r.alpha, x[2], d);
        variance = variance - x[2] * x[2];
      }
      auto s = quotient(d, sqrt(variance) + n(r.eps));
      if constexpr (x.size() == (kCentered ? 4 : 3)) s = x.back() = n(r.momentum) * x.back() + s;
      x[0] = w - n(r.lr) * s;
      return x;
    };
    update(std::array{w, v, arrays...}, g, rule, r.eps);
  };
  if (m.defined())
    b.defined() ? step(std::true_type(), m, b) : step(std::true_type(), m);
  else
    b.defined() ? step(std::false_type(), b) : step(std::false_type());
}

void adagrad(const Array& w, const Array& g, const Array& sum, const AdagradRule& r) {
  const auto rule = [r](auto n, auto g, auto w, auto sum) {
    const auto d = decayed(n, r.weight_decay, g, w);
    sum = sum + d * d;
    return std::array{w - quotient(n(r.lr) * d, sqrt(sum) + n(r.eps)), sum};
  };
  update(std::array{w, sum}, g, rule, r.eps);
}

void adadelta(const Array& w, const Array& g, const Array& v, const Array& u,
              const AdadeltaRule& r) {
  const auto rule = [r](auto n, auto g, auto w, auto v, auto u) {
    const auto d = decayed(n, r.weight_decay, r.maximize ? -g : g, w);
    v = averaged(n, r.rho, v, d * d);
    const auto s = sqrt(quotient(u + n(r.eps), v + n(r.eps))) * d;
    return std::array{w - n(r.lr) * s, v, averaged(n, r.rho, u, s * s)};
  };
  update(std::array{w, v, u}, g, rule, r.eps);
}

}  // namespace taper::kernel
