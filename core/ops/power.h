#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Powers and roots. Integers are converted to the default floating dtype, except where noted.
namespace taper {

/// x to the power of a number or, element by element, of a tensor; integers to an integer power
/// stay integers. Throws for an integer tensor to a negative integer number.
Variable pow(const Variable& x, Scalar exponent);
Variable pow(const Variable& x, const Variable& exponent);
Variable pow(Scalar x, const Variable& exponent);
/// x * x, in x's dtype (int64 for bools).
Variable square(const Variable& x);
/// 1 / x.
Variable reciprocal(const Variable& x);
Variable sqrt(const Variable& x);
/// 1 / sqrt(x).
Variable rsqrt(const Variable& x);

/// A name that ends in _ changes x.
Variable& pow_(const Variable& x, Scalar exponent);
Variable& pow_(const Variable& x, const Variable& exponent);
Variable& square_(const Variable& x);
Variable& reciprocal_(const Variable& x);
Variable& sqrt_(const Variable& x);
Variable& rsqrt_(const Variable& x);

/// The same as methods.
template <class Tensor>
class PowerMethods {
 public:
  Tensor pow(Scalar exponent) const { return taper::pow(self(), exponent); }
  Tensor pow(const Tensor& exponent) const { return taper::pow(self(), exponent); }
  Tensor square() const { return taper::square(self()); }
  Tensor reciprocal() const { return taper::reciprocal(self()); }
  Tensor sqrt() const { return taper::sqrt(self()); }
  Tensor rsqrt() const { return taper::rsqrt(self()); }
  Tensor& pow_(Scalar exponent) const { return taper::pow_(self(), exponent); }
  Tensor& pow_(const Tensor& exponent) const { return taper::pow_(self(), exponent); }
  Tensor& square_() const { return taper::square_(self()); }
  Tensor& reciprocal_() const { return taper::reciprocal_(self()); }
  Tensor& sqrt_() const { return taper::sqrt_(self()); }
  Tensor& rsqrt_() const { return taper::rsqrt_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
