#pragma once

#include <cmath>

#include "taper/core/tensor/array.h"

/// Losses of one prediction x and its target t: their values and their derivatives, in formulas
/// that are read twice. Kernels compute them in vectors, with several elements as an X; second
/// derivatives with Variables. `m` has the functions of either, and makes numbers of theirs.
namespace taper::loss {

/// A loss f of d = x - t.
template <class F>
struct OfDifference : F {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return F::of(m, X(x - t));
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return F::slope(m, X(x - t));
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X& t) const {
    return -F::slope(m, X(x - t));
  }
};

/// d^2
struct Square {
  template <class M, class X>
  X of(M, const X& d) const {
    return d * d;
  }
  template <class M, class X>
  X slope(M m, const X& d) const {
    return d * m(2);
  }
};
using Squared = OfDifference<Square>;

/// |d|
struct Magnitude {
  template <class M, class X>
  X of(M m, const X& d) const {
    return m.abs(d);
  }
  template <class M, class X>
  X slope(M m, const X& d) const {
    return m.sign(d);
  }
};
using Absolute = OfDifference<Magnitude>;

/// scale c (d - c / 2), where c is d cut off at delta.
struct CutOff {
  double delta, scale;
  template <class M, class X>
  X of(M m, const X& d) const {
    const X c = m.between(d, -delta, delta);
    return c * (d - c * m(0.5)) * m(scale);
  }
  template <class M, class X>
  X slope(M m, const X& d) const {
    return m.between(d, -delta, delta) * m(scale);
  }
};
using Huber = OfDifference<CutOff>;

/// -(t log x + (1 - t) log(1 - x)), logarithms being at least -100.
struct CrossEntropy {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    const X log_x = m.at_least(m.log(x), -100), log_rest = m.at_least(m.log(X(m(1) - x)), -100);
    return -(log_x * t + log_rest * (m(1) - t));
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return (x - t) / m.at_least(X(x * (m(1) - x)), 1e-12);
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X&) const {
    return m.log(X(m(1) - x)) - m.log(x);
  }
};

/// The same of sigmoid(x): (1 - t) x - log sigmoid(x).
struct LogitCrossEntropy {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return (m(1) - t) * x - m.log_sigmoid(x);
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return m.sigmoid(x) - t;
  }
  template <class M, class X>
  X by_target(M, const X& x, const X&) const {
    return -x;
  }
};

/// t (log t - x), where 0 log 0 = 0.
struct Divergence {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return t * log_of(m, t) - t * x;
  }
  template <class M, class X>
  X by_input(M, const X&, const X& t) const {
    return -t;
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X& t) const {
    return log_of(m, t) + m.where(t == m(0), m(0), m(1)) - x;
  }

 private:
  template <class M, class X>
  X log_of(M m, const X& t) const {
    return m.log(X(m.where(t == m(0), m(1), t)));
  }
};

/// The same of e^t.
struct LogDivergence {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return m.exp(t) * (t - x);
  }
  template <class M, class X>
  X by_input(M m, const X&, const X& t) const {
    return -m.exp(t);
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X& t) const {
    return m.exp(t) * (t - x + m(1));
  }
};

/// r - t log(r + eps) of the rate r, which is x, or e^x if x is its logarithm; with log(t!), which
/// is about t log t - t + log(2 pi t) / 2 where t > 1, if `full`.
struct Poisson {
  bool log_input, full;
  double eps;
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    X y = log_input ? X(m.exp(x) - t * x) : X(x - t * m.log(X(x + m(eps))));
    if (!full) return y;
    const X stirling = t * m.log(t) - t + m.log(X(t * m(2 * M_PI))) * m(0.5);
    return y + m.where(t <= m(1), m(0), stirling);
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return log_input ? X(m.exp(x) - t) : X(m(1) - t / (x + m(eps)));
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X& t) const {
    const X y = log_input ? X(-x) : X(-m.log(X(x + m(eps))));
    return full ? X(y + m.where(t <= m(1), m(0), X(m.log(t) + m(0.5) / t))) : y;
  }
};

/// log(1 + e^(-t x))
struct SoftMargin {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return -m.log_sigmoid(X(t * x));
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return -t * m.sigmoid(X(-t * x));
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X& t) const {
    return by_input(m, t, x);
  }
};

/// max(0, margin - t x)
struct Margin {
  double margin;
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return m.at_least(X(m(margin) - t * x), 0);
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return m.where(t * x <= m(margin), X(-t), m(0));
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X& t) const {
    return by_input(m, t, x);
  }
};

/// x where t is 1, max(0, margin - x) where it is -1, and their sum elsewhere. The kinds t have no
/// derivative.
struct Hinge {
  double margin;
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return m.where(t != m(1), m.at_least(X(m(margin) - x), 0), m(0)) + m.where(t != m(-1), x, m(0));
  }
  template <class M, class X>
  X by_input(M m, const X& x, const X& t) const {
    return m.where(t != m(-1), m(1), m(0)) -
           m.where(t != m(1), X(m.where(x <= m(margin), m(1), m(0))), m(0));
  }
  template <class M, class X>
  X by_target(M m, const X& x, const X&) const {
    return x * m(0);
  }
};

}  // namespace taper::loss

namespace taper::kernel {

/// The loss of each pair of elements of x and t; shapes broadcast.
template <class Loss>
Array losses(const char* op, const Loss& loss, const Array& x, const Array& t);
/// Their sum, divided, of rank 0. float32 is summed in float64 by blocks.
template <class Loss>
Array sum_of_losses(const char* op, const Loss& loss, const Array& x, const Array& t,
                    double divisor);
/// `factor` times the derivatives with respect to x, or to t.
template <class Loss>
Array loss_slopes(const char* op, const Loss& loss, bool by_target, const Array& x, const Array& t,
                  double factor);

}  // namespace taper::kernel
