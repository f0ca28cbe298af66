#pragma once

#include <optional>
#include <string_view>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/options.h"

/// Tensors laid side by side, turned, repeated, or cut into windows.
namespace taper {

/// Side by side along the second axis, vectors along their only one.
Variable hstack(TensorList tensors);
/// One above the other; a vector counts as a row.
Variable vstack(TensorList tensors);
Variable row_stack(TensorList tensors);
/// Along a third axis.
Variable dstack(TensorList tensors);
/// Side by side; a vector counts as a column.
Variable column_stack(TensorList tensors);
/// With axes of size 1 added until there are as many.
Variable atleast_1d(const Variable& x);
Variable atleast_2d(const Variable& x);
Variable atleast_3d(const Variable& x);

/// Mirrored along the second axis, and along the first.
Variable fliplr(const Variable& x);
Variable flipud(const Variable& x);
/// Turned k times by 90 degrees, from the first axis in `dims` towards the second.
Variable rot90(const Variable& x, int64_t k = 1, IntArrayRef dims = {0, 1});
/// Each slice along `dim` (none: each element of the flattened x) repeated, all as often or each as
/// often as `repeats`, a vector of integers, says.
Variable repeat_interleave(const Variable& x, const Variable& repeats,
                           std::optional<int64_t> dim = std::nullopt,
                           std::optional<int64_t> output_size = std::nullopt);
Variable repeat_interleave(const Variable& x, int64_t repeats,
                           std::optional<int64_t> dim = std::nullopt,
                           std::optional<int64_t> output_size = std::nullopt);
/// 0 repeats[0] times, 1 repeats[1] times, and so on.
Variable repeat_interleave(const Variable& repeats,
                           std::optional<int64_t> output_size = std::nullopt);
/// Vectors as the coordinates of a grid, one tensor for each: axis i belongs to vector i ("ij"), or
/// the first two axes are exchanged ("xy"). Views.
variable_list meshgrid(TensorList tensors, std::string_view indexing = "ij");
/// The last axis as the diagonal of zeros, in the plane of the new axes dim1 and dim2.
Variable diag_embed(const Variable& x, int64_t offset = 0, int64_t dim1 = -2, int64_t dim2 = -1);
/// The row and column numbers of a triangle of a matrix, as the two rows of an int64 tensor.
Variable tril_indices(int64_t row, int64_t col, int64_t offset = 0,
                      const TensorOptions& options = kLong);
Variable triu_indices(int64_t row, int64_t col, int64_t offset = 0,
                      const TensorOptions& options = kLong);

/// x's memory seen through sizes and strides; elements that occur several times get the sum of
/// their gradients. Throws where the memory ends.
Variable as_strided(const Variable& x, IntArrayRef size, IntArrayRef stride,
                    std::optional<int64_t> storage_offset = std::nullopt);
/// The windows of `size` elements that begin every `step` elements of an axis, as that axis and a
/// new last one; a view.
Variable unfold(const Variable& x, int64_t dimension, int64_t size, int64_t step);

/// x itself becomes that view of its memory.
Variable& as_strided_(const Variable& x, IntArrayRef size, IntArrayRef stride,
                      std::optional<int64_t> storage_offset = std::nullopt);

/// The same as methods.
template <class Tensor>
class ArrangeMethods {
 public:
  Tensor fliplr() const { return taper::fliplr(self()); }
  Tensor flipud() const { return taper::flipud(self()); }
  Tensor rot90(int64_t k = 1, IntArrayRef dims = {0, 1}) const {
    return taper::rot90(self(), k, dims);
  }
  Tensor repeat_interleave(const Tensor& repeats, std::optional<int64_t> dim = std::nullopt,
                           std::optional<int64_t> output_size = std::nullopt) const {
    return taper::repeat_interleave(self(), repeats, dim, output_size);
  }
  Tensor repeat_interleave(int64_t repeats, std::optional<int64_t> dim = std::nullopt,
                           std::optional<int64_t> output_size = std::nullopt) const {
    return taper::repeat_interleave(self(), repeats, dim, output_size);
  }
  Tensor diag_embed(int64_t offset = 0, int64_t dim1 = -2, int64_t dim2 = -1) const {
    return taper::diag_embed(self(), offset, dim1, dim2);
  }
  Tensor as_strided(IntArrayRef size, IntArrayRef stride,
                    std::optional<int64_t> storage_offset = std::nullopt) const {
    return taper::as_strided(self(), size, stride, storage_offset);
  }
  Tensor unfold(int64_t dimension, int64_t size, int64_t step) const {
    return taper::unfold(self(), dimension, size, step);
  }
  Tensor& as_strided_(IntArrayRef size, IntArrayRef stride,
                      std::optional<int64_t> storage_offset = std::nullopt) const {
    return taper::as_strided_(self(), size, stride, storage_offset);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
