#pragma once

#include "taper/core/variable.h"

/// Matrix products; floating-point tensors of one dtype.
namespace taper {

/// (n, k) @ (k, m) -> (n, m).
Variable mm(const Variable& a, const Variable& b);
/// Vectors, matrices and stacks of them by NumPy's rules: (k) @ (k) -> (), (n, k) @ (k) -> (n),
/// (..., n, k) @ (..., k, m) -> (..., n, m) with the leading axes broadcast.
Variable matmul(const Variable& a, const Variable& b);
/// x @ weight^T + bias for x (..., in), weight (out, in), bias (out) or undefined -> (..., out).
Variable linear(const Variable& x, const Variable& weight, const Variable& bias = {});

}  // namespace taper
