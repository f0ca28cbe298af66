#pragma once

#include "taper/core/graph/variable.h"

/// Picking slices and elements by numbers. `index` is an int64 (some take int32, too) tensor.
namespace taper {

/// y[..., i, ...] = x[..., index[i], ...] along `dim`.
Variable index_select(const Variable& x, int64_t dim, const Variable& index);
/// x with alpha * source[..., i, ...] added to x[..., index[i], ...] along `dim`.
Variable index_add(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                   Scalar alpha = 1);
/// x with x[..., index[i], ...] = source[..., i, ...] along `dim`.
Variable index_copy(const Variable& x, int64_t dim, const Variable& index, const Variable& source);
/// x with x[..., index[i], ...] = value along `dim`.
Variable index_fill(const Variable& x, int64_t dim, const Variable& index, Scalar value);
Variable index_fill(const Variable& x, int64_t dim, const Variable& index, const Variable& value);
/// The elements of the flattened x; negative numbers count from its end.
Variable take(const Variable& x, const Variable& index);
/// x with the elements at `index` of the flattened x set to those of `source`, in order, or with
/// these added there; index and source have the same number of elements.
Variable put(const Variable& x, const Variable& index, const Variable& source,
             bool accumulate = false);
/// x with the elements where `mask` is true set to the first ones of `source`, in order; mask and x
/// broadcast.
Variable masked_scatter(const Variable& x, const Variable& mask, const Variable& source);
/// The elements where `mask` (bool or uint8), broadcast, is not 0, as a vector.
Variable masked_select(const Variable& x, const Variable& mask);

}  // namespace taper
