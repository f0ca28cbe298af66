#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Several operands combined, element by element; shapes broadcast.
namespace taper {

/// The way from start to end, of which `weight` is gone: start + weight (end - start). All of one
/// floating dtype.
Variable lerp(const Variable& start, const Variable& end, Scalar weight);
Variable lerp(const Variable& start, const Variable& end, const Variable& weight);
/// x + value * a * b; of integers, value loses its fraction.
Variable addcmul(const Variable& x, const Variable& a, const Variable& b, Scalar value = 1);
/// x + value * a / b; not of integers alone.
Variable addcdiv(const Variable& x, const Variable& a, const Variable& b, Scalar value = 1);
/// The size of a with the sign of b, of -0 too; integers give the default floating dtype.
Variable copysign(const Variable& a, const Variable& b);
Variable copysign(const Variable& a, Scalar b);
/// 0 where x < 0, 1 where x > 0, `values` where x = 0; without gradient. One dtype.
Variable heaviside(const Variable& x, const Variable& values);
/// pow() in float64.
Variable float_power(const Variable& x, const Variable& exponent);
Variable float_power(const Variable& x, Scalar exponent);
Variable float_power(Scalar x, const Variable& exponent);

/// A name that ends in _ changes its first operand.
Variable& lerp_(const Variable& start, const Variable& end, Scalar weight);
Variable& lerp_(const Variable& start, const Variable& end, const Variable& weight);
Variable& addcmul_(const Variable& x, const Variable& a, const Variable& b, Scalar value = 1);
Variable& addcdiv_(const Variable& x, const Variable& a, const Variable& b, Scalar value = 1);
Variable& copysign_(const Variable& a, const Variable& b);
Variable& copysign_(const Variable& a, Scalar b);
Variable& heaviside_(const Variable& x, const Variable& values);
Variable& float_power_(const Variable& x, const Variable& exponent);
Variable& float_power_(const Variable& x, Scalar exponent);

/// The same as methods.
template <class Tensor>
class CombinationMethods {
 public:
  Tensor lerp(const Tensor& end, Scalar weight) const { return taper::lerp(self(), end, weight); }
  Tensor lerp(const Tensor& end, const Tensor& weight) const {
    return taper::lerp(self(), end, weight);
  }
  Tensor addcmul(const Tensor& a, const Tensor& b, Scalar value = 1) const {
    return taper::addcmul(self(), a, b, value);
  }
  Tensor addcdiv(const Tensor& a, const Tensor& b, Scalar value = 1) const {
    return taper::addcdiv(self(), a, b, value);
  }
  Tensor copysign(const Tensor& b) const { return taper::copysign(self(), b); }
  Tensor copysign(Scalar b) const { return taper::copysign(self(), b); }
  Tensor heaviside(const Tensor& values) const { return taper::heaviside(self(), values); }
  Tensor float_power(const Tensor& exponent) const { return taper::float_power(self(), exponent); }
  Tensor float_power(Scalar exponent) const { return taper::float_power(self(), exponent); }
  Tensor& lerp_(const Tensor& end, Scalar weight) const {
    return taper::lerp_(self(), end, weight);
  }
  Tensor& lerp_(const Tensor& end, const Tensor& weight) const {
    return taper::lerp_(self(), end, weight);
  }
  Tensor& addcmul_(const Tensor& a, const Tensor& b, Scalar value = 1) const {
    return taper::addcmul_(self(), a, b, value);
  }
  Tensor& addcdiv_(const Tensor& a, const Tensor& b, Scalar value = 1) const {
    return taper::addcdiv_(self(), a, b, value);
  }
  Tensor& copysign_(const Tensor& b) const { return taper::copysign_(self(), b); }
  Tensor& copysign_(Scalar b) const { return taper::copysign_(self(), b); }
  Tensor& heaviside_(const Tensor& values) const { return taper::heaviside_(self(), values); }
  Tensor& float_power_(const Tensor& exponent) const {
    return taper::float_power_(self(), exponent);
  }
  Tensor& float_power_(Scalar exponent) const { return taper::float_power_(self(), exponent); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
