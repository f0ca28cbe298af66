#include "taper/core/ops/matrix_norm.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "taper/core/kernels/systems.h"
#include "taper/core/ops/matrices.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {

using detail::squares;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr const char* kMatrixNorm = "linalg.matrix_norm";

/// x in the dtype that a norm is to be of.
Variable norm_operand(const char* op, const Variable& x, std::optional<ScalarType> dtype) {
  check(x.is_floating_point(), op, "Expected a floating point or complex tensor as input. Got ",
        x.dtype(), "; convert with .to(kFloat)");
  if (!dtype) return x;
  check(is_floating_point(*dtype), op, "dtype should be floating point or complex, but got ",
        *dtype);
  check(promote_types(x.dtype(), *dtype) == *dtype, op, "the dtype of the input (", x.dtype(),
        ") should be convertible without narrowing to the specified dtype (", *dtype, ")");
  return x.to(*dtype);
}

/// "0, 1".
std::string joined(IntArrayRef dim) {
  const std::string text = str(dim);
  return text.substr(1, text.size() - 2);
}

/// Throws where there is nothing to choose the largest, or smallest, number from.
void check_choice(const Variable& x, Scalar ord, OptionalIntArrayRef dim) {
  if (x.numel() > 0 || (ord.toDouble() >= 0 && !std::isinf(ord.toDouble()))) return;
  const std::string op = str("linalg.vector_norm cannot compute the ", ord, " norm on ");
  const IntArrayRef axes = dim.value_or({});
  check_that(!axes.empty(), op, "an empty tensor because the operation does not have an identity");
  for (const int64_t axis : axes)
    check_that(x.size(axis) > 0, op, "the dimension ", axis,
               "because this dimension is empty and the operation does not have an identity");
}

/// Along `dim`, which is checked.
struct Plane {
  Plane(const Variable& x, IntArrayRef dim) {
    check(x.dim() >= 2, kMatrixNorm,
          "The input tensor A must have at least 2 dimensions. Got shape ", x.sizes());
    check(dim.size() == 2, kMatrixNorm, "dim must be a 2-tuple. Got ", joined(dim));
    rows = normalize_axis(kMatrixNorm, dim[0], x.dim());
    columns = normalize_axis(kMatrixNorm, dim[1], x.dim());
    check(rows != columns, kMatrixNorm, "dims must be different. Got (", joined(dim), ")");
  }
  /// y, which has lost both axes, with them again.
  Variable restored(const Variable& y, bool keepdim) const {
    if (!keepdim) return y;
    return y.unsqueeze(std::min(rows, columns)).unsqueeze(std::max(rows, columns));
  }
  int64_t rows, columns;
};

void check_rank(const Variable& x) {
  check(x.dim() == 1 || x.dim() == 2, "linalg.norm",
        "If dim is not specified but ord is, the input must be 1D or 2D. Got ", x.dim(),
        "D. Say which axes by dim");
}

/// The largest number along the last axis, or for a negative order the smallest one.
Variable extreme(const Variable& x, double order) { return order > 0 ? amax(x, -1) : amin(x, -1); }

}  // namespace

Variable linalg_vector_norm(const Variable& x, Scalar ord, OptionalIntArrayRef dim, bool keepdim,
                            std::optional<ScalarType> dtype) {
  const Variable in = norm_operand("linalg.vector_norm", x, dtype);
  check_choice(in, ord, dim);
  return norm(in, ord, dim.value_or({}), keepdim);
}

Variable linalg_matrix_norm(const Variable& x, Scalar ord, IntArrayRef dim, bool keepdim,
                            std::optional<ScalarType> dtype) {
  const Plane plane(x, dim);
  const Variable in = norm_operand(kMatrixNorm, x, dtype);
  const Variable a = movedim(in, {plane.rows, plane.columns}, {-2, -1});
  const double order = ord.toDouble(), size = std::abs(order);
  check(size == 1 || size == 2 || size == kInfinity, kMatrixNorm, "Order ", ord,
        " not supported. Expected 1, -1, 2, -2, infinity, -infinity, \"fro\" or \"nuc\"");
  const Variable values = size == 2 ? linalg_svdvals(a) : abs(a).sum(size == 1 ? -2 : -1);
  return plane.restored(extreme(values, order), keepdim);
}

Variable linalg_matrix_norm(const Variable& x, std::string_view ord, IntArrayRef dim, bool keepdim,
                            std::optional<ScalarType> dtype) {
  const Plane plane(x, dim);
  const Variable in = norm_operand(kMatrixNorm, x, dtype);
  if (ord == "fro") return norm(in, 2, dim, keepdim);
  check(ord == "nuc", kMatrixNorm, "Order ", std::string(ord),
        " not supported. Expected 1, -1, 2, -2, infinity, -infinity, \"fro\" or \"nuc\"");
  const Variable a = movedim(in, {plane.rows, plane.columns}, {-2, -1});
  return plane.restored(linalg_svdvals(a).sum(-1), keepdim);
}

Variable linalg_norm(const Variable& x, std::optional<Scalar> ord, OptionalIntArrayRef dim,
                     bool keepdim, std::optional<ScalarType> dtype) {
  if (!ord) return linalg_vector_norm(x, 2, dim, keepdim, dtype);
  const auto rank = static_cast<int64_t>(dim.has_value() ? dim.value().size() : 0);
  check(!dim.has_value() || rank == 1 || rank == 2, "linalg.norm",
        "If dim is specified, it must be of length 1 or 2. Got ", dim.value_or({}));
  if (!dim.has_value()) check_rank(x);
  const bool of_vector = (dim.has_value() ? rank : x.dim()) == 1;
  return of_vector ? linalg_vector_norm(x, *ord, dim, keepdim, dtype)
                   : linalg_matrix_norm(x, *ord, dim.value_or({-2, -1}), keepdim, dtype);
}

Variable linalg_norm(const Variable& x, std::string_view ord, OptionalIntArrayRef dim, bool keepdim,
                     std::optional<ScalarType> dtype) {
  if (!dim.has_value()) check_rank(x);
  return linalg_matrix_norm(x, ord, dim.value_or({-2, -1}), keepdim, dtype);
}

namespace {

/// |a| |a^-1| in a norm, infinite where there is no a^-1.
template <class Ord>
Variable condition_number(const Variable& a, Ord ord) {
  if (a.numel() == 0) return zeros(leading_sizes(a.sizes(), 2), a.options());
  const Variable singular = Variable(kernel::lu(a.array()).info) != 0;
  const Variable safe =
      where(singular.unsqueeze(-1).unsqueeze(-1), eye(a.size(-1), a.options()), a);
  return masked_fill(linalg_matrix_norm(a, ord) * linalg_matrix_norm(linalg_inv(safe), ord),
                     singular, kInfinity);
}

}  // namespace

Variable linalg_cond(const Variable& a, std::optional<Scalar> p) {
  check(a.dim() >= 2, "linalg.cond", "The input tensor must have at least 2 dimensions. Got shape ",
        a.sizes());
  const double order = p.value_or(2).toDouble(), size = std::abs(order);
  check_that(size == 1 || size == 2 || size == kInfinity,
             "linalg.cond got an invalid norm type: ", *p);
  if (size != 2) return condition_number(squares(str("linalg.cond(ord=", *p, ")").c_str(), a), *p);
  const Variable m = detail::matrices("linalg.cond", a);
  if (m.numel() == 0) return zeros(leading_sizes(m.sizes(), 2), m.options());
  const Variable s = linalg_svdvals(m), largest = s.select(-1, 0), smallest = s.select(-1, -1);
  const Variable y = order > 0 ? largest / smallest : smallest / largest;
  return masked_fill(y, isnan(y), kInfinity);
}

Variable linalg_cond(const Variable& a, std::string_view p) {
  check_that(p == "fro" || p == "nuc", "linalg.cond got an invalid norm type: ", std::string(p));
  return condition_number(squares("linalg.cond", a), p);
}

}  // namespace taper
