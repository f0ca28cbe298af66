#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "taper/core/tensor/scalar.h"

namespace taper {

class Variable;

/// The element-wise operations as methods, see
/// taper/core/ops/{arithmetic,division,power,pointwise,rounding,activation}.h.
class ElementwiseMethods {
 public:
  // Arithmetic
  Variable add(const Variable& other, Scalar alpha = 1) const;
  Variable add(Scalar other, Scalar alpha = 1) const;
  Variable sub(const Variable& other, Scalar alpha = 1) const;
  Variable sub(Scalar other, Scalar alpha = 1) const;
  Variable mul(const Variable& other) const;
  Variable mul(Scalar other) const;
  Variable div(const Variable& other) const;
  Variable div(Scalar other) const;
  Variable maximum(const Variable& other) const;
  Variable minimum(const Variable& other) const;
  Variable neg() const;
  Variable& add_(const Variable& other, Scalar alpha = 1) const;
  Variable& add_(Scalar other, Scalar alpha = 1) const;
  Variable& sub_(const Variable& other, Scalar alpha = 1) const;
  Variable& sub_(Scalar other, Scalar alpha = 1) const;
  Variable& mul_(const Variable& other) const;
  Variable& mul_(Scalar other) const;
  Variable& div_(const Variable& other) const;
  Variable& div_(Scalar other) const;
  Variable& neg_() const;

  // Quotients and remainders
  Variable div(const Variable& other, std::optional<std::string_view> rounding_mode) const;
  Variable div(Scalar other, std::optional<std::string_view> rounding_mode) const;
  Variable true_divide(const Variable& other) const;
  Variable true_divide(Scalar other) const;
  Variable floor_divide(const Variable& other) const;
  Variable floor_divide(Scalar other) const;
  Variable remainder(const Variable& other) const;
  Variable remainder(Scalar other) const;
  Variable fmod(const Variable& other) const;
  Variable fmod(Scalar other) const;
  Variable& div_(const Variable& other, std::optional<std::string_view> rounding_mode) const;
  Variable& div_(Scalar other, std::optional<std::string_view> rounding_mode) const;
  Variable& true_divide_(const Variable& other) const;
  Variable& true_divide_(Scalar other) const;
  Variable& floor_divide_(const Variable& other) const;
  Variable& floor_divide_(Scalar other) const;
  Variable& remainder_(const Variable& other) const;
  Variable& remainder_(Scalar other) const;
  Variable& fmod_(const Variable& other) const;
  Variable& fmod_(Scalar other) const;

  // Powers
  Variable pow(Scalar exponent) const;
  Variable pow(const Variable& exponent) const;
  Variable square() const;
  Variable reciprocal() const;
  Variable sqrt() const;
  Variable rsqrt() const;
  Variable& pow_(Scalar exponent) const;
  Variable& pow_(const Variable& exponent) const;
  Variable& square_() const;
  Variable& reciprocal_() const;
  Variable& sqrt_() const;
  Variable& rsqrt_() const;

  // Element-wise functions
  Variable exp() const;
  Variable expm1() const;
  Variable log() const;
  Variable log1p() const;
  Variable log2() const;
  Variable log10() const;
  Variable erf() const;
  Variable sin() const;
  Variable cos() const;
  Variable& exp_() const;
  Variable& expm1_() const;
  Variable& log_() const;
  Variable& log1p_() const;
  Variable& log2_() const;
  Variable& log10_() const;
  Variable& erf_() const;
  Variable& sin_() const;
  Variable& cos_() const;

  // Signs, rounding, bounds
  Variable abs() const;
  Variable sign() const;
  Variable floor() const;
  Variable ceil() const;
  Variable round() const;
  Variable trunc() const;
  Variable clamp(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const;
  Variable clamp(const Variable& min) const;
  Variable clamp(const std::optional<Variable>& min, const std::optional<Variable>& max) const;
  Variable clamp_min(Scalar min) const;
  Variable clamp_min(const Variable& min) const;
  Variable clamp_max(Scalar max) const;
  Variable clamp_max(const Variable& max) const;
  Variable nan_to_num(std::optional<double> nan = std::nullopt,
                      std::optional<double> posinf = std::nullopt,
                      std::optional<double> neginf = std::nullopt) const;
  Variable isnan() const;
  Variable isinf() const;
  Variable isfinite() const;
  Variable& abs_() const;
  Variable& sign_() const;
  Variable& floor_() const;
  Variable& ceil_() const;
  Variable& round_() const;
  Variable& trunc_() const;
  Variable& clamp_(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const;
  Variable& clamp_(const Variable& min) const;
  Variable& clamp_(const std::optional<Variable>& min, const std::optional<Variable>& max) const;
  Variable& clamp_min_(Scalar min) const;
  Variable& clamp_min_(const Variable& min) const;
  Variable& clamp_max_(Scalar max) const;
  Variable& clamp_max_(const Variable& max) const;
  Variable& nan_to_num_(std::optional<double> nan = std::nullopt,
                        std::optional<double> posinf = std::nullopt,
                        std::optional<double> neginf = std::nullopt) const;

  // Activations
  Variable relu() const;
  Variable sigmoid() const;
  Variable tanh() const;
  Variable prelu(const Variable& weight) const;
  Variable hardshrink(Scalar lambd = 0.5) const;
  Variable softmax(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const;
  Variable log_softmax(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const;
  Variable& relu_() const;
  Variable& sigmoid_() const;
  Variable& tanh_() const;

 private:
  const Variable& self() const;
};

}  // namespace taper
