#pragma once

#include "taper/core/graph/variable_fwd.h"

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

/// A name that ends in _ changes x.
Variable& index_add_(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                     Scalar alpha = 1);
Variable& index_copy_(const Variable& x, int64_t dim, const Variable& index,
                      const Variable& source);
Variable& index_fill_(const Variable& x, int64_t dim, const Variable& index, Scalar value);
Variable& index_fill_(const Variable& x, int64_t dim, const Variable& index, const Variable& value);
Variable& put_(const Variable& x, const Variable& index, const Variable& source,
               bool accumulate = false);
Variable& masked_scatter_(const Variable& x, const Variable& mask, const Variable& source);

/// The same as methods.
template <class Tensor>
class IndexMethods {
 public:
  Tensor index_select(int64_t dim, const Tensor& index) const {
    return taper::index_select(self(), dim, index);
  }
  Tensor index_add(int64_t dim, const Tensor& index, const Tensor& source, Scalar alpha = 1) const {
    return taper::index_add(self(), dim, index, source, alpha);
  }
  Tensor index_copy(int64_t dim, const Tensor& index, const Tensor& source) const {
    return taper::index_copy(self(), dim, index, source);
  }
  Tensor index_fill(int64_t dim, const Tensor& index, Scalar value) const {
    return taper::index_fill(self(), dim, index, value);
  }
  Tensor index_fill(int64_t dim, const Tensor& index, const Tensor& value) const {
    return taper::index_fill(self(), dim, index, value);
  }
  Tensor take(const Tensor& index) const { return taper::take(self(), index); }
  Tensor put(const Tensor& index, const Tensor& source, bool accumulate = false) const {
    return taper::put(self(), index, source, accumulate);
  }
  Tensor masked_scatter(const Tensor& mask, const Tensor& source) const {
    return taper::masked_scatter(self(), mask, source);
  }
  Tensor masked_select(const Tensor& mask) const { return taper::masked_select(self(), mask); }
  Tensor& index_add_(int64_t dim, const Tensor& index, const Tensor& source,
                     Scalar alpha = 1) const {
    return taper::index_add_(self(), dim, index, source, alpha);
  }
  Tensor& index_copy_(int64_t dim, const Tensor& index, const Tensor& source) const {
    return taper::index_copy_(self(), dim, index, source);
  }
  Tensor& index_fill_(int64_t dim, const Tensor& index, Scalar value) const {
    return taper::index_fill_(self(), dim, index, value);
  }
  Tensor& index_fill_(int64_t dim, const Tensor& index, const Tensor& value) const {
    return taper::index_fill_(self(), dim, index, value);
  }
  Tensor& put_(const Tensor& index, const Tensor& source, bool accumulate = false) const {
    return taper::put_(self(), index, source, accumulate);
  }
  Tensor& masked_scatter_(const Tensor& mask, const Tensor& source) const {
    return taper::masked_scatter_(self(), mask, source);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
