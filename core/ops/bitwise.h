#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Bit by bit, for integers and bools; shapes broadcast, dtypes promote. The operators & | ^ ~ are
/// these.
namespace taper {

Variable bitwise_and(const Variable& a, const Variable& b);
Variable bitwise_and(const Variable& a, Scalar b);
Variable bitwise_and(Scalar a, const Variable& b);
Variable bitwise_or(const Variable& a, const Variable& b);
Variable bitwise_or(const Variable& a, Scalar b);
Variable bitwise_or(Scalar a, const Variable& b);
Variable bitwise_xor(const Variable& a, const Variable& b);
Variable bitwise_xor(const Variable& a, Scalar b);
Variable bitwise_xor(Scalar a, const Variable& b);
Variable bitwise_not(const Variable& x);

/// A name that ends in _ changes x.
Variable& bitwise_and_(const Variable& x, const Variable& other);
Variable& bitwise_and_(const Variable& x, Scalar other);
Variable& bitwise_or_(const Variable& x, const Variable& other);
Variable& bitwise_or_(const Variable& x, Scalar other);
Variable& bitwise_xor_(const Variable& x, const Variable& other);
Variable& bitwise_xor_(const Variable& x, Scalar other);
Variable& bitwise_not_(const Variable& x);

/// The same as methods.
template <class Tensor>
class BitwiseMethods {
 public:
  Tensor bitwise_and(const Tensor& other) const { return taper::bitwise_and(self(), other); }
  Tensor bitwise_and(Scalar other) const { return taper::bitwise_and(self(), other); }
  Tensor bitwise_or(const Tensor& other) const { return taper::bitwise_or(self(), other); }
  Tensor bitwise_or(Scalar other) const { return taper::bitwise_or(self(), other); }
  Tensor bitwise_xor(const Tensor& other) const { return taper::bitwise_xor(self(), other); }
  Tensor bitwise_xor(Scalar other) const { return taper::bitwise_xor(self(), other); }
  Tensor bitwise_not() const { return taper::bitwise_not(self()); }
  Tensor& bitwise_and_(const Tensor& other) const { return taper::bitwise_and_(self(), other); }
  Tensor& bitwise_and_(Scalar other) const { return taper::bitwise_and_(self(), other); }
  Tensor& bitwise_or_(const Tensor& other) const { return taper::bitwise_or_(self(), other); }
  Tensor& bitwise_or_(Scalar other) const { return taper::bitwise_or_(self(), other); }
  Tensor& bitwise_xor_(const Tensor& other) const { return taper::bitwise_xor_(self(), other); }
  Tensor& bitwise_xor_(Scalar other) const { return taper::bitwise_xor_(self(), other); }
  Tensor& bitwise_not_() const { return taper::bitwise_not_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
