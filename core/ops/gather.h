#pragma once

#include <string_view>

#include "taper/core/graph/variable_fwd.h"

/// Picking elements one by one along an axis. `index` is an int64 tensor of x's rank, in no axis
/// but `dim` larger than x.
namespace taper {

/// y[i][j] = x[index[i][j]][j] for dim 0, and so on; y has the shape of the index.
Variable gather(const Variable& x, int64_t dim, const Variable& index);
/// x with x[index[i][j]][j] = source[i][j] for dim 0, and so on. Of equal indices the last one
/// stays, but each of their sources gets the element's gradient.
Variable scatter(const Variable& x, int64_t dim, const Variable& index, const Variable& source);
Variable scatter(const Variable& x, int64_t dim, const Variable& index, Scalar value);
/// The same with the source added ("add") or multiplied ("multiply", not differentiable).
Variable scatter(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                 std::string_view reduce);
Variable scatter(const Variable& x, int64_t dim, const Variable& index, Scalar value,
                 std::string_view reduce);
Variable scatter_add(const Variable& x, int64_t dim, const Variable& index, const Variable& source);

/// A name that ends in _ changes x.
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, const Variable& source);
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, Scalar value);
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                   std::string_view reduce);
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, Scalar value,
                   std::string_view reduce);
Variable& scatter_add_(const Variable& x, int64_t dim, const Variable& index,
                       const Variable& source);

/// The same as methods.
template <class Tensor>
class GatherMethods {
 public:
  Tensor gather(int64_t dim, const Tensor& index) const {
    return taper::gather(self(), dim, index);
  }
  Tensor scatter(int64_t dim, const Tensor& index, const Tensor& source) const {
    return taper::scatter(self(), dim, index, source);
  }
  Tensor scatter(int64_t dim, const Tensor& index, Scalar value) const {
    return taper::scatter(self(), dim, index, value);
  }
  Tensor scatter(int64_t dim, const Tensor& index, const Tensor& source,
                 std::string_view reduce) const {
    return taper::scatter(self(), dim, index, source, reduce);
  }
  Tensor scatter(int64_t dim, const Tensor& index, Scalar value, std::string_view reduce) const {
    return taper::scatter(self(), dim, index, value, reduce);
  }
  Tensor scatter_add(int64_t dim, const Tensor& index, const Tensor& source) const {
    return taper::scatter_add(self(), dim, index, source);
  }
  Tensor& scatter_(int64_t dim, const Tensor& index, const Tensor& source) const {
    return taper::scatter_(self(), dim, index, source);
  }
  Tensor& scatter_(int64_t dim, const Tensor& index, Scalar value) const {
    return taper::scatter_(self(), dim, index, value);
  }
  Tensor& scatter_(int64_t dim, const Tensor& index, const Tensor& source,
                   std::string_view reduce) const {
    return taper::scatter_(self(), dim, index, source, reduce);
  }
  Tensor& scatter_(int64_t dim, const Tensor& index, Scalar value, std::string_view reduce) const {
    return taper::scatter_(self(), dim, index, value, reduce);
  }
  Tensor& scatter_add_(int64_t dim, const Tensor& index, const Tensor& source) const {
    return taper::scatter_add_(self(), dim, index, source);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
