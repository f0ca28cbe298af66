#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"

/// Parts of a tensor along its axes. All are views.
namespace taper {

/// The slice at `index` (may be negative) of an axis, without that axis.
Variable select(const Variable& x, int64_t dim, int64_t index);
/// The part [start, start + length) of an axis.
Variable narrow(const Variable& x, int64_t dim, int64_t start, int64_t length);
/// Every step-th slice of [start, end) of an axis; bounds are clamped and may be negative.
Variable slice(const Variable& x, int64_t dim = 0, std::optional<int64_t> start = std::nullopt,
               std::optional<int64_t> end = std::nullopt, int64_t step = 1);
/// The elements with i + offset = j on the axes dim1 and dim2, as a last axis instead of the two.
Variable diagonal(const Variable& x, int64_t offset = 0, int64_t dim1 = 0, int64_t dim2 = 1);
/// All slices of an axis.
variable_list unbind(const Variable& x, int64_t dim = 0);
/// At most `chunks` parts of equal size; the last may be smaller.
variable_list chunk(const Variable& x, int64_t chunks, int64_t dim = 0);
/// Parts of `split_size` slices, the last may be smaller; or parts of the sizes given.
variable_list split(const Variable& x, int64_t split_size, int64_t dim = 0);
variable_list split(const Variable& x, IntArrayRef split_sizes, int64_t dim = 0);
variable_list split_with_sizes(const Variable& x, IntArrayRef split_sizes, int64_t dim = 0);

/// The same as methods.
template <class Tensor>
class SliceMethods {
 public:
  Tensor select(int64_t dim, int64_t index) const { return taper::select(self(), dim, index); }
  Tensor narrow(int64_t dim, int64_t start, int64_t length) const {
    return taper::narrow(self(), dim, start, length);
  }
  Tensor slice(int64_t dim = 0, std::optional<int64_t> start = std::nullopt,
               std::optional<int64_t> end = std::nullopt, int64_t step = 1) const {
    return taper::slice(self(), dim, start, end, step);
  }
  Tensor diagonal(int64_t offset = 0, int64_t dim1 = 0, int64_t dim2 = 1) const {
    return taper::diagonal(self(), offset, dim1, dim2);
  }
  std::vector<Tensor> unbind(int64_t dim = 0) const { return taper::unbind(self(), dim); }
  std::vector<Tensor> chunk(int64_t chunks, int64_t dim = 0) const {
    return taper::chunk(self(), chunks, dim);
  }
  std::vector<Tensor> split(int64_t split_size, int64_t dim = 0) const {
    return taper::split(self(), split_size, dim);
  }
  std::vector<Tensor> split(IntArrayRef split_sizes, int64_t dim = 0) const {
    return taper::split(self(), split_sizes, dim);
  }
  std::vector<Tensor> split_with_sizes(IntArrayRef split_sizes, int64_t dim = 0) const {
    return taper::split_with_sizes(self(), split_sizes, dim);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
