#pragma once

#include <utility>

#include "taper/core/graph/variable.h"

namespace taper::data {

namespace example {
using NoTarget = void;
}

/// One item of a dataset, or a whole batch: the input and what it should become.
template <class Data = Variable, class Target = Variable>
struct Example {
  using DataType = Data;
  using TargetType = Target;
  Example() = default;
  Example(Data x, Target y) : data(std::move(x)), target(std::move(y)) {}
  Data data;
  Target target;
};

/// An item without target, which converts to its data.
template <class Data>
struct Example<Data, example::NoTarget> {
  using DataType = Data;
  using TargetType = example::NoTarget;
  Example() = default;
  Example(Data x) : data(std::move(x)) {}
  operator Data&() { return data; }
  operator const Data&() const { return data; }
  Data data;
};

using TensorExample = Example<Variable, example::NoTarget>;

}  // namespace taper::data
