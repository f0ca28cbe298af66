#pragma once

/// Losses of the difference between prediction and target; see pair_loss.h.
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

}  // namespace taper::loss
