#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <type_traits>

#include "taper/core/base/array_ref.h"
#include "taper/core/tensor/dtype.h"
#include "taper/core/tensor/scalar.h"

namespace taper {

class Variable;

/// Reductions as methods, see taper/core/ops/{reduction,extremum,statistics}.h.
class ReductionMethods {
 public:
  Variable sum(std::optional<ScalarType> dtype = std::nullopt) const;
  Variable sum(OptionalIntArrayRef dim, bool keepdim = false,
               std::optional<ScalarType> dtype = std::nullopt) const;
  Variable prod(std::optional<ScalarType> dtype = std::nullopt) const;
  Variable prod(int64_t dim, bool keepdim = false,
                std::optional<ScalarType> dtype = std::nullopt) const;
  Variable mean(std::optional<ScalarType> dtype = std::nullopt) const;
  Variable mean(OptionalIntArrayRef dim, bool keepdim = false,
                std::optional<ScalarType> dtype = std::nullopt) const;
  Variable norm(Scalar p = 2) const;
  Variable norm(std::optional<Scalar> p, ScalarType dtype) const;
  Variable norm(std::optional<Scalar> p, IntArrayRef dim, bool keepdim = false,
                std::optional<ScalarType> dtype = std::nullopt) const;
  Variable logsumexp(IntArrayRef dim, bool keepdim = false) const;
  Variable cumsum(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const;
  Variable cumprod(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const;
  Variable& cumsum_(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const;
  Variable& cumprod_(int64_t dim, std::optional<ScalarType> dtype = std::nullopt) const;
  Variable all() const;
  Variable all(int64_t dim, bool keepdim = false) const;
  Variable any() const;
  Variable any(int64_t dim, bool keepdim = false) const;
  Variable count_nonzero(OptionalIntArrayRef dim = std::nullopt) const;

  Variable max() const;
  Variable max(const Variable& other) const;
  std::tuple<Variable, Variable> max(int64_t dim, bool keepdim = false) const;
  Variable min() const;
  Variable min(const Variable& other) const;
  std::tuple<Variable, Variable> min(int64_t dim, bool keepdim = false) const;
  Variable amax(IntArrayRef dim = {}, bool keepdim = false) const;
  Variable amin(IntArrayRef dim = {}, bool keepdim = false) const;
  Variable argmax(std::optional<int64_t> dim = std::nullopt, bool keepdim = false) const;
  Variable argmin(std::optional<int64_t> dim = std::nullopt, bool keepdim = false) const;

  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  Variable var(T unbiased) const;
  Variable var(OptionalIntArrayRef dim = std::nullopt, bool unbiased = true,
               bool keepdim = false) const;
  Variable var(OptionalIntArrayRef dim, std::optional<int64_t> correction,
               bool keepdim = false) const;
  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  Variable std(T unbiased) const;
  Variable std(OptionalIntArrayRef dim = std::nullopt, bool unbiased = true,
               bool keepdim = false) const;
  Variable std(OptionalIntArrayRef dim, std::optional<int64_t> correction,
               bool keepdim = false) const;

 private:
  const Variable& self() const;
};

}  // namespace taper
