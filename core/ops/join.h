#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Putting tensors together and rearranging one. Results lie in new memory.
namespace taper {

/// The tensors one after another along `dim`; dtypes promote. Empty vectors are skipped.
Variable cat(TensorList tensors, int64_t dim = 0);
Variable concat(TensorList tensors, int64_t dim = 0);
/// Tensors of one shape as the slices of a new axis.
Variable stack(TensorList tensors, int64_t dim = 0);
/// x repeats[i] times along axis i; more repeats than axes add axes in front.
Variable repeat(const Variable& x, IntArrayRef repeats);
/// The same, but fewer repeats than axes leave the first axes alone.
Variable tile(const Variable& x, IntArrayRef dims);
/// The order along `dims` reversed.
Variable flip(const Variable& x, IntArrayRef dims);
/// Elements moved by shifts[i] along dims[i], those pushed out coming in again at the other end;
/// without dims in the flattened tensor.
Variable roll(const Variable& x, IntArrayRef shifts, IntArrayRef dims = {});
/// Matrices with zeros above, or below, a diagonal (0: the main one, 1: the one above it).
Variable tril(const Variable& x, int64_t diagonal = 0);
Variable triu(const Variable& x, int64_t diagonal = 0);
/// A vector as the diagonal of a square matrix, or the diagonal of a matrix as a vector.
Variable diag(const Variable& x, int64_t diagonal = 0);

/// A name that ends in _ changes x.
Variable& tril_(const Variable& x, int64_t diagonal = 0);
Variable& triu_(const Variable& x, int64_t diagonal = 0);

/// The same as methods.
template <class Tensor>
class JoinMethods {
 public:
  Tensor repeat(IntArrayRef repeats) const { return taper::repeat(self(), repeats); }
  Tensor tile(IntArrayRef dims) const { return taper::tile(self(), dims); }
  Tensor flip(IntArrayRef dims) const { return taper::flip(self(), dims); }
  Tensor tril(int64_t diagonal = 0) const { return taper::tril(self(), diagonal); }
  Tensor triu(int64_t diagonal = 0) const { return taper::triu(self(), diagonal); }
  Tensor diag(int64_t diagonal = 0) const { return taper::diag(self(), diagonal); }
  Tensor roll(IntArrayRef shifts, IntArrayRef dims = {}) const {
    return taper::roll(self(), shifts, dims);
  }
  Tensor& tril_(int64_t diagonal = 0) const { return taper::tril_(self(), diagonal); }
  Tensor& triu_(int64_t diagonal = 0) const { return taper::triu_(self(), diagonal); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
