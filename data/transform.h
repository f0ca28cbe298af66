#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "taper/core/graph/variable.h"
#include "taper/core/ops/creation.h"
#include "taper/data/example.h"

/// What dataset.map() puts between a dataset and its user.
namespace taper::data::transforms {

/// From a batch of a dataset to another batch.
template <class Input, class Output>
class BatchTransform {
 public:
  using InputBatchType = Input;
  using OutputBatchType = Output;
  virtual ~BatchTransform() = default;
  virtual Output apply_batch(Input batch) = 0;
};

/// From each example to another one.
template <class Input, class Output>
class Transform : public BatchTransform<std::vector<Input>, std::vector<Output>> {
 public:
  using InputType = Input;
  using OutputType = Output;
  virtual Output apply(Input input) = 0;
  std::vector<Output> apply_batch(std::vector<Input> batch) override {
    std::vector<Output> out;
    out.reserve(batch.size());
    for (Input& input : batch) out.push_back(apply(std::move(input)));
    return out;
  }
};

/// From many examples to one.
template <class T, class Batch = std::vector<T>>
using Collation = BatchTransform<Batch, T>;

/// Transforms made of functions.
template <class Input, class Output = Input>
class BatchLambda : public BatchTransform<Input, Output> {
 public:
  using FunctionType = std::function<Output(Input)>;
  explicit BatchLambda(FunctionType function) : function_(std::move(function)) {}
  Output apply_batch(Input batch) override { return function_(std::move(batch)); }

 private:
  FunctionType function_;
};
template <class T, class Batch = std::vector<T>>
using Collate = BatchLambda<Batch, T>;

template <class Input, class Output = Input>
class Lambda : public Transform<Input, Output> {
 public:
  using FunctionType = std::function<Output(Input)>;
  explicit Lambda(FunctionType function) : function_(std::move(function)) {}
  Output apply(Input input) override { return function_(std::move(input)); }

 private:
  FunctionType function_;
};

/// A transform of the data of each example; targets stay.
template <class Target = Variable>
class TensorTransform : public Transform<Example<Variable, Target>, Example<Variable, Target>> {
 public:
  using E = Example<Variable, Target>;
  virtual Variable operator()(Variable input) = 0;
  E apply(E input) override {
    input.data = (*this)(std::move(input.data));
    return input;
  }
};

template <class Target = Variable>
class TensorLambda : public TensorTransform<Target> {
 public:
  using FunctionType = std::function<Variable(Variable)>;
  explicit TensorLambda(FunctionType function) : function_(std::move(function)) {}
  Variable operator()(Variable input) override { return function_(std::move(input)); }

 private:
  FunctionType function_;
};

/// (x - mean) / stddev for each channel of an image (channels, rows, columns).
template <class Target = Variable>
struct Normalize : public TensorTransform<Target> {
  Normalize(ArrayRef<double> means, ArrayRef<double> stddevs)
      : mean(tensor(means, kFloat).view({-1, 1, 1})),
        stddev(tensor(stddevs, kFloat).view({-1, 1, 1})) {}
  Variable operator()(Variable input) override { return (input - mean) / stddev; }
  /// What stacking the transformed examples of a batch would give.
  Example<Variable, Target> apply_stacked(Example<Variable, Target> batch);

  Variable mean, stddev;
};

template <class Target>
Example<Variable, Target> Normalize<Target>::apply_stacked(Example<Variable, Target> batch) {
  // So that channels meet the axis of channels, and not that of examples.
  Dims sizes = batch.data.sizes();
  while (sizes.size() < 4) sizes.insert(1, 1);
  batch.data = (*this)(batch.data.view(sizes));
  return batch;
}

/// Stacks the examples of a batch. Datasets that keep all their examples in one tensor skip it and
/// gather the batch in one go.
template <class T = Example<>>
struct Stack;

template <>
struct Stack<Example<>> : Collation<Example<>> {
  Example<> apply_batch(std::vector<Example<>> examples) override;
};
template <>
struct Stack<TensorExample> : Collation<TensorExample> {
  TensorExample apply_batch(std::vector<TensorExample> examples) override;
};

}  // namespace taper::data::transforms
