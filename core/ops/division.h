#pragma once

#include <optional>
#include <string_view>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/arithmetic.h"

/// Quotients that are rounded, and remainders. Shapes broadcast, dtypes promote. All throw if an
/// integer is divided by zero.
namespace taper {

/// a / b rounded "floor" (down) or "trunc" (towards 0), whose derivative is 0; without a mode the
/// true quotient.
Variable div(const Variable& a, const Variable& b, std::optional<std::string_view> rounding_mode);
Variable div(const Variable& a, Scalar b, std::optional<std::string_view> rounding_mode);
Variable true_divide(const Variable& a, const Variable& b);
Variable true_divide(const Variable& a, Scalar b);
/// a / b rounded down; its derivative is 0.
Variable floor_divide(const Variable& a, const Variable& b);
Variable floor_divide(const Variable& a, Scalar b);
/// a - b floor(a / b), with the sign of b.
Variable remainder(const Variable& a, const Variable& b);
Variable remainder(const Variable& a, Scalar b);
Variable remainder(Scalar a, const Variable& b);
/// a - b trunc(a / b), with the sign of a.
Variable fmod(const Variable& a, const Variable& b);
Variable fmod(const Variable& a, Scalar b);

/// A name that ends in _ changes x.
Variable& div_(const Variable& x, const Variable& other,
               std::optional<std::string_view> rounding_mode);
Variable& div_(const Variable& x, Scalar other, std::optional<std::string_view> rounding_mode);
Variable& floor_divide_(const Variable& x, const Variable& other);
Variable& floor_divide_(const Variable& x, Scalar other);
Variable& remainder_(const Variable& x, const Variable& other);
Variable& remainder_(const Variable& x, Scalar other);
Variable& fmod_(const Variable& x, const Variable& other);
Variable& fmod_(const Variable& x, Scalar other);
Variable& true_divide_(const Variable& x, const Variable& other);
Variable& true_divide_(const Variable& x, Scalar other);

/// The same as methods.
template <class Tensor>
class DivisionMethods {
 public:
  Tensor div(const Tensor& other) const { return taper::div(self(), other); }
  Tensor div(Scalar other) const { return taper::div(self(), other); }
  Tensor& div_(const Tensor& other) const { return taper::div_(self(), other); }
  Tensor& div_(Scalar other) const { return taper::div_(self(), other); }
  Tensor div(const Tensor& other, std::optional<std::string_view> rounding_mode) const {
    return taper::div(self(), other, rounding_mode);
  }
  Tensor div(Scalar other, std::optional<std::string_view> rounding_mode) const {
    return taper::div(self(), other, rounding_mode);
  }
  Tensor true_divide(const Tensor& other) const { return taper::true_divide(self(), other); }
  Tensor true_divide(Scalar other) const { return taper::true_divide(self(), other); }
  Tensor floor_divide(const Tensor& other) const { return taper::floor_divide(self(), other); }
  Tensor floor_divide(Scalar other) const { return taper::floor_divide(self(), other); }
  Tensor remainder(const Tensor& other) const { return taper::remainder(self(), other); }
  Tensor remainder(Scalar other) const { return taper::remainder(self(), other); }
  Tensor fmod(const Tensor& other) const { return taper::fmod(self(), other); }
  Tensor fmod(Scalar other) const { return taper::fmod(self(), other); }
  Tensor& div_(const Tensor& other, std::optional<std::string_view> rounding_mode) const {
    return taper::div_(self(), other, rounding_mode);
  }
  Tensor& div_(Scalar other, std::optional<std::string_view> rounding_mode) const {
    return taper::div_(self(), other, rounding_mode);
  }
  Tensor& floor_divide_(const Tensor& other) const { return taper::floor_divide_(self(), other); }
  Tensor& floor_divide_(Scalar other) const { return taper::floor_divide_(self(), other); }
  Tensor& remainder_(const Tensor& other) const { return taper::remainder_(self(), other); }
  Tensor& remainder_(Scalar other) const { return taper::remainder_(self(), other); }
  Tensor& fmod_(const Tensor& other) const { return taper::fmod_(self(), other); }
  Tensor& fmod_(Scalar other) const { return taper::fmod_(self(), other); }
  Tensor& true_divide_(const Tensor& other) const { return taper::true_divide_(self(), other); }
  Tensor& true_divide_(Scalar other) const { return taper::true_divide_(self(), other); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
