#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Element-wise arithmetic. Shapes broadcast, dtypes promote as PyTorch's do; integers wrap around.
namespace taper {

/// a + alpha * b; of bools, "or".
Variable add(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable add(const Variable& a, Scalar b, Scalar alpha = 1);
/// a - alpha * b; not for bools.
Variable sub(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable sub(const Variable& a, Scalar b, Scalar alpha = 1);
Variable sub(Scalar a, const Variable& b);
/// b - alpha * a.
Variable rsub(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable rsub(const Variable& a, Scalar b, Scalar alpha = 1);
/// a * b; of bools, "and".
Variable mul(const Variable& a, const Variable& b);
Variable mul(const Variable& a, Scalar b);
/// a / b, true division: integers give the default floating dtype.
Variable div(const Variable& a, const Variable& b);
Variable div(const Variable& a, Scalar b);
Variable div(Scalar a, const Variable& b);
/// -x; not for bools.
Variable neg(const Variable& x);
/// The larger and the smaller of two; NaN wins. At a tie each gets half of the gradient.
Variable maximum(const Variable& a, const Variable& b);
Variable minimum(const Variable& a, const Variable& b);
Variable max(const Variable& a, const Variable& b);
Variable min(const Variable& a, const Variable& b);

/// A name that ends in _ changes x.
Variable& add_(const Variable& x, const Variable& other, Scalar alpha = 1);
Variable& add_(const Variable& x, Scalar other, Scalar alpha = 1);
Variable& sub_(const Variable& x, const Variable& other, Scalar alpha = 1);
Variable& sub_(const Variable& x, Scalar other, Scalar alpha = 1);
Variable& mul_(const Variable& x, const Variable& other);
Variable& mul_(const Variable& x, Scalar other);
Variable& div_(const Variable& x, const Variable& other);
Variable& div_(const Variable& x, Scalar other);
Variable& neg_(const Variable& x);

/// The same as methods.
template <class Tensor>
class ArithmeticMethods {
 public:
  Tensor add(const Tensor& other, Scalar alpha = 1) const {
    return taper::add(self(), other, alpha);
  }
  Tensor add(Scalar other, Scalar alpha = 1) const { return taper::add(self(), other, alpha); }
  Tensor sub(const Tensor& other, Scalar alpha = 1) const {
    return taper::sub(self(), other, alpha);
  }
  Tensor sub(Scalar other, Scalar alpha = 1) const { return taper::sub(self(), other, alpha); }
  Tensor mul(const Tensor& other) const { return taper::mul(self(), other); }
  Tensor mul(Scalar other) const { return taper::mul(self(), other); }
  Tensor maximum(const Tensor& other) const { return taper::maximum(self(), other); }
  Tensor minimum(const Tensor& other) const { return taper::minimum(self(), other); }
  Tensor neg() const { return taper::neg(self()); }
  Tensor& add_(const Tensor& other, Scalar alpha = 1) const {
    return taper::add_(self(), other, alpha);
  }
  Tensor& add_(Scalar other, Scalar alpha = 1) const { return taper::add_(self(), other, alpha); }
  Tensor& sub_(const Tensor& other, Scalar alpha = 1) const {
    return taper::sub_(self(), other, alpha);
  }
  Tensor& sub_(Scalar other, Scalar alpha = 1) const { return taper::sub_(self(), other, alpha); }
  Tensor& mul_(const Tensor& other) const { return taper::mul_(self(), other); }
  Tensor& mul_(Scalar other) const { return taper::mul_(self(), other); }
  Tensor& neg_() const { return taper::neg_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
