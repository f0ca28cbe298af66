#pragma once

#include <optional>

#include "taper/core/tensor/dims.h"

/// Arithmetic on shapes: no memory, no values. Every check names the operation it is made for.
namespace taper {

/// The product of the sizes (1 for rank 0). Throws on a negative size or on overflow.
int64_t count_elements(const char* op, IntArrayRef sizes);

/// Row-major strides, in elements.
Dims contiguous_strides(IntArrayRef sizes);

/// True if the elements lie in row-major order without gaps.
bool is_contiguous(IntArrayRef sizes, IntArrayRef strides);

/// NumPy's rule: align at the right, sizes equal or 1. Throws naming both shapes.
Dims broadcast_shapes(const char* op, IntArrayRef a, IntArrayRef b);

/// True if the shapes broadcast to one.
bool broadcasts_together(IntArrayRef a, IntArrayRef b);

/// True if `from` broadcasts to exactly `to`.
bool broadcasts_to(IntArrayRef from, IntArrayRef to);
/// Throws, saying why, unless that is so: `to` is where a result is written.
void check_output(const char* op, IntArrayRef to, IntArrayRef from);

/// An axis in [-rank, rank) as one in [0, rank); a rank-0 tensor has the axes -1 and 0.
int64_t normalize_axis(const char* op, int64_t axis, int64_t rank);

/// The same for operations that a tensor of rank 0 has no axis for.
int64_t normalize_existing_axis(const char* op, int64_t axis, int64_t rank);

/// Sorted, distinct axes in [0, rank); an empty list means all of them.
Dims normalize_axes(const char* op, IntArrayRef axes, int64_t rank);

/// `sizes` with one -1 replaced by what `numel` leaves. Throws if that does not come out even; the
/// second one gives nothing then.
Dims infer_size(const char* op, IntArrayRef sizes, int64_t numel);
std::optional<Dims> try_infer_size(const char* op, IntArrayRef sizes, int64_t numel);

/// What is left of `sizes` when `axes` (normalised) are reduced.
Dims reduced_sizes(IntArrayRef sizes, IntArrayRef axes, bool keepdim);

/// `sizes` without the last `rank`, as the sizes of a stack of matrices without theirs, and `more`
/// behind.
Dims leading_sizes(IntArrayRef sizes, std::size_t rank, IntArrayRef more = {});

}  // namespace taper
