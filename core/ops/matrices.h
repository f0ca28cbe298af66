#pragma once

#include "taper/core/graph/variable.h"

/// What the operations on matrices, or stacks (..., n, m) of them, have in common.
namespace taper::detail {

/// x, in float32 under autocast. Throws unless it is float32 or float64, of rank 2 at least; and
/// for squares() unless its matrices are square.
Variable matrices(const char* op, const Variable& x);
Variable squares(const char* op, const Variable& x);

/// Throws unless a x = b, or x a = b, can hold for matrices of these sizes, and dtypes are equal.
void check_equation(const char* op, const Variable& a, const Variable& b, bool left);

/// Throws for the first matrix, if any, that LAPACK gave up, with what explain(info) says.
void check_info(const char* op, const Array& info, std::string (*explain)(int info));

/// The step from 1 to the next number of a dtype.
double epsilon(ScalarType dtype);

/// n x n: true on the diagonal. And what of x lies beside it, with `value` there.
Variable diagonal_mask(int64_t n);
Variable with_diagonal(const Variable& x, double value);

}  // namespace taper::detail
