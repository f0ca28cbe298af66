#include "taper/core/ops/operators.h"

#include "taper/core/graph/variable.h"
#include "taper/core/ops/arithmetic.h"
#include "taper/core/ops/bitwise.h"
#include "taper/core/ops/comparison.h"
#include "taper/core/ops/division.h"

namespace taper {

Variable operator+(const Variable& a, const Variable& b) { return add(a, b); }
Variable operator+(const Variable& a, Scalar b) { return add(a, b); }
Variable operator+(Scalar a, const Variable& b) { return add(b, a); }
Variable operator-(const Variable& a, const Variable& b) { return sub(a, b); }
Variable operator-(const Variable& a, Scalar b) { return sub(a, b); }
Variable operator-(Scalar a, const Variable& b) { return sub(a, b); }
Variable operator*(const Variable& a, const Variable& b) { return mul(a, b); }
Variable operator*(const Variable& a, Scalar b) { return mul(a, b); }
Variable operator*(Scalar a, const Variable& b) { return mul(b, a); }
Variable operator/(const Variable& a, const Variable& b) { return div(a, b); }
Variable operator/(const Variable& a, Scalar b) { return div(a, b); }
Variable operator/(Scalar a, const Variable& b) { return div(a, b); }
Variable operator-(const Variable& x) { return neg(x); }

Variable& operator+=(const Variable& a, const Variable& b) { return a.add_(b); }
Variable& operator+=(const Variable& a, Scalar b) { return a.add_(b); }
Variable& operator-=(const Variable& a, const Variable& b) { return a.sub_(b); }
Variable& operator-=(const Variable& a, Scalar b) { return a.sub_(b); }
Variable& operator*=(const Variable& a, const Variable& b) { return a.mul_(b); }
Variable& operator*=(const Variable& a, Scalar b) { return a.mul_(b); }
Variable& operator/=(const Variable& a, const Variable& b) { return a.div_(b); }
Variable& operator/=(const Variable& a, Scalar b) { return a.div_(b); }

Variable operator%(const Variable& a, const Variable& b) { return remainder(a, b); }
Variable operator%(const Variable& a, Scalar b) { return remainder(a, b); }
Variable operator%(Scalar a, const Variable& b) { return remainder(a, b); }

Variable operator&(const Variable& a, const Variable& b) { return bitwise_and(a, b); }
Variable operator&(const Variable& a, Scalar b) { return bitwise_and(a, b); }
Variable operator&(Scalar a, const Variable& b) { return bitwise_and(a, b); }
Variable& operator&=(const Variable& a, const Variable& b) { return a.bitwise_and_(b); }
Variable operator|(const Variable& a, const Variable& b) { return bitwise_or(a, b); }
Variable operator|(const Variable& a, Scalar b) { return bitwise_or(a, b); }
Variable operator|(Scalar a, const Variable& b) { return bitwise_or(a, b); }
Variable& operator|=(const Variable& a, const Variable& b) { return a.bitwise_or_(b); }
Variable operator^(const Variable& a, const Variable& b) { return bitwise_xor(a, b); }
Variable operator^(const Variable& a, Scalar b) { return bitwise_xor(a, b); }
Variable operator^(Scalar a, const Variable& b) { return bitwise_xor(a, b); }
Variable& operator^=(const Variable& a, const Variable& b) { return a.bitwise_xor_(b); }
Variable operator~(const Variable& x) { return bitwise_not(x); }

Variable operator==(const Variable& a, const Variable& b) { return eq(a, b); }
Variable operator==(const Variable& a, Scalar b) { return eq(a, b); }
Variable operator==(Scalar a, const Variable& b) { return eq(b, a); }
Variable operator!=(const Variable& a, const Variable& b) { return ne(a, b); }
Variable operator!=(const Variable& a, Scalar b) { return ne(a, b); }
Variable operator!=(Scalar a, const Variable& b) { return ne(b, a); }
Variable operator<(const Variable& a, const Variable& b) { return lt(a, b); }
Variable operator<(const Variable& a, Scalar b) { return lt(a, b); }
Variable operator<(Scalar a, const Variable& b) { return gt(b, a); }
Variable operator<=(const Variable& a, const Variable& b) { return le(a, b); }
Variable operator<=(const Variable& a, Scalar b) { return le(a, b); }
Variable operator<=(Scalar a, const Variable& b) { return ge(b, a); }
Variable operator>(const Variable& a, const Variable& b) { return gt(a, b); }
Variable operator>(const Variable& a, Scalar b) { return gt(a, b); }
Variable operator>(Scalar a, const Variable& b) { return lt(b, a); }
Variable operator>=(const Variable& a, const Variable& b) { return ge(a, b); }
Variable operator>=(const Variable& a, Scalar b) { return ge(a, b); }
Variable operator>=(Scalar a, const Variable& b) { return le(b, a); }

}  // namespace taper
