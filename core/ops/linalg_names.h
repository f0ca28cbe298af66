#pragma once

#include <optional>
#include <string_view>
#include <tuple>

#include "taper/core/graph/variable.h"
#include "taper/core/tensor/scalar.h"

/// The functions that begin with linalg_, as torch::linalg has them. (Not inline: what they return
/// would take each user's compiler 4 MB.)
namespace taper::linalg {

Variable inv(const Variable& a);
Variable solve(const Variable& a, const Variable& b, bool left = true);
Variable solve_triangular(const Variable& a, const Variable& b, bool upper, bool left = true,
                          bool unitriangular = false);
Variable det(const Variable& a);
std::tuple<Variable, Variable> slogdet(const Variable& a);
Variable cholesky(const Variable& a, bool upper = false);
std::tuple<Variable, Variable, Variable, Variable> lstsq(
    const Variable& a, const Variable& b, std::optional<double> rcond = std::nullopt,
    std::optional<std::string_view> driver = std::nullopt);

std::tuple<Variable, Variable> qr(const Variable& a, std::string_view mode = "reduced");
std::tuple<Variable, Variable, Variable> svd(const Variable& a, bool full_matrices = true,
                                             std::optional<std::string_view> driver = std::nullopt);
Variable svdvals(const Variable& a, std::optional<std::string_view> driver = std::nullopt);
std::tuple<Variable, Variable> eigh(const Variable& a, std::string_view uplo = "L");
Variable eigvalsh(const Variable& a, std::string_view uplo = "L");
Variable pinv(const Variable& a, std::optional<double> atol = std::nullopt,
              std::optional<double> rtol = std::nullopt, bool hermitian = false);
Variable pinv(const Variable& a, double rcond, bool hermitian = false);
Variable matrix_rank(const Variable& a, std::optional<double> atol = std::nullopt,
                     std::optional<double> rtol = std::nullopt, bool hermitian = false);
Variable matrix_rank(const Variable& a, double tol, bool hermitian = false);

Variable vector_norm(const Variable& x, Scalar ord = 2, OptionalIntArrayRef dim = std::nullopt,
                     bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable matrix_norm(const Variable& x, Scalar ord, IntArrayRef dim = {-2, -1},
                     bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable matrix_norm(const Variable& x, std::string_view ord = "fro", IntArrayRef dim = {-2, -1},
                     bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable norm(const Variable& x, std::optional<Scalar> ord = std::nullopt,
              OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
Variable norm(const Variable& x, std::string_view ord, OptionalIntArrayRef dim = std::nullopt,
              bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable cond(const Variable& a, std::optional<Scalar> p = std::nullopt);
Variable cond(const Variable& a, std::string_view p);
Variable matrix_power(const Variable& a, int64_t n);
Variable matrix_exp(const Variable& a);
Variable multi_dot(TensorList tensors);
Variable cross(const Variable& a, const Variable& b, int64_t dim = -1);

}  // namespace taper::linalg
