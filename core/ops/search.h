#pragma once

#include <optional>
#include <string_view>

#include "taper/core/graph/variable_fwd.h"

/// Finding and counting. Only take_along_dim() has a gradient.
namespace taper {

/// The positions of the elements that are not 0, as rows of an int64 matrix; as one vector for each
/// axis.
Variable argwhere(const Variable& x);
variable_list where(const Variable& condition);
/// y[i][j] = x[i][indices[i][j]] for dim 1, and so on, other axes broadcast; without dim from the
/// flattened x.
Variable take_along_dim(const Variable& x, const Variable& indices,
                        std::optional<int64_t> dim = std::nullopt);
/// Which elements occur among test_elements, or with `invert` do not. NaN is equal to nothing; not
/// for bools.
Variable isin(const Variable& elements, const Variable& test_elements, bool assume_unique = false,
              bool invert = false);
Variable isin(const Variable& elements, Scalar test_element, bool assume_unique = false,
              bool invert = false);
Variable isin(Scalar element, const Variable& test_elements, bool assume_unique = false,
              bool invert = false);
/// How often each of 0, 1, ... (at least `minlength` numbers) occurs in a vector of integers; with
/// weights the sum of the weights at its places, in float64 unless they are float32.
Variable bincount(const Variable& x, const std::optional<Variable>& weights = kNoTensor,
                  int64_t minlength = 0);
/// How many elements lie in each of `bins` equal parts of [min, max], in x's dtype (floating); from
/// the smallest to the largest element if both bounds are equal.
Variable histc(const Variable& x, int64_t bins = 100, Scalar min = 0, Scalar max = 0);
/// Where each of `values` belongs in the last axis of sorted_sequence, which ascends: before equal
/// elements, or behind them if `right` or side is "right". The other axes agree, or the sequence is
/// a vector. `sorter`: the positions that sort it. int64, or int32.
Variable searchsorted(const Variable& sorted_sequence, const Variable& values,
                      bool out_int32 = false, bool right = false,
                      std::optional<std::string_view> side = std::nullopt,
                      const std::optional<Variable>& sorter = kNoTensor);
Variable searchsorted(const Variable& sorted_sequence, Scalar value, bool out_int32 = false,
                      bool right = false, std::optional<std::string_view> side = std::nullopt,
                      const std::optional<Variable>& sorter = kNoTensor);
/// The same with a vector of boundaries.
Variable bucketize(const Variable& values, const Variable& boundaries, bool out_int32 = false,
                   bool right = false);
Variable bucketize(Scalar value, const Variable& boundaries, bool out_int32 = false,
                   bool right = false);

/// The same as methods.
template <class Tensor>
class SearchMethods {
 public:
  Tensor argwhere() const { return taper::argwhere(self()); }
  Tensor take_along_dim(const Tensor& indices, std::optional<int64_t> dim = std::nullopt) const {
    return taper::take_along_dim(self(), indices, dim);
  }
  Tensor bincount(const std::optional<Tensor>& weights = kNoTensor, int64_t minlength = 0) const {
    return taper::bincount(self(), weights, minlength);
  }
  Tensor histc(int64_t bins = 100, Scalar min = 0, Scalar max = 0) const {
    return taper::histc(self(), bins, min, max);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
