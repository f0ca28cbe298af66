#pragma once

#include "taper/core/tensor/scalar.h"

namespace taper {

class Variable;

/// Comparisons, logic and choices as methods, see taper/core/ops/{comparison,bitwise}.h. In place,
/// the answers are written as 0 and 1 of the tensor's dtype.
class ComparisonMethods {
 public:
  Variable eq(const Variable& other) const;
  Variable eq(Scalar other) const;
  Variable ne(const Variable& other) const;
  Variable ne(Scalar other) const;
  Variable lt(const Variable& other) const;
  Variable lt(Scalar other) const;
  Variable le(const Variable& other) const;
  Variable le(Scalar other) const;
  Variable gt(const Variable& other) const;
  Variable gt(Scalar other) const;
  Variable ge(const Variable& other) const;
  Variable ge(Scalar other) const;
  Variable& eq_(const Variable& other) const;
  Variable& eq_(Scalar other) const;
  Variable& ne_(const Variable& other) const;
  Variable& ne_(Scalar other) const;
  Variable& lt_(const Variable& other) const;
  Variable& lt_(Scalar other) const;
  Variable& le_(const Variable& other) const;
  Variable& le_(Scalar other) const;
  Variable& gt_(const Variable& other) const;
  Variable& gt_(Scalar other) const;
  Variable& ge_(const Variable& other) const;
  Variable& ge_(Scalar other) const;

  Variable logical_and(const Variable& other) const;
  Variable logical_or(const Variable& other) const;
  Variable logical_xor(const Variable& other) const;
  Variable logical_not() const;
  Variable& logical_and_(const Variable& other) const;
  Variable& logical_or_(const Variable& other) const;
  Variable& logical_xor_(const Variable& other) const;
  Variable& logical_not_() const;

  Variable bitwise_and(const Variable& other) const;
  Variable bitwise_and(Scalar other) const;
  Variable bitwise_or(const Variable& other) const;
  Variable bitwise_or(Scalar other) const;
  Variable bitwise_xor(const Variable& other) const;
  Variable bitwise_xor(Scalar other) const;
  Variable bitwise_not() const;
  Variable& bitwise_and_(const Variable& other) const;
  Variable& bitwise_and_(Scalar other) const;
  Variable& bitwise_or_(const Variable& other) const;
  Variable& bitwise_or_(Scalar other) const;
  Variable& bitwise_xor_(const Variable& other) const;
  Variable& bitwise_xor_(Scalar other) const;
  Variable& bitwise_not_() const;

  Variable where(const Variable& condition, const Variable& other) const;
  Variable where(const Variable& condition, Scalar other) const;
  Variable masked_fill(const Variable& mask, Scalar value) const;
  Variable masked_fill(const Variable& mask, const Variable& value) const;
  Variable& masked_fill_(const Variable& mask, Scalar value) const;
  Variable& masked_fill_(const Variable& mask, const Variable& value) const;

  bool equal(const Variable& other) const;
  bool allclose(const Variable& other, double rtol = 1e-5, double atol = 1e-8,
                bool equal_nan = false) const;
  Variable isclose(const Variable& other, double rtol = 1e-5, double atol = 1e-8,
                   bool equal_nan = false) const;
  bool is_nonzero() const;

 private:
  const Variable& self() const;
};

}  // namespace taper
