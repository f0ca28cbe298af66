#pragma once

#include <initializer_list>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/scalar.h"

/// Indexing with all that taper/core/ops/tensor_index.h knows: numbers, slices, None, Ellipsis,
/// tensors of integers and masks.
namespace taper {

namespace indexing {
class TensorIndex;
}

/// The part of x that the indices say: a view, unless one of them is a tensor or a bool. Index
/// tensors broadcast together; a mask picks where it is true.
Variable index(const Variable& x, ArrayRef<indexing::TensorIndex> indices);
/// A copy of x with `value`, broadcast, at the indices, or added to what is there.
Variable index_put(const Variable& x, ArrayRef<indexing::TensorIndex> indices,
                   const Variable& value, bool accumulate = false);
/// The same in x itself.
Variable& index_put_(const Variable& x, ArrayRef<indexing::TensorIndex> indices,
                     const Variable& value, bool accumulate = false);
Variable& index_put_(const Variable& x, ArrayRef<indexing::TensorIndex> indices, Scalar value);

namespace detail {
/// x[index]. Throws unless a number is an integer.
Variable at(const Variable& x, int64_t index);
Variable at(const Variable& x, Scalar index);
Variable at(const Variable& x, const Variable& index);
}  // namespace detail

/// The same as methods.
template <class Tensor>
class IndexingMethods {
  using TensorIndex = indexing::TensorIndex;

 public:
  Tensor index(ArrayRef<TensorIndex> indices) const { return taper::index(self(), indices); }
  Tensor index(std::initializer_list<TensorIndex> indices) const {
    return taper::index(self(), indices);
  }
  Tensor index_put(ArrayRef<TensorIndex> indices, const Tensor& value,
                   bool accumulate = false) const {
    return taper::index_put(self(), indices, value, accumulate);
  }
  Tensor& index_put_(ArrayRef<TensorIndex> indices, const Tensor& value,
                     bool accumulate = false) const {
    return taper::index_put_(self(), indices, value, accumulate);
  }
  Tensor& index_put_(std::initializer_list<TensorIndex> indices, const Tensor& value,
                     bool accumulate = false) const {
    return taper::index_put_(self(), indices, value, accumulate);
  }
  Tensor& index_put_(ArrayRef<TensorIndex> indices, Scalar value) const {
    return taper::index_put_(self(), indices, value);
  }
  Tensor& index_put_(std::initializer_list<TensorIndex> indices, Scalar value) const {
    return taper::index_put_(self(), indices, value);
  }
  /// The slice at `index` of the first axis, which writes through to this tensor; the elements
  /// that a tensor of integers or a mask picks.
  Tensor operator[](int64_t index) const { return detail::at(self(), index); }
  Tensor operator[](Scalar index) const { return detail::at(self(), index); }
  Tensor operator[](const Tensor& index) const { return detail::at(self(), index); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
