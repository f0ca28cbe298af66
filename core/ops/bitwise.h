#pragma once

#include "taper/core/graph/variable.h"

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

}  // namespace taper
