#pragma once

#include <utility>

#include "taper/core/tensor/array.h"

/// Systems of linear equations, by LAPACK: stacks (..., n, n) of one floating-point dtype. Results
/// lie column by column; info says for each matrix how LAPACK fared, 0 if well.
namespace taper::kernel {

/// P L U = a: L and U in one matrix, and the row that each row was swapped with, from 1. info is
/// the first place on U's diagonal, from 1, that is 0.
struct LU {
  Array factors, pivots, info;
};
LU lu(const Array& a);
/// x with a x = b, or a^T x = b: LU of a, expanded to the stack of b.
Array solve_lu(const Array& factors, const Array& pivots, const Array& b, bool is_transposed);

/// The lower L with L L^T = a, of which only that triangle is read; and info:
/// the order of the first leading minor, from 1, that is not positive.
std::pair<Array, Array> cholesky(const Array& a);

/// x with a x = b, of which the triangle is read, and in a unitriangular one not the diagonal.
Array solve_triangular(const Array& a, const Array& b, bool upper, bool unitriangular);

/// The x that makes |a x - b| least, and among several is the shortest, for a (..., m, n). Singular
/// values below rcond times the largest one count as 0. `by_svd` finds these; otherwise what stands
/// there has no meaning. The rank is -1 where that failed.
struct LeastSquares {
  Array x, rank, singular_values;
};
LeastSquares least_squares(const Array& a, const Array& b, double rcond, bool by_svd);

}  // namespace taper::kernel
