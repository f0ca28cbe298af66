#include "taper/data/tensor_dataset.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper::data::datasets {
namespace {

Variable slice_at(const Variable& x, std::size_t index) {
  return x.select(0, static_cast<int64_t>(index));
}

void check_slices(const Variable& x) {
  check(x.dim() > 0, "TensorDataset", "expected a tensor with at least one axis, got a number");
}

}  // namespace

Variable gather(const Variable& x, ArrayRef<std::size_t> indices) {
  const Array index({static_cast<int64_t>(indices.size())}, kLong);
  std::copy(indices.begin(), indices.end(), index.data<int64_t>());
  return index_select(x, 0, Variable(index));
}

TensorDataset::TensorDataset(Variable tensor) : tensor(std::move(tensor)) {
  check_slices(this->tensor);
}
TensorDataset::TensorDataset(const std::vector<Variable>& tensors)
    : TensorDataset(stack(tensors)) {}

TensorExample TensorDataset::get(std::size_t index) { return slice_at(tensor, index); }
TensorExample TensorDataset::gather(ArrayRef<std::size_t> indices) const {
  return datasets::gather(tensor, indices);
}
std::optional<std::size_t> TensorDataset::size() const {
  return static_cast<std::size_t>(tensor.size(0));
}

TensorPairDataset::TensorPairDataset(Variable data, Variable target)
    : data(std::move(data)), target(std::move(target)) {
  check_slices(this->data);
  check_slices(this->target);
  check(this->data.size(0) == this->target.size(0), "TensorPairDataset",
        "Size mismatch between tensors, got data ", this->data.sizes(), " and target ",
        this->target.sizes(), ", expected the same first size");
}

Example<> TensorPairDataset::get(std::size_t index) {
  return {slice_at(data, index), slice_at(target, index)};
}
Example<> TensorPairDataset::gather(ArrayRef<std::size_t> indices) const {
  return {datasets::gather(data, indices), datasets::gather(target, indices)};
}
std::optional<std::size_t> TensorPairDataset::size() const {
  return static_cast<std::size_t>(data.size(0));
}

}  // namespace taper::data::datasets
