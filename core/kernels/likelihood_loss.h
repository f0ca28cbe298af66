#pragma once

#include <cmath>

/// Losses between probabilities, or rates, and what is drawn by them; see pair_loss.h.
namespace taper::loss {

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

/// The same of sigmoid(x): (1 - t) x + log(1 + e^-x).
struct LogitCrossEntropy {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return (m(1) - t) * x + m.softplus(X(-x));
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

}  // namespace taper::loss
