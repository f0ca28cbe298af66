#pragma once

#include "taper/core/tensor/array.h"

/// Decompositions of stacks (..., m, n) of floating-point matrices, by LAPACK. Results lie column
/// by column, with LAPACK's signs; info says for each matrix how LAPACK fared, 0 if well.
namespace taper::kernel {

/// q r = a, q with orthonormal columns: as many as the shorter side has, or m of them.
struct QR {
  Array q, r;
};
QR qr(const Array& a, bool complete);

/// u diag(s) vh = a, s descending; u and vh with orthonormal columns and rows, as many as s has, or
/// `full` ones, or without vectors undefined. info is kNotFinite where that is the cause.
struct SVD {
  Array u, s, vh, info;
};
constexpr int kNotFinite = -4;
SVD svd(const Array& a, bool full, bool vectors);

/// v diag(w) v^T = a, w ascending, v orthonormal or undefined; of a the lower triangle is read, or
/// the upper one.
struct Eigen {
  Array w, v, info;
};
Eigen eigh(const Array& a, bool upper, bool vectors);

}  // namespace taper::kernel
