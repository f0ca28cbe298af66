#pragma once

#include "taper/data/dataset.h"

namespace taper::data::datasets {

/// The slices of a tensor along its first axis.
class TensorDataset : public Dataset<TensorDataset, TensorExample> {
 public:
  explicit TensorDataset(Variable tensor);
  /// Tensors of one shape.
  explicit TensorDataset(const std::vector<Variable>& tensors);

  TensorExample get(std::size_t index) override;
  TensorExample gather(ArrayRef<std::size_t> indices) const;
  std::optional<std::size_t> size() const override;

  Variable tensor;
};

/// The slices of two tensors along their first axes: inputs and their targets.
class TensorPairDataset : public Dataset<TensorPairDataset> {
 public:
  /// Throws if the first axes differ in size.
  TensorPairDataset(Variable data, Variable target);

  Example<> get(std::size_t index) override;
  Example<> gather(ArrayRef<std::size_t> indices) const;
  std::optional<std::size_t> size() const override;

  Variable data, target;
};

/// The slices of x along its first axis at `indices`.
Variable gather(const Variable& x, ArrayRef<std::size_t> indices);

}  // namespace taper::data::datasets
