#pragma once

#include <vector>

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

/// Elements picked by number. Index arrays are int64; a number out of range throws, naming it.
namespace taper::kernel {

/// y[i, ...] = x[..., index[i], ...] along `axis`.
Array index_select(const Array& x, int64_t axis, const Array& index);
/// y[..., index[i], ...] += x[..., i, ...] along `axis` of a row-major y; equal indices add up.
void index_add(const Array& y, int64_t axis, const Array& index, const Array& x);
/// y[i, ...] = x[index[i], ...] / divisor as float32, for x of dtype uint8: a batch of images.
Array gather_bytes(const Array& x, const Array& index, float divisor);
/// The same, less `mean`, over `stddev`, in one pass. The bits are those of three operations.
Array gather_bytes(const Array& x, const Array& index, float divisor, float mean, float stddev);
/// y[..., index[i], ...] = x[..., i, ...] along `axis` of a row-major y; the last of equals stays.
void index_copy(const Array& y, int64_t axis, const Array& index, const Array& x);

/// One number for each element of the indices, which have one shape and count along axes of the
/// given sizes, the first slowest. Negative indices count from the end. `refuse` throws for one out
/// of range, the index of the k-th array.
using RefuseIndex = void (*)(int64_t index, std::size_t k, int64_t size, int64_t axis);
Array flatten_indices(const std::vector<Array>& indices, IntArrayRef sizes, IntArrayRef axes,
                      RefuseIndex refuse);

/// y[i][j][k] = x[index[i][j][k]][j][k] for axis 0, and so on: y has the shape of the index.
Array gather(const Array& x, int64_t axis, const Array& index);
/// y[index[i][j][k]][j][k] = x[i][j][k] for axis 0, and so on; y is row-major, x as large as the
/// index or larger.
void scatter(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x);
/// The same with +=, with *=, and with the larger or the smaller of the two, where NaN wins.
void scatter_add(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x);
void scatter_multiply(const char* op, const Array& y, int64_t axis, const Array& index,
                      const Array& x);
void scatter_max(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x);
void scatter_min(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x);

/// The positions of the elements of a row-major x that are not 0, as rows (count, rank).
Array nonzero(const Array& x);
/// The same as numbers in the flattened x.
Array flat_nonzero(const Array& x);

}  // namespace taper::kernel
