#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"

/// Reductions. `dim` may be negative; no dim, or an empty list, means all axes; a reduced axis
/// keeps size 1 if keepdim. With a dtype, x is converted to it before.
namespace taper {

/// bool and integers are summed, and multiplied, as int64.
Variable sum(const Variable& x, std::optional<ScalarType> dtype = std::nullopt);
Variable sum(const Variable& x, OptionalIntArrayRef dim, bool keepdim = false,
             std::optional<ScalarType> dtype = std::nullopt);
Variable prod(const Variable& x, std::optional<ScalarType> dtype = std::nullopt);
Variable prod(const Variable& x, int64_t dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
/// Floating point only; NaN for no elements.
Variable mean(const Variable& x, std::optional<ScalarType> dtype = std::nullopt);
Variable mean(const Variable& x, OptionalIntArrayRef dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
/// sum(|x|^p)^(1/p), for p = 0 the number of elements that are not 0, for infinity the largest
/// |x|. The gradient is 0 where the norm is 0.
Variable norm(const Variable& x, Scalar p = 2);
Variable norm(const Variable& x, std::optional<Scalar> p, ScalarType dtype);
Variable norm(const Variable& x, std::optional<Scalar> p, IntArrayRef dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt);
/// log(sum(e^x)) without overflow.
Variable logsumexp(const Variable& x, IntArrayRef dim, bool keepdim = false);
/// Running sums and products along an axis.
Variable cumsum(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);
Variable cumprod(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);
/// sum() and mean() of what is not NaN.
Variable nansum(const Variable& x, OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                std::optional<ScalarType> dtype = std::nullopt);
Variable nanmean(const Variable& x, OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                 std::optional<ScalarType> dtype = std::nullopt);
/// The differences of neighbours along an axis, n times over, with other tensors put before and
/// behind; of bools whether they differ.
Variable diff(const Variable& x, int64_t n = 1, int64_t dim = -1,
              const std::optional<Variable>& prepend = kNoTensor,
              const std::optional<Variable>& append = kNoTensor);
/// Whether all elements, or any, are not 0: bool, but uint8 for uint8. NaN is not 0.
Variable all(const Variable& x);
Variable all(const Variable& x, IntArrayRef dim, bool keepdim = false);
Variable any(const Variable& x);
Variable any(const Variable& x, IntArrayRef dim, bool keepdim = false);
/// The number of elements that are not 0; int64.
Variable count_nonzero(const Variable& x, OptionalIntArrayRef dim = std::nullopt);

/// A name that ends in _ changes x.
Variable& cumsum_(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);
Variable& cumprod_(const Variable& x, int64_t dim, std::optional<ScalarType> dtype = std::nullopt);

/// The same as methods.
template <class Tensor>
class ReductionMethods {
 public:
  Tensor sum(std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::sum(self(), dtype);
  }
  Tensor sum(OptionalIntArrayRef dim, bool keepdim = false,
             std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::sum(self(), dim, keepdim, dtype);
  }
  Tensor prod(std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::prod(self(), dtype);
  }
  Tensor prod(int64_t dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::prod(self(), dim, keepdim, dtype);
  }
  Tensor mean(std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::mean(self(), dtype);
  }
  Tensor mean(OptionalIntArrayRef dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::mean(self(), dim, keepdim, dtype);
  }
  Tensor norm(Scalar p = 2) const { return taper::norm(self(), p); }
  Tensor norm(std::optional<Scalar> p, ScalarType dtype) const {
    return taper::norm(self(), p, dtype);
  }
  Tensor norm(std::optional<Scalar> p, IntArrayRef dim, bool keepdim = false,
              std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::norm(self(), p, dim, keepdim, dtype);
  }
  Tensor logsumexp(IntArrayRef dim, bool keepdim = false) const {
    return taper::logsumexp(self(), dim, keepdim);
  }
  Tensor cumsum(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::cumsum(self(), dim, dtype);
  }
  Tensor cumprod(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::cumprod(self(), dim, dtype);
  }
  Tensor nansum(OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::nansum(self(), dim, keepdim, dtype);
  }
  Tensor nanmean(OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                 std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::nanmean(self(), dim, keepdim, dtype);
  }
  Tensor diff(int64_t n = 1, int64_t dim = -1, const std::optional<Tensor>& prepend = kNoTensor,
              const std::optional<Tensor>& append = kNoTensor) const {
    return taper::diff(self(), n, dim, prepend, append);
  }
  Tensor all() const { return taper::all(self()); }
  Tensor all(IntArrayRef dim, bool keepdim = false) const {
    return taper::all(self(), dim, keepdim);
  }
  Tensor any() const { return taper::any(self()); }
  Tensor any(IntArrayRef dim, bool keepdim = false) const {
    return taper::any(self(), dim, keepdim);
  }
  Tensor count_nonzero(OptionalIntArrayRef dim = std::nullopt) const {
    return taper::count_nonzero(self(), dim);
  }
  Tensor& cumsum_(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::cumsum_(self(), dim, dtype);
  }
  Tensor& cumprod_(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const {
    return taper::cumprod_(self(), dim, dtype);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
