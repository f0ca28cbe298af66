#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Comparisons, logic and choices, element by element; shapes broadcast. Comparisons and logic give
/// bool tensors without gradient; a comparison with NaN is false, except ne.
namespace taper {

Variable eq(const Variable& a, const Variable& b);
Variable eq(const Variable& a, Scalar b);
Variable ne(const Variable& a, const Variable& b);
Variable ne(const Variable& a, Scalar b);
Variable lt(const Variable& a, const Variable& b);
Variable lt(const Variable& a, Scalar b);
Variable le(const Variable& a, const Variable& b);
Variable le(const Variable& a, Scalar b);
Variable gt(const Variable& a, const Variable& b);
Variable gt(const Variable& a, Scalar b);
Variable ge(const Variable& a, const Variable& b);
Variable ge(const Variable& a, Scalar b);

/// Anything but 0 counts as true.
Variable logical_and(const Variable& a, const Variable& b);
Variable logical_or(const Variable& a, const Variable& b);
Variable logical_xor(const Variable& a, const Variable& b);
Variable logical_not(const Variable& x);

/// condition (bool or uint8) ? a : b, in the common dtype of a and b.
Variable where(const Variable& condition, const Variable& a, const Variable& b);
Variable where(const Variable& condition, const Variable& a, Scalar b);
Variable where(const Variable& condition, Scalar a, const Variable& b);
Variable where(const Variable& condition, Scalar a, Scalar b);
/// x with `value` where the mask (bool) is true, in x's dtype.
Variable masked_fill(const Variable& x, const Variable& mask, Scalar value);
/// The same with a tensor of rank 0, which gets the sum of the gradient at the masked places.
Variable masked_fill(const Variable& x, const Variable& mask, const Variable& value);

/// True if sizes and all values agree (NaN agrees with nothing); false if the dtypes differ.
bool equal(const Variable& a, const Variable& b);
/// Where |a - b| <= atol + rtol |b|; NaN is close to NaN only with equal_nan. Throws if the dtypes
/// differ.
Variable isclose(const Variable& a, const Variable& b, double rtol = 1e-5, double atol = 1e-8,
                 bool equal_nan = false);
/// True if that is so everywhere.
bool allclose(const Variable& a, const Variable& b, double rtol = 1e-5, double atol = 1e-8,
              bool equal_nan = false);

namespace native {
/// True if the one element of x is not 0. Throws if there is not exactly one.
bool is_nonzero(const Variable& x);
}  // namespace native
using native::is_nonzero;

/// A name that ends in _ changes x.
Variable& eq_(const Variable& x, const Variable& other);
Variable& eq_(const Variable& x, Scalar other);
Variable& ne_(const Variable& x, const Variable& other);
Variable& ne_(const Variable& x, Scalar other);
Variable& lt_(const Variable& x, const Variable& other);
Variable& lt_(const Variable& x, Scalar other);
Variable& le_(const Variable& x, const Variable& other);
Variable& le_(const Variable& x, Scalar other);
Variable& gt_(const Variable& x, const Variable& other);
Variable& gt_(const Variable& x, Scalar other);
Variable& ge_(const Variable& x, const Variable& other);
Variable& ge_(const Variable& x, Scalar other);
Variable& logical_and_(const Variable& x, const Variable& other);
Variable& logical_or_(const Variable& x, const Variable& other);
Variable& logical_xor_(const Variable& x, const Variable& other);
Variable& logical_not_(const Variable& x);
Variable& masked_fill_(const Variable& x, const Variable& mask, Scalar value);
Variable& masked_fill_(const Variable& x, const Variable& mask, const Variable& value);

/// The same as methods.
template <class Tensor>
class ComparisonMethods {
 public:
  Tensor eq(const Tensor& other) const { return taper::eq(self(), other); }
  Tensor eq(Scalar other) const { return taper::eq(self(), other); }
  Tensor ne(const Tensor& other) const { return taper::ne(self(), other); }
  Tensor ne(Scalar other) const { return taper::ne(self(), other); }
  Tensor lt(const Tensor& other) const { return taper::lt(self(), other); }
  Tensor lt(Scalar other) const { return taper::lt(self(), other); }
  Tensor le(const Tensor& other) const { return taper::le(self(), other); }
  Tensor le(Scalar other) const { return taper::le(self(), other); }
  Tensor gt(const Tensor& other) const { return taper::gt(self(), other); }
  Tensor gt(Scalar other) const { return taper::gt(self(), other); }
  Tensor ge(const Tensor& other) const { return taper::ge(self(), other); }
  Tensor ge(Scalar other) const { return taper::ge(self(), other); }
  Tensor logical_and(const Tensor& other) const { return taper::logical_and(self(), other); }
  Tensor logical_or(const Tensor& other) const { return taper::logical_or(self(), other); }
  Tensor logical_xor(const Tensor& other) const { return taper::logical_xor(self(), other); }
  Tensor logical_not() const { return taper::logical_not(self()); }
  Tensor where(const Tensor& condition, const Tensor& other) const {
    return taper::where(condition, self(), other);
  }
  Tensor where(const Tensor& condition, Scalar other) const {
    return taper::where(condition, self(), other);
  }
  Tensor masked_fill(const Tensor& mask, Scalar value) const {
    return taper::masked_fill(self(), mask, value);
  }
  Tensor masked_fill(const Tensor& mask, const Tensor& value) const {
    return taper::masked_fill(self(), mask, value);
  }
  bool equal(const Tensor& other) const { return taper::equal(self(), other); }
  bool allclose(const Tensor& other, double rtol = 1e-5, double atol = 1e-8,
                bool equal_nan = false) const {
    return taper::allclose(self(), other, rtol, atol, equal_nan);
  }
  Tensor isclose(const Tensor& other, double rtol = 1e-5, double atol = 1e-8,
                 bool equal_nan = false) const {
    return taper::isclose(self(), other, rtol, atol, equal_nan);
  }
  bool is_nonzero() const { return taper::is_nonzero(self()); }
  Tensor& eq_(const Tensor& other) const { return taper::eq_(self(), other); }
  Tensor& eq_(Scalar other) const { return taper::eq_(self(), other); }
  Tensor& ne_(const Tensor& other) const { return taper::ne_(self(), other); }
  Tensor& ne_(Scalar other) const { return taper::ne_(self(), other); }
  Tensor& lt_(const Tensor& other) const { return taper::lt_(self(), other); }
  Tensor& lt_(Scalar other) const { return taper::lt_(self(), other); }
  Tensor& le_(const Tensor& other) const { return taper::le_(self(), other); }
  Tensor& le_(Scalar other) const { return taper::le_(self(), other); }
  Tensor& gt_(const Tensor& other) const { return taper::gt_(self(), other); }
  Tensor& gt_(Scalar other) const { return taper::gt_(self(), other); }
  Tensor& ge_(const Tensor& other) const { return taper::ge_(self(), other); }
  Tensor& ge_(Scalar other) const { return taper::ge_(self(), other); }
  Tensor& logical_and_(const Tensor& other) const { return taper::logical_and_(self(), other); }
  Tensor& logical_or_(const Tensor& other) const { return taper::logical_or_(self(), other); }
  Tensor& logical_xor_(const Tensor& other) const { return taper::logical_xor_(self(), other); }
  Tensor& logical_not_() const { return taper::logical_not_(self()); }
  Tensor& masked_fill_(const Tensor& mask, Scalar value) const {
    return taper::masked_fill_(self(), mask, value);
  }
  Tensor& masked_fill_(const Tensor& mask, const Tensor& value) const {
    return taper::masked_fill_(self(), mask, value);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
