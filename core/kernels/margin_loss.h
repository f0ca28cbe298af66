#pragma once

/// Losses that ask a prediction to be on the target's side; see pair_loss.h.
namespace taper::loss {

/// log(1 + e^(-t x))
struct SoftMargin {
  template <class M, class X>
  X value(M m, const X& x, const X& t) const {
    return m.softplus(X(-t * x));
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

/// max(0, margin - t (a - b))
struct Ranking {
  double margin;
  template <class M, class X>
  X value(M m, const X& a, const X& b, const X& t) const {
    return m.at_least(X(m(margin) - t * (a - b)), 0);
  }
  template <class M, class X>
  X by_input(M m, const X& a, const X& b, const X& t) const {
    return m.where(t * (a - b) <= m(margin), X(-t), m(0));
  }
  template <class M, class X>
  X by_second(M m, const X& a, const X& b, const X& t) const {
    return m.where(t * (a - b) <= m(margin), t, m(0));
  }
  template <class M, class X>
  X by_target(M m, const X& a, const X& b, const X& t) const {
    return m.where(t * (a - b) <= m(margin), X(b - a), m(0));
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
