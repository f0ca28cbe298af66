#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Element-wise functions. Integers and bools are converted to the default floating dtype.
namespace taper {

Variable exp(const Variable& x);
/// e^x - 1, exact near 0.
Variable expm1(const Variable& x);
/// The natural logarithm.
Variable log(const Variable& x);
/// log(1 + x), exact near 0.
Variable log1p(const Variable& x);
Variable log2(const Variable& x);
Variable log10(const Variable& x);
/// The error function 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.
Variable erf(const Variable& x);
Variable sin(const Variable& x);
Variable cos(const Variable& x);

/// A name that ends in _ changes x.
Variable& exp_(const Variable& x);
Variable& expm1_(const Variable& x);
Variable& log_(const Variable& x);
Variable& log1p_(const Variable& x);
Variable& log2_(const Variable& x);
Variable& log10_(const Variable& x);
Variable& erf_(const Variable& x);
Variable& sin_(const Variable& x);
Variable& cos_(const Variable& x);

/// The same as methods.
template <class Tensor>
class PointwiseMethods {
 public:
  Tensor exp() const { return taper::exp(self()); }
  Tensor expm1() const { return taper::expm1(self()); }
  Tensor log() const { return taper::log(self()); }
  Tensor log1p() const { return taper::log1p(self()); }
  Tensor log2() const { return taper::log2(self()); }
  Tensor log10() const { return taper::log10(self()); }
  Tensor erf() const { return taper::erf(self()); }
  Tensor sin() const { return taper::sin(self()); }
  Tensor cos() const { return taper::cos(self()); }
  Tensor& exp_() const { return taper::exp_(self()); }
  Tensor& expm1_() const { return taper::expm1_(self()); }
  Tensor& log_() const { return taper::log_(self()); }
  Tensor& log1p_() const { return taper::log1p_(self()); }
  Tensor& log2_() const { return taper::log2_(self()); }
  Tensor& log10_() const { return taper::log10_(self()); }
  Tensor& erf_() const { return taper::erf_(self()); }
  Tensor& sin_() const { return taper::sin_(self()); }
  Tensor& cos_() const { return taper::cos_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
