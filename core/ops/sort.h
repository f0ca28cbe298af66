#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

#include "taper/core/graph/variable_fwd.h"

/// Order and positions. NaN counts as the largest value; equal values keep their
/// order.
namespace taper {

/// The values along an axis in order, and where they were (int64).
std::tuple<Variable, Variable> sort(const Variable& x, int64_t dim = -1, bool descending = false);
std::tuple<Variable, Variable> sort(const Variable& x, std::optional<bool> stable, int64_t dim = -1,
                                    bool descending = false);
/// Where they were, alone. A bool behind x is `stable`, which the order always is.
Variable argsort(const Variable& x, int64_t dim = -1, bool descending = false);
template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
Variable argsort(const Variable& x, T stable, int64_t dim = -1, bool descending = false);
/// The k largest or smallest values along an axis, always in order, and where they were.
std::tuple<Variable, Variable> topk(const Variable& x, int64_t k, int64_t dim = -1,
                                    bool largest = true, bool sorted = true);
/// For each class number (int64) in x a last axis with 1 at it and 0 elsewhere; without
/// num_classes as long as the largest number needs.
Variable one_hot(const Variable& x, int64_t num_classes = -1);
/// The positions of the elements that are not 0, as rows of an int64 matrix.
Variable nonzero(const Variable& x);

/// The same as methods.
template <class Tensor>
class SortMethods {
 public:
  std::tuple<Tensor, Tensor> sort(int64_t dim = -1, bool descending = false) const {
    return taper::sort(self(), dim, descending);
  }
  std::tuple<Tensor, Tensor> sort(std::optional<bool> stable, int64_t dim = -1,
                                  bool descending = false) const {
    return taper::sort(self(), stable, dim, descending);
  }
  Tensor argsort(int64_t dim = -1, bool descending = false) const {
    return taper::argsort(self(), dim, descending);
  }
  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  Tensor argsort(T stable, int64_t dim = -1, bool descending = false) const {
    return taper::argsort(self(), stable, dim, descending);
  }
  std::tuple<Tensor, Tensor> topk(int64_t k, int64_t dim = -1, bool largest = true,
                                  bool sorted = true) const {
    return taper::topk(self(), k, dim, largest, sorted);
  }
  Tensor nonzero() const { return taper::nonzero(self()); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
