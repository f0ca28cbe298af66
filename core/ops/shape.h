#pragma once

#include "taper/core/graph/variable_fwd.h"

/// The same values under other shapes. Results are views wherever strides can say it: they share
/// x's memory, and changes in place are seen on both sides.
namespace taper {

/// One size may be -1. Throws if strides cannot express it; reshape() copies then.
Variable view(const Variable& x, IntArrayRef size);
Variable reshape(const Variable& x, IntArrayRef shape);
/// Joins the axes start_dim ... end_dim into one.
Variable flatten(const Variable& x, int64_t start_dim = 0, int64_t end_dim = -1);
/// Splits an axis into several; one of `sizes` may be -1.
Variable unflatten(const Variable& x, int64_t dim, IntArrayRef sizes);
/// x seen as the larger shape, repeated without copies; -1 keeps a size.
Variable expand(const Variable& x, IntArrayRef size);
Variable broadcast_to(const Variable& x, IntArrayRef size);
/// Without any axis of size 1; without the axis `dim`, if its size is 1.
Variable squeeze(const Variable& x);
Variable squeeze(const Variable& x, int64_t dim);
/// With a new axis of size 1 at `dim`.
Variable unsqueeze(const Variable& x, int64_t dim);
Variable transpose(const Variable& x, int64_t dim0, int64_t dim1);
/// Axis i of the result is axis dims[i] of x.
Variable permute(const Variable& x, IntArrayRef dims);
/// Axis source[i] moves to destination[i]; the others keep their order.
Variable movedim(const Variable& x, IntArrayRef source, IntArrayRef destination);
/// The transpose of a matrix; vectors and scalars stay as they are.
Variable t(const Variable& x);
/// All axes in reverse order.
Variable numpy_T(const Variable& x);
/// The last two axes exchanged; throws for a vector.
Variable mT(const Variable& x);

/// A name that ends in _ changes x.
Variable& resize_(const Variable& x, IntArrayRef size);
Variable& squeeze_(const Variable& x);
Variable& squeeze_(const Variable& x, int64_t dim);
Variable& unsqueeze_(const Variable& x, int64_t dim);
Variable& transpose_(const Variable& x, int64_t dim0, int64_t dim1);
Variable& t_(const Variable& x);

/// The same as methods.
template <class Tensor>
class ShapeMethods {
 public:
  Tensor view(IntArrayRef size) const { return taper::view(self(), size); }
  Tensor reshape(IntArrayRef shape) const { return taper::reshape(self(), shape); }
  Tensor flatten(int64_t start_dim = 0, int64_t end_dim = -1) const {
    return taper::flatten(self(), start_dim, end_dim);
  }
  Tensor unflatten(int64_t dim, IntArrayRef sizes) const {
    return taper::unflatten(self(), dim, sizes);
  }
  Tensor expand(IntArrayRef size) const { return taper::expand(self(), size); }
  Tensor broadcast_to(IntArrayRef size) const { return taper::broadcast_to(self(), size); }
  Tensor squeeze() const { return taper::squeeze(self()); }
  Tensor squeeze(int64_t dim) const { return taper::squeeze(self(), dim); }
  Tensor unsqueeze(int64_t dim) const { return taper::unsqueeze(self(), dim); }
  Tensor transpose(int64_t dim0, int64_t dim1) const {
    return taper::transpose(self(), dim0, dim1);
  }
  Tensor permute(IntArrayRef dims) const { return taper::permute(self(), dims); }
  Tensor movedim(IntArrayRef source, IntArrayRef destination) const {
    return taper::movedim(self(), source, destination);
  }
  Tensor t() const { return taper::t(self()); }
  Tensor numpy_T() const { return taper::numpy_T(self()); }
  Tensor mT() const { return taper::mT(self()); }
  Tensor view_as(const Tensor& other) const { return taper::view(self(), other.sizes()); }
  Tensor reshape_as(const Tensor& other) const { return taper::reshape(self(), other.sizes()); }
  Tensor expand_as(const Tensor& other) const { return taper::expand(self(), other.sizes()); }
  Tensor& resize_(IntArrayRef size) const { return taper::resize_(self(), size); }
  Tensor& squeeze_() const { return taper::squeeze_(self()); }
  Tensor& squeeze_(int64_t dim) const { return taper::squeeze_(self(), dim); }
  Tensor& unsqueeze_(int64_t dim) const { return taper::unsqueeze_(self(), dim); }
  Tensor& transpose_(int64_t dim0, int64_t dim1) const {
    return taper::transpose_(self(), dim0, dim1);
  }
  Tensor& t_() const { return taper::t_(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
