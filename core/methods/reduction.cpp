#include "taper/core/methods/reduction.h"

#include "taper/core/ops/ops.h"

namespace taper {

const Variable& ReductionMethods::self() const { return static_cast<const Variable&>(*this); }

Variable ReductionMethods::sum(std::optional<ScalarType> dtype) const {
  return taper::sum(self(), dtype);
}
Variable ReductionMethods::sum(OptionalIntArrayRef dim, bool keepdim,
                               std::optional<ScalarType> dtype) const {
  return taper::sum(self(), dim, keepdim, dtype);
}
Variable ReductionMethods::prod(std::optional<ScalarType> dtype) const {
  return taper::prod(self(), dtype);
}
Variable ReductionMethods::prod(int64_t dim, bool keepdim, std::optional<ScalarType> dtype) const {
  return taper::prod(self(), dim, keepdim, dtype);
}
Variable ReductionMethods::mean(std::optional<ScalarType> dtype) const {
  return taper::mean(self(), dtype);
}
Variable ReductionMethods::mean(OptionalIntArrayRef dim, bool keepdim,
                                std::optional<ScalarType> dtype) const {
  return taper::mean(self(), dim, keepdim, dtype);
}
Variable ReductionMethods::norm(Scalar p) const { return taper::norm(self(), p); }
Variable ReductionMethods::norm(std::optional<Scalar> p, ScalarType dtype) const {
  return taper::norm(self(), p, dtype);
}
Variable ReductionMethods::norm(std::optional<Scalar> p, IntArrayRef dim, bool keepdim,
                                std::optional<ScalarType> dtype) const {
  return taper::norm(self(), p, dim, keepdim, dtype);
}
Variable ReductionMethods::logsumexp(IntArrayRef dim, bool keepdim) const {
  return taper::logsumexp(self(), dim, keepdim);
}
Variable ReductionMethods::cumsum(int64_t dim, std::optional<ScalarType> dtype) const {
  return taper::cumsum(self(), dim, dtype);
}
Variable ReductionMethods::cumprod(int64_t dim, std::optional<ScalarType> dtype) const {
  return taper::cumprod(self(), dim, dtype);
}
Variable ReductionMethods::all() const { return taper::all(self()); }
Variable ReductionMethods::all(int64_t dim, bool keepdim) const {
  return taper::all(self(), dim, keepdim);
}
Variable ReductionMethods::any() const { return taper::any(self()); }
Variable ReductionMethods::any(int64_t dim, bool keepdim) const {
  return taper::any(self(), dim, keepdim);
}
Variable ReductionMethods::count_nonzero(OptionalIntArrayRef dim) const {
  return taper::count_nonzero(self(), dim);
}

Variable ReductionMethods::max(const Variable& other) const { return taper::max(self(), other); }
Variable ReductionMethods::min(const Variable& other) const { return taper::min(self(), other); }
Variable ReductionMethods::max() const { return taper::max(self()); }
std::tuple<Variable, Variable> ReductionMethods::max(int64_t dim, bool keepdim) const {
  return taper::max(self(), dim, keepdim);
}
Variable ReductionMethods::min() const { return taper::min(self()); }
std::tuple<Variable, Variable> ReductionMethods::min(int64_t dim, bool keepdim) const {
  return taper::min(self(), dim, keepdim);
}
Variable ReductionMethods::amax(IntArrayRef dim, bool keepdim) const {
  return taper::amax(self(), dim, keepdim);
}
Variable ReductionMethods::amin(IntArrayRef dim, bool keepdim) const {
  return taper::amin(self(), dim, keepdim);
}
Variable ReductionMethods::argmax(std::optional<int64_t> dim, bool keepdim) const {
  return taper::argmax(self(), dim, keepdim);
}
Variable ReductionMethods::argmin(std::optional<int64_t> dim, bool keepdim) const {
  return taper::argmin(self(), dim, keepdim);
}

template <>
Variable ReductionMethods::var<bool>(bool unbiased) const {
  return taper::var(self(), unbiased);
}
Variable ReductionMethods::var(OptionalIntArrayRef dim, bool unbiased, bool keepdim) const {
  return taper::var(self(), dim, unbiased, keepdim);
}
Variable ReductionMethods::var(OptionalIntArrayRef dim, std::optional<int64_t> correction,
                               bool keepdim) const {
  return taper::var(self(), dim, correction, keepdim);
}
template <>
Variable ReductionMethods::std<bool>(bool unbiased) const {
  return taper::std(self(), unbiased);
}
Variable ReductionMethods::std(OptionalIntArrayRef dim, bool unbiased, bool keepdim) const {
  return taper::std(self(), dim, unbiased, keepdim);
}
Variable ReductionMethods::std(OptionalIntArrayRef dim, std::optional<int64_t> correction,
                               bool keepdim) const {
  return taper::std(self(), dim, correction, keepdim);
}

}  // namespace taper
