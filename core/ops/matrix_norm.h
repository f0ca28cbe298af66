#pragma once

#include <optional>
#include <string_view>

#include "taper/core/graph/variable_fwd.h"

/// Norms of vectors and of stacks of matrices. `linalg_norm(x)` is `linalg::norm(x)` too, and so
/// on. With a dtype x is converted to it before.
namespace taper {

/// norm() along `dim`, or of all elements.
Variable linalg_vector_norm(const Variable& x, Scalar ord = 2,
                            OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                            std::optional<ScalarType> dtype = std::nullopt);
/// The norm of the matrices along two axes. "fro": the root of the sum of squares; "nuc": the sum
/// of the singular values; 2, -2: the largest, and the smallest one; 1, -1: of the sums of |x| down
/// the columns the largest, and the smallest; inf, -inf: along the rows.
Variable linalg_matrix_norm(const Variable& x, Scalar ord, IntArrayRef dim = {-2, -1},
                            bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable linalg_matrix_norm(const Variable& x, std::string_view ord = "fro",
                            IntArrayRef dim = {-2, -1}, bool keepdim = false,
                            std::optional<ScalarType> dtype = std::nullopt);
/// The root of the sum of squares without an `ord`; with one the norm of a vector, if x, or `dim`,
/// has one axis, or else of matrices.
Variable linalg_norm(const Variable& x, std::optional<Scalar> ord = std::nullopt,
                     OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                     std::optional<ScalarType> dtype = std::nullopt);
Variable linalg_norm(const Variable& x, std::string_view ord,
                     OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                     std::optional<ScalarType> dtype = std::nullopt);
/// |a| |a^-1| in a norm for matrices, at first the largest singular value over the smallest one.
/// Infinity for a singular matrix.
Variable linalg_cond(const Variable& a, std::optional<Scalar> p = std::nullopt);
Variable linalg_cond(const Variable& a, std::string_view p);

}  // namespace taper
