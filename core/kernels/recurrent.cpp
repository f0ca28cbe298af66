#include "taper/core/kernels/recurrent.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/math.h"
#include "taper/core/kernels/matmul.h"
#include "taper/core/kernels/reduce.h"

namespace taper::kernel {
namespace {

// Each cell is two functions of vectors. next() takes what the inputs and the state add to each
// gate, and the state that is kept (c of an LSTM, h otherwise); it gives h', the new one of that
// state, and what back() needs. back() takes the two parts of the cotangent of h' (from the output
// and from the product of the next step), that of the kept state, what next() gave, and the state
// before; it gives the cotangents of the gates' sums, of the state's part of them where that
// differs, and of the state before, as far as no product leads there.

// h' = tanh(x + y)
struct TanhCell {
  static constexpr std::size_t kGates = 1, kKept = 1;
  static constexpr bool kHasMemory = false, kSplits = false;
  template <class X>
  static std::array<X, 3> next(X x, X y, X /*h*/) {
    const X h = xsimd::tanh(x + y);
    return {h, h, h};
  }
  template <class X>
  static std::array<X, 2> back(X g, X later, X /*gs*/, X h, X /*before*/) {
    return {(g + later) * (X(1) - h * h), X(0)};
  }
};

// h' = max(x + y, 0)
struct ReluCell {
  static constexpr std::size_t kGates = 1, kKept = 1;
  static constexpr bool kHasMemory = false, kSplits = false;
  template <class X>
  static std::array<X, 3> next(X x, X y, X /*h*/) {
    const X sum = x + y, h = choose(sum < X(0), X(0), sum);
    return {h, h, h};
  }
  template <class X>
  static std::array<X, 2> back(X g, X later, X /*gs*/, X h, X /*before*/) {
    return {choose(h <= X(0), X(0), g + later), X(0)};
  }
};

// i, f, o = sigmoid(x + y), u = tanh(x + y), c' = f c + i u, h' = o t with t = tanh(c')
struct LstmCell {
  static constexpr std::size_t kGates = 4, kKept = 5;
  static constexpr bool kHasMemory = true, kSplits = false;
  template <class X>
  static std::array<X, 7> next(X xi, X xf, X xu, X xo, X yi, X yf, X yu, X yo, X c) {
    const X i = math::sigmoid(xi + yi), f = math::sigmoid(xf + yf), o = math::sigmoid(xo + yo);
    const X u = xsimd::tanh(xu + yu), now = f * c + i * u, t = xsimd::tanh(now);
    return {o * t, now, i, f, u, o, t};
  }
  template <class X>
  static std::array<X, 5> back(X g, X later, X gc, X i, X f, X u, X o, X t, X c) {
    const X one(1), gh = g + later, s = gc + gh * o * (one - t * t);
    return {s * u * i * (one - i), s * c * f * (one - f), s * i * (one - u * u),
            gh * t * o * (one - o), s * f};
  }
};

// r, z = sigmoid(x + y), n = tanh(x + r y), h' = n + z (h - n)
struct GruCell {
  static constexpr std::size_t kGates = 3, kKept = 4;
  static constexpr bool kHasMemory = false, kSplits = true;
  template <class X>
  static std::array<X, 6> next(X xr, X xz, X xn, X yr, X yz, X yn, X h) {
    const X r = math::sigmoid(xr + yr), z = math::sigmoid(xz + yz), n = xsimd::tanh(xn + r * yn);
    const X now = n + z * (h - n);
    return {now, now, r, z, n, yn};
  }
  template <class X>
  static std::array<X, 7> back(X g, X later, X gs, X r, X z, X n, X y, X h) {
    const X one(1), gh = g + later + gs, gn = gh * (one - z) * (one - n * n);
    const X gr = gn * y * r * (one - r), gz = gh * (h - n) * z * (one - z);
    return {gr, gz, gn, gr, gz, gn * r, gh * z};
  }
};

template <class F>
auto with_cell(Cell cell, F f) {
  switch (cell) {
    case Cell::kTanh:
      return f(TanhCell());
    case Cell::kRelu:
      return f(ReluCell());
    case Cell::kLstm:
      return f(LstmCell());
    default:
      return f(GruCell());
  }
}

/// Row r of a matrix of K parts of n numbers, part by part.
template <std::size_t K, class T>
std::array<T*, K> parts(const Array& x, int64_t r, int64_t n, T /*zero*/) {
  std::array<T*, K> out{};
  for (std::size_t k = 0; k < K; ++k)
    out[k] = x.data<T>() + (r * static_cast<int64_t>(K) + static_cast<int64_t>(k)) * n;
  return out;
}

template <class T, class... Arrays>
auto joined(const Arrays&... pointers) {
  return std::apply([](auto*... p) { return std::array<T*, sizeof...(p)>{p...}; },
                    std::tuple_cat(pointers...));
}

/// y[...][i] = f(x[i]...).
template <class T, std::size_t N, std::size_t M, class F>
void map_parts(const std::array<T*, N>& y, const std::array<T*, M>& x, int64_t n, F f) {
  std::apply([&](auto*... p) { map_span(y, n, f, static_cast<const T*>(p)...); }, x);
}

Array first_rows(const Array& x, int64_t rows) {
  return x.as_strided({rows, x.size(1)}, x.strides(), x.offset());
}

Array transposed(const Array& w) {
  return w.as_strided({w.size(1), w.size(0)}, {w.strides()[1], w.strides()[0]}, w.offset());
}

/// How many rows of a step are worth another thread: a number costs as much as some twenty others.
int64_t row_grain(int64_t n) { return kElementwiseGrain / (20 * n + 1) + 1; }

/// One step: rows of outputs from `at` on, and the states, from x and the state's product y.
template <class C, class T>
void step(const Unrolled& u, const Array& x, const Array& y, int64_t at, int64_t rows) {
  const int64_t n = u.h.size(1);
  const T zero{};
  const Array& state = C::kHasMemory ? u.c : u.h;
  parallel_for(rows, row_grain(n), [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      const auto s = parts<1>(state, r, n, zero), out = parts<1>(u.outputs, at + r, n, zero);
      T* const h = u.h.data<T>() + r * n;
      std::copy_n(h, n, u.h_before.data<T>() + (at + r) * n);
      if (C::kHasMemory) std::copy_n(s[0], n, u.c_before.data<T>() + (at + r) * n);
      map_parts(joined<T>(out, s, parts<C::kKept>(u.kept, at + r, n, zero)),
                joined<T>(parts<C::kGates>(x, at + r, n, zero), parts<C::kGates>(y, r, n, zero), s),
                n, [](auto... v) { return C::next(v...); });
      std::copy_n(out[0], n, h);
    }
  });
}

template <class C, class T>
Unrolled unrolled(const Array& x, const Array& w, const Array& bias, const Array& h, const Array& c,
                  const Steps& steps) {
  const ScalarType dtype = x.dtype();
  const int64_t n = h.size(1), total = x.size(0);
  const auto room = [&](int64_t columns) { return Array({total, columns}, dtype); };
  const auto copied = [](const Array& state) { return clone(state, MemoryFormat::Contiguous); };
  const Unrolled u{room(n),
                   copied(h),
                   C::kHasMemory ? copied(c) : Array(),
                   room(static_cast<int64_t>(C::kKept) * n),
                   room(n),
                   C::kHasMemory ? room(n) : Array()};
  const Array turned = transposed(w);
  steps.each(false, [&](int64_t at, int64_t rows) {
    const Array before = first_rows(u.h, rows);
    const Array y =
        bias.defined() ? matmul_bias(before, turned, bias) : matmul(before, turned, dtype);
    step<C, T>(u, x, y, at, rows);
  });
  return u;
}

/// What the backward steps write: the cotangents of the gates' sums and of the state's part of
/// them, and those of h, as they come from products, and of the kept state.
struct Flow {
  Array x, y, h, state;
};

template <class C, class T>
void step_back(const Flow& to, const Array& g, const Unrolled& kept, int64_t at, int64_t rows) {
  const int64_t n = to.h.size(1);
  const T zero{};
  const Array& before = C::kHasMemory ? kept.c_before : kept.h_before;
  parallel_for(rows, row_grain(n), [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      const auto s = parts<1>(to.state, r, n, zero);
      const auto from =
          joined<T>(parts<1>(g, at + r, n, zero), parts<1>(to.h, r, n, zero), s,
                    parts<C::kKept>(kept.kept, at + r, n, zero), parts<1>(before, at + r, n, zero));
      const auto x = parts<C::kGates>(to.x, at + r, n, zero);
      const auto f = [](auto... v) { return C::back(v...); };
      if constexpr (C::kSplits)
        map_parts(joined<T>(x, parts<C::kGates>(to.y, at + r, n, zero), s), from, n, f);
      else
        map_parts(joined<T>(x, s), from, n, f);
    }
  });
}

template <class C, class T>
UnrolledCotangents unrolled_back(const Unrolled& g, const Array& w, bool has_bias,
                                 const Unrolled& kept, const Steps& steps) {
  const ScalarType dtype = w.dtype();
  const Array outputs = contiguous(g.outputs);
  const Dims sizes{outputs.size(0), w.size(0)};
  const Array x(sizes, dtype), y = C::kSplits ? Array(sizes, dtype) : x;
  const Array h = clone(g.h, MemoryFormat::Contiguous);
  const Array state =
      C::kHasMemory ? clone(g.c, MemoryFormat::Contiguous) : full(h.sizes(), 0, dtype);
  steps.each(true, [&](int64_t at, int64_t rows) {
    step_back<C, T>({x, y, h, state}, outputs, kept, at, rows);
    const Array of_step = y.as_strided({rows, y.size(1)}, y.strides(), y.offset() + at * y.size(1));
    copy(first_rows(h, rows), matmul(of_step, w, dtype));
  });
  if (!C::kHasMemory) add_into(h, state);
  return {x, matmul(transposed(y), kept.h_before, dtype),
          has_bias ? sum(y, Dims{0}, false) : Array(), h, C::kHasMemory ? state : Array()};
}

}  // namespace

Unrolled unroll(Cell cell, const Array& x, const Array& w, const Array& bias, const Array& h,
                const Array& c, const Steps& steps) {
  const Array rows = contiguous(x);
  return with_cell(cell, [&](auto kind) {
    return dispatch_floating("rnn", x.dtype(), [&](auto zero) {
      return unrolled<decltype(kind), decltype(zero)>(rows, w, bias, h, c, steps);
    });
  });
}

UnrolledCotangents unroll_backward(Cell cell, const Unrolled& cotangents, const Array& w,
                                   bool has_bias, const Unrolled& kept, const Steps& steps) {
  return with_cell(cell, [&](auto kind) {
    return dispatch_floating("rnn", w.dtype(), [&](auto zero) {
      return unrolled_back<decltype(kind), decltype(zero)>(cotangents, w, has_bias, kept, steps);
    });
  });
}

}  // namespace taper::kernel
