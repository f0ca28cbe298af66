#pragma once

#include "taper/core/graph/variable_fwd.h"

namespace taper {

Variable operator+(const Variable& a, const Variable& b);
Variable operator+(const Variable& a, Scalar b);
Variable operator+(Scalar a, const Variable& b);
Variable operator-(const Variable& a, const Variable& b);
Variable operator-(const Variable& a, Scalar b);
Variable operator-(Scalar a, const Variable& b);
Variable operator*(const Variable& a, const Variable& b);
Variable operator*(const Variable& a, Scalar b);
Variable operator*(Scalar a, const Variable& b);
Variable operator/(const Variable& a, const Variable& b);
Variable operator/(const Variable& a, Scalar b);
Variable operator/(Scalar a, const Variable& b);
Variable operator-(const Variable& x);

Variable& operator+=(Variable& a, const Variable& b);
Variable& operator+=(Variable& a, Scalar b);
Variable& operator-=(Variable& a, const Variable& b);
Variable& operator-=(Variable& a, Scalar b);
Variable& operator*=(Variable& a, const Variable& b);
Variable& operator*=(Variable& a, Scalar b);
Variable& operator/=(Variable& a, const Variable& b);
Variable& operator/=(Variable& a, Scalar b);

Variable operator%(const Variable& a, const Variable& b);
Variable operator%(const Variable& a, Scalar b);
Variable operator%(Scalar a, const Variable& b);

/// Bit by bit, or "and", "or", "xor", "not" of bools.
Variable operator&(const Variable& a, const Variable& b);
Variable operator&(const Variable& a, Scalar b);
Variable operator&(Scalar a, const Variable& b);
Variable& operator&=(Variable& a, const Variable& b);
Variable operator|(const Variable& a, const Variable& b);
Variable operator|(const Variable& a, Scalar b);
Variable operator|(Scalar a, const Variable& b);
Variable& operator|=(Variable& a, const Variable& b);
Variable operator^(const Variable& a, const Variable& b);
Variable operator^(const Variable& a, Scalar b);
Variable operator^(Scalar a, const Variable& b);
Variable& operator^=(Variable& a, const Variable& b);
Variable operator~(const Variable& x);

/// Element-wise; bool.
Variable operator==(const Variable& a, const Variable& b);
Variable operator==(const Variable& a, Scalar b);
Variable operator==(Scalar a, const Variable& b);
Variable operator!=(const Variable& a, const Variable& b);
Variable operator!=(const Variable& a, Scalar b);
Variable operator!=(Scalar a, const Variable& b);
Variable operator<(const Variable& a, const Variable& b);
Variable operator<(const Variable& a, Scalar b);
Variable operator<(Scalar a, const Variable& b);
Variable operator<=(const Variable& a, const Variable& b);
Variable operator<=(const Variable& a, Scalar b);
Variable operator<=(Scalar a, const Variable& b);
Variable operator>(const Variable& a, const Variable& b);
Variable operator>(const Variable& a, Scalar b);
Variable operator>(Scalar a, const Variable& b);
Variable operator>=(const Variable& a, const Variable& b);
Variable operator>=(const Variable& a, Scalar b);
Variable operator>=(Scalar a, const Variable& b);

}  // namespace taper
