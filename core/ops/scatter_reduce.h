#pragma once

#include <string_view>

#include "taper/core/graph/variable_fwd.h"

/// Reductions of groups of elements. `index` is an int64 tensor of x's rank.
namespace taper {

/// x with x[index[i][j]][j] for dim 0, and so on, reduced with all source[i][j] that belong there:
/// "sum", "prod", "mean", "amax" or "amin"; without include_self the value in x does not count
/// where there are others. Ties of "amax" and "amin" share the gradient evenly.
Variable scatter_reduce(const Variable& x, int64_t dim, const Variable& index,
                        const Variable& source, std::string_view reduce, bool include_self = true);

/// A name that ends in _ changes x.
Variable& scatter_reduce_(const Variable& x, int64_t dim, const Variable& index,
                          const Variable& source, std::string_view reduce,
                          bool include_self = true);

/// The same as methods.
template <class Tensor>
class ScatterReduceMethods {
 public:
  Tensor scatter_reduce(int64_t dim, const Tensor& index, const Tensor& source,
                        std::string_view reduce, bool include_self = true) const {
    return taper::scatter_reduce(self(), dim, index, source, reduce, include_self);
  }
  Tensor& scatter_reduce_(int64_t dim, const Tensor& index, const Tensor& source,
                          std::string_view reduce, bool include_self = true) const {
    return taper::scatter_reduce_(self(), dim, index, source, reduce, include_self);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
