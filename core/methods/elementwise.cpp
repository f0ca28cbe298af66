#include "taper/core/methods/elementwise.h"

#include "taper/core/ops/ops.h"

namespace taper {

const Variable& ElementwiseMethods::self() const { return static_cast<const Variable&>(*this); }

Variable ElementwiseMethods::add(const Variable& other, Scalar alpha) const {
  return taper::add(self(), other, alpha);
}
Variable ElementwiseMethods::add(Scalar other, Scalar alpha) const {
  return taper::add(self(), other, alpha);
}
Variable ElementwiseMethods::sub(const Variable& other, Scalar alpha) const {
  return taper::sub(self(), other, alpha);
}
Variable ElementwiseMethods::sub(Scalar other, Scalar alpha) const {
  return taper::sub(self(), other, alpha);
}
Variable ElementwiseMethods::mul(const Variable& other) const { return taper::mul(self(), other); }
Variable ElementwiseMethods::mul(Scalar other) const { return taper::mul(self(), other); }
Variable ElementwiseMethods::div(const Variable& other) const { return taper::div(self(), other); }
Variable ElementwiseMethods::div(Scalar other) const { return taper::div(self(), other); }
Variable ElementwiseMethods::maximum(const Variable& other) const {
  return taper::maximum(self(), other);
}
Variable ElementwiseMethods::minimum(const Variable& other) const {
  return taper::minimum(self(), other);
}
Variable ElementwiseMethods::neg() const { return taper::neg(self()); }
Variable ElementwiseMethods::div(const Variable& other,
                                 std::optional<std::string_view> rounding_mode) const {
  return taper::div(self(), other, rounding_mode);
}
Variable ElementwiseMethods::div(Scalar other,
                                 std::optional<std::string_view> rounding_mode) const {
  return taper::div(self(), other, rounding_mode);
}
Variable ElementwiseMethods::true_divide(const Variable& other) const {
  return taper::true_divide(self(), other);
}
Variable ElementwiseMethods::true_divide(Scalar other) const {
  return taper::true_divide(self(), other);
}
Variable ElementwiseMethods::floor_divide(const Variable& other) const {
  return taper::floor_divide(self(), other);
}
Variable ElementwiseMethods::floor_divide(Scalar other) const {
  return taper::floor_divide(self(), other);
}
Variable ElementwiseMethods::remainder(const Variable& other) const {
  return taper::remainder(self(), other);
}
Variable ElementwiseMethods::remainder(Scalar other) const {
  return taper::remainder(self(), other);
}
Variable ElementwiseMethods::fmod(const Variable& other) const {
  return taper::fmod(self(), other);
}
Variable ElementwiseMethods::fmod(Scalar other) const { return taper::fmod(self(), other); }
Variable& ElementwiseMethods::true_divide_(const Variable& other) const { return div_(other); }
Variable& ElementwiseMethods::true_divide_(Scalar other) const { return div_(other); }
Variable ElementwiseMethods::pow(Scalar exponent) const { return taper::pow(self(), exponent); }
Variable ElementwiseMethods::pow(const Variable& exponent) const {
  return taper::pow(self(), exponent);
}
Variable ElementwiseMethods::square() const { return taper::square(self()); }
Variable ElementwiseMethods::reciprocal() const { return taper::reciprocal(self()); }
Variable ElementwiseMethods::sqrt() const { return taper::sqrt(self()); }
Variable ElementwiseMethods::rsqrt() const { return taper::rsqrt(self()); }
Variable ElementwiseMethods::exp() const { return taper::exp(self()); }
Variable ElementwiseMethods::expm1() const { return taper::expm1(self()); }
Variable ElementwiseMethods::log() const { return taper::log(self()); }
Variable ElementwiseMethods::log1p() const { return taper::log1p(self()); }
Variable ElementwiseMethods::log2() const { return taper::log2(self()); }
Variable ElementwiseMethods::log10() const { return taper::log10(self()); }
Variable ElementwiseMethods::erf() const { return taper::erf(self()); }
Variable ElementwiseMethods::sin() const { return taper::sin(self()); }
Variable ElementwiseMethods::cos() const { return taper::cos(self()); }
Variable ElementwiseMethods::abs() const { return taper::abs(self()); }
Variable ElementwiseMethods::sign() const { return taper::sign(self()); }
Variable ElementwiseMethods::floor() const { return taper::floor(self()); }
Variable ElementwiseMethods::ceil() const { return taper::ceil(self()); }
Variable ElementwiseMethods::round() const { return taper::round(self()); }
Variable ElementwiseMethods::trunc() const { return taper::trunc(self()); }
Variable ElementwiseMethods::clamp(std::optional<Scalar> min, std::optional<Scalar> max) const {
  return taper::clamp(self(), min, max);
}
Variable ElementwiseMethods::clamp_min(Scalar min) const { return taper::clamp_min(self(), min); }
Variable ElementwiseMethods::clamp_max(Scalar max) const { return taper::clamp_max(self(), max); }
Variable ElementwiseMethods::clamp(const Variable& min) const {
  return taper::clamp_min(self(), min);
}
Variable ElementwiseMethods::clamp(const std::optional<Variable>& min,
                                   const std::optional<Variable>& max) const {
  return taper::clamp(self(), min, max);
}
Variable ElementwiseMethods::clamp_min(const Variable& min) const {
  return taper::clamp_min(self(), min);
}
Variable ElementwiseMethods::clamp_max(const Variable& max) const {
  return taper::clamp_max(self(), max);
}
Variable ElementwiseMethods::nan_to_num(std::optional<double> nan, std::optional<double> posinf,
                                        std::optional<double> neginf) const {
  return taper::nan_to_num(self(), nan, posinf, neginf);
}
Variable ElementwiseMethods::isnan() const { return taper::isnan(self()); }
Variable ElementwiseMethods::isinf() const { return taper::isinf(self()); }
Variable ElementwiseMethods::isfinite() const { return taper::isfinite(self()); }
Variable ElementwiseMethods::relu() const { return taper::relu(self()); }
Variable ElementwiseMethods::sigmoid() const { return taper::sigmoid(self()); }
Variable ElementwiseMethods::tanh() const { return taper::tanh(self()); }
Variable ElementwiseMethods::prelu(const Variable& weight) const {
  return taper::prelu(self(), weight);
}
Variable ElementwiseMethods::hardshrink(Scalar lambd) const {
  return taper::hardshrink(self(), lambd);
}
Variable ElementwiseMethods::softmax(int64_t dim, std::optional<ScalarType> dtype) const {
  return taper::softmax(self(), dim, dtype);
}
Variable ElementwiseMethods::log_softmax(int64_t dim, std::optional<ScalarType> dtype) const {
  return taper::log_softmax(self(), dim, dtype);
}

}  // namespace taper
