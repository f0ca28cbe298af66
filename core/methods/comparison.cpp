#include "taper/core/methods/comparison.h"

#include "taper/core/ops/ops.h"

namespace taper {

const Variable& ComparisonMethods::self() const { return static_cast<const Variable&>(*this); }

Variable ComparisonMethods::eq(const Variable& other) const { return taper::eq(self(), other); }
Variable ComparisonMethods::eq(Scalar other) const { return taper::eq(self(), other); }
Variable ComparisonMethods::ne(const Variable& other) const { return taper::ne(self(), other); }
Variable ComparisonMethods::ne(Scalar other) const { return taper::ne(self(), other); }
Variable ComparisonMethods::lt(const Variable& other) const { return taper::lt(self(), other); }
Variable ComparisonMethods::lt(Scalar other) const { return taper::lt(self(), other); }
Variable ComparisonMethods::le(const Variable& other) const { return taper::le(self(), other); }
Variable ComparisonMethods::le(Scalar other) const { return taper::le(self(), other); }
Variable ComparisonMethods::gt(const Variable& other) const { return taper::gt(self(), other); }
Variable ComparisonMethods::gt(Scalar other) const { return taper::gt(self(), other); }
Variable ComparisonMethods::ge(const Variable& other) const { return taper::ge(self(), other); }
Variable ComparisonMethods::ge(Scalar other) const { return taper::ge(self(), other); }

Variable ComparisonMethods::logical_and(const Variable& other) const {
  return taper::logical_and(self(), other);
}
Variable ComparisonMethods::logical_or(const Variable& other) const {
  return taper::logical_or(self(), other);
}
Variable ComparisonMethods::logical_xor(const Variable& other) const {
  return taper::logical_xor(self(), other);
}
Variable ComparisonMethods::logical_not() const { return taper::logical_not(self()); }

Variable ComparisonMethods::bitwise_and(const Variable& other) const {
  return taper::bitwise_and(self(), other);
}
Variable ComparisonMethods::bitwise_and(Scalar other) const {
  return taper::bitwise_and(self(), other);
}
Variable ComparisonMethods::bitwise_or(const Variable& other) const {
  return taper::bitwise_or(self(), other);
}
Variable ComparisonMethods::bitwise_or(Scalar other) const {
  return taper::bitwise_or(self(), other);
}
Variable ComparisonMethods::bitwise_xor(const Variable& other) const {
  return taper::bitwise_xor(self(), other);
}
Variable ComparisonMethods::bitwise_xor(Scalar other) const {
  return taper::bitwise_xor(self(), other);
}
Variable ComparisonMethods::bitwise_not() const { return taper::bitwise_not(self()); }

Variable ComparisonMethods::where(const Variable& condition, const Variable& other) const {
  return taper::where(condition, self(), other);
}
Variable ComparisonMethods::where(const Variable& condition, Scalar other) const {
  return taper::where(condition, self(), other);
}
Variable ComparisonMethods::masked_fill(const Variable& mask, Scalar value) const {
  return taper::masked_fill(self(), mask, value);
}
Variable ComparisonMethods::masked_fill(const Variable& mask, const Variable& value) const {
  return taper::masked_fill(self(), mask, value);
}

bool ComparisonMethods::equal(const Variable& other) const { return taper::equal(self(), other); }
bool ComparisonMethods::allclose(const Variable& other, double rtol, double atol,
                                 bool equal_nan) const {
  return taper::allclose(self(), other, rtol, atol, equal_nan);
}
Variable ComparisonMethods::isclose(const Variable& other, double rtol, double atol,
                                    bool equal_nan) const {
  return taper::isclose(self(), other, rtol, atol, equal_nan);
}
bool ComparisonMethods::is_nonzero() const { return taper::is_nonzero(self()); }

}  // namespace taper
