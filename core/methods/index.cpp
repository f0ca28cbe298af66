#include "taper/core/methods/index.h"

#include "taper/core/ops/ops.h"

namespace taper {

using indexing::TensorIndex;

const Variable& IndexMethods::self() const { return static_cast<const Variable&>(*this); }

Variable IndexMethods::index(ArrayRef<TensorIndex> indices) const {
  return taper::index(self(), indices);
}
Variable IndexMethods::index(std::initializer_list<TensorIndex> indices) const {
  return taper::index(self(), indices);
}
Variable& IndexMethods::index_put_(std::initializer_list<TensorIndex> indices,
                                   const Variable& value, bool accumulate) const {
  return index_put_(ArrayRef<TensorIndex>(indices), value, accumulate);
}
Variable& IndexMethods::index_put_(ArrayRef<TensorIndex> indices, Scalar value) const {
  return index_put_(indices, full({}, value, self().dtype()));
}
Variable& IndexMethods::index_put_(std::initializer_list<TensorIndex> indices, Scalar value) const {
  return index_put_(ArrayRef<TensorIndex>(indices), value);
}
Variable IndexMethods::index_put(ArrayRef<TensorIndex> indices, const Variable& value,
                                 bool accumulate) const {
  return taper::index_put(self(), indices, value, accumulate);
}
Variable IndexMethods::operator[](int64_t index) const { return select(self(), 0, index); }
Variable IndexMethods::operator[](Scalar index) const {
  check(index.isIntegral(false), "index", "Can only index tensors with integral scalars, got ",
        index);
  return select(self(), 0, index.toLong());
}
Variable IndexMethods::operator[](const Variable& index) const {
  return taper::index(self(), TensorIndex(index));
}

Variable IndexMethods::index_select(int64_t dim, const Variable& index) const {
  return taper::index_select(self(), dim, index);
}
Variable IndexMethods::index_add(int64_t dim, const Variable& index, const Variable& source,
                                 Scalar alpha) const {
  return taper::index_add(self(), dim, index, source, alpha);
}
Variable IndexMethods::index_copy(int64_t dim, const Variable& index,
                                  const Variable& source) const {
  return taper::index_copy(self(), dim, index, source);
}
Variable IndexMethods::index_fill(int64_t dim, const Variable& index, Scalar value) const {
  return taper::index_fill(self(), dim, index, value);
}
Variable IndexMethods::index_fill(int64_t dim, const Variable& index, const Variable& value) const {
  return taper::index_fill(self(), dim, index, value);
}
Variable IndexMethods::put(const Variable& index, const Variable& source, bool accumulate) const {
  return taper::put(self(), index, source, accumulate);
}
Variable IndexMethods::masked_scatter(const Variable& mask, const Variable& source) const {
  return taper::masked_scatter(self(), mask, source);
}
Variable IndexMethods::take(const Variable& index) const { return taper::take(self(), index); }
Variable IndexMethods::masked_select(const Variable& mask) const {
  return taper::masked_select(self(), mask);
}
Variable IndexMethods::gather(int64_t dim, const Variable& index) const {
  return taper::gather(self(), dim, index);
}
Variable IndexMethods::scatter(int64_t dim, const Variable& index, const Variable& source) const {
  return taper::scatter(self(), dim, index, source);
}
Variable IndexMethods::scatter(int64_t dim, const Variable& index, Scalar value) const {
  return taper::scatter(self(), dim, index, value);
}
Variable IndexMethods::scatter(int64_t dim, const Variable& index, const Variable& source,
                               std::string_view reduce) const {
  return taper::scatter(self(), dim, index, source, reduce);
}
Variable IndexMethods::scatter(int64_t dim, const Variable& index, Scalar value,
                               std::string_view reduce) const {
  return taper::scatter(self(), dim, index, value, reduce);
}
Variable IndexMethods::scatter_add(int64_t dim, const Variable& index,
                                   const Variable& source) const {
  return taper::scatter_add(self(), dim, index, source);
}

Variable IndexMethods::scatter_reduce(int64_t dim, const Variable& index, const Variable& source,
                                      std::string_view reduce, bool include_self) const {
  return taper::scatter_reduce(self(), dim, index, source, reduce, include_self);
}

std::tuple<Variable, Variable> IndexMethods::sort(int64_t dim, bool descending) const {
  return taper::sort(self(), dim, descending);
}
std::tuple<Variable, Variable> IndexMethods::sort(std::optional<bool> stable, int64_t dim,
                                                  bool descending) const {
  return taper::sort(self(), stable, dim, descending);
}
Variable IndexMethods::argsort(int64_t dim, bool descending) const {
  return taper::argsort(self(), dim, descending);
}
std::tuple<Variable, Variable> IndexMethods::topk(int64_t k, int64_t dim, bool largest,
                                                  bool sorted) const {
  return taper::topk(self(), k, dim, largest, sorted);
}
Variable IndexMethods::nonzero() const { return taper::nonzero(self()); }

}  // namespace taper
