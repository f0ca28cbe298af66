#pragma once

#include <optional>

#include "taper/core/graph/variable.h"

/// Reductions. `dim` may be negative; no dim, or an empty list, means all axes; a reduced axis
/// keeps size 1 if keepdim. With a dtype, x is converted to it before.
namespace taper {

/// bool and integers are summed, and multiplied, as int64.
Variable sum(const Variable& x, std::optional<ScalarType> dtype = std::nullopt);
Variable sum(const Variable& x, OptionalIntArrayRef dim, bool keepdim = false,
             std::optional<ScalarType> dtype = std::nullopt);
Variable prod(const Variable& x, std::optional<ScalarType> dtype = std::nullopt);
Variable prod(const Variable& x, int64_t dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
/// Floating point only; NaN for no elements.
Variable mean(const Variable& x, std::optional<ScalarType> dtype = std::nullopt);
Variable mean(const Variable& x, OptionalIntArrayRef dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
/// sum(|x|^p)^(1/p), for p = 0 the number of elements that are not 0, for infinity the largest
/// |x|. The gradient is 0 where the norm is 0.
Variable norm(const Variable& x, Scalar p = 2);
Variable norm(const Variable& x, std::optional<Scalar> p, ScalarType dtype);
Variable norm(const Variable& x, std::optional<Scalar> p, IntArrayRef dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
/// log(sum(e^x)) without overflow.
Variable logsumexp(const Variable& x, IntArrayRef dim, bool keepdim = false);
/// Running sums and products along an axis.
Variable cumsum(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);
Variable cumprod(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);
/// Whether all elements, or any, are not 0: bool, but uint8 for uint8. NaN is not 0.
Variable all(const Variable& x);
Variable all(const Variable& x, int64_t dim, bool keepdim = false);
Variable any(const Variable& x);
Variable any(const Variable& x, int64_t dim, bool keepdim = false);
/// The number of elements that are not 0; int64.
Variable count_nonzero(const Variable& x, OptionalIntArrayRef dim = std::nullopt);

}  // namespace taper
