#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"

/// Signs, rounding, bounds and special values, element by element; the dtype stays.
namespace taper {

/// The absolute value; its derivative at 0 is 0. Not for bools.
Variable abs(const Variable& x);
/// -1, 0 or 1 (0 for NaN); its derivative is 0 everywhere.
Variable sign(const Variable& x);
/// Down, up, to the nearest integer (halves to the even one), towards 0; their derivatives are 0.
Variable floor(const Variable& x);
Variable ceil(const Variable& x);
Variable round(const Variable& x);
Variable trunc(const Variable& x);
/// To `decimals` places behind the point, or before it if negative.
Variable round(const Variable& x, int64_t decimals);
/// What trunc() takes away, with the sign of x.
Variable frac(const Variable& x);
/// x, not below `min` and not above `max` (max wins if min > max); NaN stays. The derivative is 1
/// from bound to bound, bounds included. Throws if neither is given.
Variable clamp(const Variable& x, std::optional<Scalar> min,
               std::optional<Scalar> max = std::nullopt);
Variable clamp_min(const Variable& x, Scalar min);
Variable clamp_max(const Variable& x, Scalar max);
/// The same with a bound for each element; shapes broadcast. A bound gets the gradient where it is
/// the result and differs from x.
Variable clamp(const Variable& x, const std::optional<Variable>& min,
               const std::optional<Variable>& max);
Variable clamp(const Variable& x, const Variable& min);
Variable clamp_min(const Variable& x, const Variable& min);
Variable clamp_max(const Variable& x, const Variable& max);
/// Numbers for NaN, inf and -inf: 0 and the largest and smallest finite ones unless given.
Variable nan_to_num(const Variable& x, std::optional<double> nan = std::nullopt,
                    std::optional<double> posinf = std::nullopt,
                    std::optional<double> neginf = std::nullopt);
/// bool; no integer is NaN or infinite.
Variable isnan(const Variable& x);
Variable isinf(const Variable& x);
Variable isfinite(const Variable& x);

/// A name that ends in _ changes x.
Variable& abs_(const Variable& x);
Variable& sign_(const Variable& x);
Variable& floor_(const Variable& x);
Variable& ceil_(const Variable& x);
Variable& round_(const Variable& x);
Variable& trunc_(const Variable& x);
Variable& round_(const Variable& x, int64_t decimals);
Variable& frac_(const Variable& x);
Variable& clamp_(const Variable& x, std::optional<Scalar> min,
                 std::optional<Scalar> max = std::nullopt);
Variable& clamp_(const Variable& x, const Variable& min);
Variable& clamp_(const Variable& x, const std::optional<Variable>& min,
                 const std::optional<Variable>& max);
Variable& clamp_min_(const Variable& x, Scalar min);
Variable& clamp_min_(const Variable& x, const Variable& min);
Variable& clamp_max_(const Variable& x, Scalar max);
Variable& clamp_max_(const Variable& x, const Variable& max);
Variable& nan_to_num_(const Variable& x, std::optional<double> nan = std::nullopt,
                      std::optional<double> posinf = std::nullopt,
                      std::optional<double> neginf = std::nullopt);

/// The same as methods.
template <class Tensor>
class RoundingMethods {
 public:
  Tensor abs() const { return taper::abs(self()); }
  Tensor sign() const { return taper::sign(self()); }
  Tensor floor() const { return taper::floor(self()); }
  Tensor ceil() const { return taper::ceil(self()); }
  Tensor round() const { return taper::round(self()); }
  Tensor trunc() const { return taper::trunc(self()); }
  Tensor round(int64_t decimals) const { return taper::round(self(), decimals); }
  Tensor frac() const { return taper::frac(self()); }
  Tensor clamp(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const {
    return taper::clamp(self(), min, max);
  }
  Tensor clamp(const Tensor& min) const { return taper::clamp(self(), min); }
  Tensor clamp(const std::optional<Tensor>& min, const std::optional<Tensor>& max) const {
    return taper::clamp(self(), min, max);
  }
  Tensor clamp_min(Scalar min) const { return taper::clamp_min(self(), min); }
  Tensor clamp_min(const Tensor& min) const { return taper::clamp_min(self(), min); }
  Tensor clamp_max(Scalar max) const { return taper::clamp_max(self(), max); }
  Tensor clamp_max(const Tensor& max) const { return taper::clamp_max(self(), max); }
  Tensor nan_to_num(std::optional<double> nan = std::nullopt,
                    std::optional<double> posinf = std::nullopt,
                    std::optional<double> neginf = std::nullopt) const {
    return taper::nan_to_num(self(), nan, posinf, neginf);
  }
  Tensor isnan() const { return taper::isnan(self()); }
  Tensor isinf() const { return taper::isinf(self()); }
  Tensor isfinite() const { return taper::isfinite(self()); }
  Tensor& abs_() const { return taper::abs_(self()); }
  Tensor& sign_() const { return taper::sign_(self()); }
  Tensor& floor_() const { return taper::floor_(self()); }
  Tensor& ceil_() const { return taper::ceil_(self()); }
  Tensor& round_() const { return taper::round_(self()); }
  Tensor& trunc_() const { return taper::trunc_(self()); }
  Tensor& round_(int64_t decimals) const { return taper::round_(self(), decimals); }
  Tensor& frac_() const { return taper::frac_(self()); }
  Tensor& clamp_(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const {
    return taper::clamp_(self(), min, max);
  }
  Tensor& clamp_(const Tensor& min) const { return taper::clamp_(self(), min); }
  Tensor& clamp_(const std::optional<Tensor>& min, const std::optional<Tensor>& max) const {
    return taper::clamp_(self(), min, max);
  }
  Tensor& clamp_min_(Scalar min) const { return taper::clamp_min_(self(), min); }
  Tensor& clamp_min_(const Tensor& min) const { return taper::clamp_min_(self(), min); }
  Tensor& clamp_max_(Scalar max) const { return taper::clamp_max_(self(), max); }
  Tensor& clamp_max_(const Tensor& max) const { return taper::clamp_max_(self(), max); }
  Tensor& nan_to_num_(std::optional<double> nan = std::nullopt,
                      std::optional<double> posinf = std::nullopt,
                      std::optional<double> neginf = std::nullopt) const {
    return taper::nan_to_num_(self(), nan, posinf, neginf);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
