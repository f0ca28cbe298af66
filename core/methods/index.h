#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <tuple>

#include "taper/core/base/array_ref.h"
#include "taper/core/tensor/scalar.h"

namespace taper {

class Variable;
namespace indexing {
class TensorIndex;
}

/// Indexing as methods, see taper/core/ops/{indexing,index,gather,sort}.h.
class IndexMethods {
 public:
  Variable index(ArrayRef<indexing::TensorIndex> indices) const;
  Variable index(std::initializer_list<indexing::TensorIndex> indices) const;
  Variable& index_put_(ArrayRef<indexing::TensorIndex> indices, const Variable& value,
                       bool accumulate = false) const;
  Variable& index_put_(std::initializer_list<indexing::TensorIndex> indices, const Variable& value,
                       bool accumulate = false) const;
  Variable& index_put_(ArrayRef<indexing::TensorIndex> indices, Scalar value) const;
  Variable& index_put_(std::initializer_list<indexing::TensorIndex> indices, Scalar value) const;
  Variable index_put(ArrayRef<indexing::TensorIndex> indices, const Variable& value,
                     bool accumulate = false) const;
  /// The slice at `index` of the first axis, which writes through to this tensor; the elements
  /// that a tensor of integers or a mask picks.
  Variable operator[](int64_t index) const;
  Variable operator[](Scalar index) const;
  Variable operator[](const Variable& index) const;

  Variable index_select(int64_t dim, const Variable& index) const;
  Variable index_add(int64_t dim, const Variable& index, const Variable& source,
                     Scalar alpha = 1) const;
  Variable& index_add_(int64_t dim, const Variable& index, const Variable& source,
                       Scalar alpha = 1) const;
  Variable index_copy(int64_t dim, const Variable& index, const Variable& source) const;
  Variable& index_copy_(int64_t dim, const Variable& index, const Variable& source) const;
  Variable index_fill(int64_t dim, const Variable& index, Scalar value) const;
  Variable index_fill(int64_t dim, const Variable& index, const Variable& value) const;
  Variable& index_fill_(int64_t dim, const Variable& index, Scalar value) const;
  Variable& index_fill_(int64_t dim, const Variable& index, const Variable& value) const;
  Variable take(const Variable& index) const;
  Variable put(const Variable& index, const Variable& source, bool accumulate = false) const;
  Variable& put_(const Variable& index, const Variable& source, bool accumulate = false) const;
  Variable masked_scatter(const Variable& mask, const Variable& source) const;
  Variable& masked_scatter_(const Variable& mask, const Variable& source) const;
  Variable masked_select(const Variable& mask) const;
  Variable gather(int64_t dim, const Variable& index) const;
  Variable scatter(int64_t dim, const Variable& index, const Variable& source) const;
  Variable scatter(int64_t dim, const Variable& index, Scalar value) const;
  Variable& scatter_(int64_t dim, const Variable& index, const Variable& source) const;
  Variable& scatter_(int64_t dim, const Variable& index, Scalar value) const;
  Variable scatter(int64_t dim, const Variable& index, const Variable& source,
                   std::string_view reduce) const;
  Variable scatter(int64_t dim, const Variable& index, Scalar value, std::string_view reduce) const;
  Variable& scatter_(int64_t dim, const Variable& index, const Variable& source,
                     std::string_view reduce) const;
  Variable& scatter_(int64_t dim, const Variable& index, Scalar value,
                     std::string_view reduce) const;
  Variable scatter_add(int64_t dim, const Variable& index, const Variable& source) const;
  Variable& scatter_add_(int64_t dim, const Variable& index, const Variable& source) const;

  Variable scatter_reduce(int64_t dim, const Variable& index, const Variable& source,
                          std::string_view reduce, bool include_self = true) const;
  Variable& scatter_reduce_(int64_t dim, const Variable& index, const Variable& source,
                            std::string_view reduce, bool include_self = true) const;

  std::tuple<Variable, Variable> sort(int64_t dim = -1, bool descending = false) const;
  std::tuple<Variable, Variable> sort(std::optional<bool> stable, int64_t dim = -1,
                                      bool descending = false) const;
  Variable argsort(int64_t dim = -1, bool descending = false) const;
  std::tuple<Variable, Variable> topk(int64_t k, int64_t dim = -1, bool largest = true,
                                      bool sorted = true) const;
  Variable nonzero() const;

 private:
  const Variable& self() const;
};

}  // namespace taper
