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

/// In place, for temporaries too: y[0] *= 3.
Variable& operator+=(const Variable& a, const Variable& b);
Variable& operator+=(const Variable& a, Scalar b);
Variable& operator-=(const Variable& a, const Variable& b);
Variable& operator-=(const Variable& a, Scalar b);
Variable& operator*=(const Variable& a, const Variable& b);
Variable& operator*=(const Variable& a, Scalar b);
Variable& operator/=(const Variable& a, const Variable& b);
Variable& operator/=(const Variable& a, Scalar b);

Variable operator%(const Variable& a, const Variable& b);
Variable operator%(const Variable& a, Scalar b);
Variable operator%(Scalar a, const Variable& b);

/// Bit by bit, or "and", "or", "xor", "not" of bools.
Variable operator&(const Variable& a, const Variable& b);
Variable operator&(const Variable& a, Scalar b);
Variable operator&(Scalar a, const Variable& b);
Variable& operator&=(const Variable& a, const Variable& b);
Variable operator|(const Variable& a, const Variable& b);
Variable operator|(const Variable& a, Scalar b);
Variable operator|(Scalar a, const Variable& b);
Variable& operator|=(const Variable& a, const Variable& b);
Variable operator^(const Variable& a, const Variable& b);
Variable operator^(const Variable& a, Scalar b);
Variable operator^(Scalar a, const Variable& b);
Variable& operator^=(const Variable& a, const Variable& b);
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
