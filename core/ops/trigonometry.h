#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Angles and hyperbolic functions, element by element; sin() and cos() are in pointwise.h.
/// Integers are converted to the default floating dtype. Outside of a domain the value is NaN.
namespace taper {

Variable tan(const Variable& x);
/// The angle whose sine, cosine or tangent is x.
Variable asin(const Variable& x);
Variable acos(const Variable& x);
Variable atan(const Variable& x);
Variable sinh(const Variable& x);
Variable cosh(const Variable& x);
/// The number whose hyperbolic sine, cosine or tangent is x.
Variable asinh(const Variable& x);
Variable acosh(const Variable& x);
Variable atanh(const Variable& x);
/// The angle of the point (x, y), in [-pi, pi]; shapes broadcast. Its gradient at (0, 0) is 0.
Variable atan2(const Variable& y, const Variable& x);
/// sqrt(a^2 + b^2) without overflow; floating point only. Its gradient at (0, 0) is NaN.
Variable hypot(const Variable& a, const Variable& b);
/// Degrees as radians, and back.
Variable deg2rad(const Variable& x);
Variable rad2deg(const Variable& x);

/// A name that ends in _ changes x.
Variable& tan_(const Variable& x);
Variable& asin_(const Variable& x);
Variable& acos_(const Variable& x);
Variable& atan_(const Variable& x);
Variable& sinh_(const Variable& x);
Variable& cosh_(const Variable& x);
Variable& asinh_(const Variable& x);
Variable& acosh_(const Variable& x);
Variable& atanh_(const Variable& x);
Variable& atan2_(const Variable& y, const Variable& x);
Variable& hypot_(const Variable& a, const Variable& b);
Variable& deg2rad_(const Variable& x);
Variable& rad2deg_(const Variable& x);

/// The same as methods.
template <class Tensor>
class TrigonometryMethods {
 public:
  Tensor tan() const { return taper::tan(self()); }
  Tensor asin() const { return taper::asin(self()); }
  Tensor acos() const { return taper::acos(self()); }
  Tensor atan() const { return taper::atan(self()); }
  Tensor sinh() const { return taper::sinh(self()); }
  Tensor cosh() const { return taper::cosh(self()); }
  Tensor asinh() const { return taper::asinh(self()); }
  Tensor acosh() const { return taper::acosh(self()); }
  Tensor atanh() const { return taper::atanh(self()); }
  Tensor atan2(const Tensor& x) const { return taper::atan2(self(), x); }
  Tensor hypot(const Tensor& b) const { return taper::hypot(self(), b); }
  Tensor deg2rad() const { return taper::deg2rad(self()); }
  Tensor rad2deg() const { return taper::rad2deg(self()); }
  Tensor& tan_() const { return taper::tan_(self()); }
  Tensor& asin_() const { return taper::asin_(self()); }
  Tensor& acos_() const { return taper::acos_(self()); }
  Tensor& atan_() const { return taper::atan_(self()); }
  Tensor& sinh_() const { return taper::sinh_(self()); }
  Tensor& cosh_() const { return taper::cosh_(self()); }
  Tensor& asinh_() const { return taper::asinh_(self()); }
  Tensor& acosh_() const { return taper::acosh_(self()); }
  Tensor& atanh_() const { return taper::atanh_(self()); }
  Tensor& atan2_(const Tensor& x) const { return taper::atan2_(self(), x); }
  Tensor& hypot_(const Tensor& b) const { return taper::hypot_(self(), b); }
  Tensor& deg2rad_() const { return taper::deg2rad_(self()); }
  Tensor& rad2deg_() const { return taper::rad2deg_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
