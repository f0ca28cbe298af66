#pragma once

#include <optional>
#include <string_view>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/shape.h"

/// Second names of operations, where libtorch has them: absolute() is abs().
namespace taper {

Variable absolute(const Variable& x);
Variable negative(const Variable& x);
Variable fix(const Variable& x);
Variable arcsin(const Variable& x);
Variable arccos(const Variable& x);
Variable arctan(const Variable& x);
Variable arcsinh(const Variable& x);
Variable arccosh(const Variable& x);
Variable arctanh(const Variable& x);
Variable arctan2(const Variable& y, const Variable& x);
Variable subtract(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable subtract(const Variable& a, Scalar b, Scalar alpha = 1);
Variable multiply(const Variable& a, const Variable& b);
Variable multiply(const Variable& a, Scalar b);
Variable divide(const Variable& a, const Variable& b);
Variable divide(const Variable& a, Scalar b);
Variable divide(const Variable& a, const Variable& b,
                std::optional<std::string_view> rounding_mode);
Variable divide(const Variable& a, Scalar b, std::optional<std::string_view> rounding_mode);
Variable clip(const Variable& x, std::optional<Scalar> min,
              std::optional<Scalar> max = std::nullopt);
Variable clip(const Variable& x, const std::optional<Variable>& min,
              const std::optional<Variable>& max);
Variable concatenate(TensorList tensors, int64_t dim = 0);
Variable swapaxes(const Variable& x, int64_t axis0, int64_t axis1);
Variable swapdims(const Variable& x, int64_t dim0, int64_t dim1);
Variable moveaxis(const Variable& x, IntArrayRef source, IntArrayRef destination);

Variable& absolute_(const Variable& x);
Variable& negative_(const Variable& x);
Variable& fix_(const Variable& x);
Variable& arcsin_(const Variable& x);
Variable& arccos_(const Variable& x);
Variable& arctan_(const Variable& x);
Variable& arcsinh_(const Variable& x);
Variable& arccosh_(const Variable& x);
Variable& arctanh_(const Variable& x);
Variable& arctan2_(const Variable& y, const Variable& x);
Variable& subtract_(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable& subtract_(const Variable& a, Scalar b, Scalar alpha = 1);
Variable& multiply_(const Variable& a, const Variable& b);
Variable& multiply_(const Variable& a, Scalar b);
Variable& divide_(const Variable& a, const Variable& b);
Variable& divide_(const Variable& a, Scalar b);
Variable& clip_(const Variable& x, std::optional<Scalar> min,
                std::optional<Scalar> max = std::nullopt);

/// The same as methods.
template <class Tensor>
class AliasMethods {
 public:
  Tensor absolute() const { return taper::absolute(self()); }
  Tensor negative() const { return taper::negative(self()); }
  Tensor fix() const { return taper::fix(self()); }
  Tensor arcsin() const { return taper::arcsin(self()); }
  Tensor arccos() const { return taper::arccos(self()); }
  Tensor arctan() const { return taper::arctan(self()); }
  Tensor arcsinh() const { return taper::arcsinh(self()); }
  Tensor arccosh() const { return taper::arccosh(self()); }
  Tensor arctanh() const { return taper::arctanh(self()); }
  Tensor arctan2(const Tensor& x) const { return taper::arctan2(self(), x); }
  Tensor subtract(const Tensor& b, Scalar alpha = 1) const {
    return taper::subtract(self(), b, alpha);
  }
  Tensor subtract(Scalar b, Scalar alpha = 1) const { return taper::subtract(self(), b, alpha); }
  Tensor multiply(const Tensor& b) const { return taper::multiply(self(), b); }
  Tensor multiply(Scalar b) const { return taper::multiply(self(), b); }
  Tensor divide(const Tensor& b) const { return taper::divide(self(), b); }
  Tensor divide(Scalar b) const { return taper::divide(self(), b); }
  Tensor divide(const Tensor& b, std::optional<std::string_view> rounding_mode) const {
    return taper::divide(self(), b, rounding_mode);
  }
  Tensor divide(Scalar b, std::optional<std::string_view> rounding_mode) const {
    return taper::divide(self(), b, rounding_mode);
  }
  Tensor clip(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const {
    return taper::clip(self(), min, max);
  }
  Tensor clip(const std::optional<Tensor>& min, const std::optional<Tensor>& max) const {
    return taper::clip(self(), min, max);
  }
  Tensor swapaxes(int64_t axis0, int64_t axis1) const {
    return taper::swapaxes(self(), axis0, axis1);
  }
  Tensor swapdims(int64_t dim0, int64_t dim1) const { return taper::swapdims(self(), dim0, dim1); }
  Tensor moveaxis(IntArrayRef source, IntArrayRef destination) const {
    return taper::moveaxis(self(), source, destination);
  }
  Tensor& absolute_() const { return taper::absolute_(self()); }
  Tensor& negative_() const { return taper::negative_(self()); }
  Tensor& fix_() const { return taper::fix_(self()); }
  Tensor& arcsin_() const { return taper::arcsin_(self()); }
  Tensor& arccos_() const { return taper::arccos_(self()); }
  Tensor& arctan_() const { return taper::arctan_(self()); }
  Tensor& arcsinh_() const { return taper::arcsinh_(self()); }
  Tensor& arccosh_() const { return taper::arccosh_(self()); }
  Tensor& arctanh_() const { return taper::arctanh_(self()); }
  Tensor& arctan2_(const Tensor& x) const { return taper::arctan2_(self(), x); }
  Tensor& subtract_(const Tensor& b, Scalar alpha = 1) const {
    return taper::subtract_(self(), b, alpha);
  }
  Tensor& subtract_(Scalar b, Scalar alpha = 1) const { return taper::subtract_(self(), b, alpha); }
  Tensor& multiply_(const Tensor& b) const { return taper::multiply_(self(), b); }
  Tensor& multiply_(Scalar b) const { return taper::multiply_(self(), b); }
  Tensor& divide_(const Tensor& b) const { return taper::divide_(self(), b); }
  Tensor& divide_(Scalar b) const { return taper::divide_(self(), b); }
  Tensor& clip_(std::optional<Scalar> min, std::optional<Scalar> max = std::nullopt) const {
    return taper::clip_(self(), min, max);
  }
  Tensor& swapaxes_(int64_t axis0, int64_t axis1) const {
    return taper::transpose_(self(), axis0, axis1);
  }
  Tensor& swapdims_(int64_t dim0, int64_t dim1) const {
    return taper::transpose_(self(), dim0, dim1);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
