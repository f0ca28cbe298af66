#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"

/// Functions of probability and combinatorics, element by element. Integers are converted to the
/// default floating dtype, except where noted.
namespace taper {

/// 2^x.
Variable exp2(const Variable& x);
/// 1 - erf(x), exact for large x.
Variable erfc(const Variable& x);
/// The number whose erf() is x: infinite at -1 and 1, NaN beyond.
Variable erfinv(const Variable& x);
/// The logarithm of |gamma(x)|, the factorial of x - 1.
Variable lgamma(const Variable& x);
/// The derivative of lgamma(), infinite at 0 and NaN at negative integers; its n-th derivative.
Variable digamma(const Variable& x);
Variable polygamma(int64_t n, const Variable& x);
/// log(x / (1 - x)); with eps, x counts as at least eps and at most 1 - eps.
Variable logit(const Variable& x, std::optional<double> eps = std::nullopt);
/// log(e^a + e^b), and log2(2^a + 2^b), without overflow; floating point only.
Variable logaddexp(const Variable& a, const Variable& b);
Variable logaddexp2(const Variable& a, const Variable& b);

/// A name that ends in _ changes x.
Variable& exp2_(const Variable& x);
Variable& erfc_(const Variable& x);
Variable& erfinv_(const Variable& x);
Variable& lgamma_(const Variable& x);
Variable& digamma_(const Variable& x);
Variable& logit_(const Variable& x, std::optional<double> eps = std::nullopt);

/// The same as methods.
template <class Tensor>
class SpecialMethods {
 public:
  Tensor exp2() const { return taper::exp2(self()); }
  Tensor erfc() const { return taper::erfc(self()); }
  Tensor erfinv() const { return taper::erfinv(self()); }
  Tensor lgamma() const { return taper::lgamma(self()); }
  Tensor digamma() const { return taper::digamma(self()); }
  Tensor polygamma(int64_t n) const { return taper::polygamma(n, self()); }
  Tensor logit(std::optional<double> eps = std::nullopt) const { return taper::logit(self(), eps); }
  Tensor logaddexp(const Tensor& b) const { return taper::logaddexp(self(), b); }
  Tensor logaddexp2(const Tensor& b) const { return taper::logaddexp2(self(), b); }
  Tensor& exp2_() const { return taper::exp2_(self()); }
  Tensor& erfc_() const { return taper::erfc_(self()); }
  Tensor& erfinv_() const { return taper::erfinv_(self()); }
  Tensor& lgamma_() const { return taper::lgamma_(self()); }
  Tensor& digamma_() const { return taper::digamma_(self()); }
  Tensor& logit_(std::optional<double> eps = std::nullopt) const {
    return taper::logit_(self(), eps);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
