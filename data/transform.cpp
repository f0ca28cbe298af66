#include "taper/data/transform.h"

#include "taper/core/ops/join.h"

namespace taper::data::transforms {

Example<> Stack<Example<>>::apply_batch(std::vector<Example<>> examples) {
  std::vector<Variable> data, targets;
  for (Example<>& example : examples) {
    data.push_back(std::move(example.data));
    targets.push_back(std::move(example.target));
  }
  return {stack(data), stack(targets)};
}

TensorExample Stack<TensorExample>::apply_batch(std::vector<TensorExample> examples) {
  return stack(std::vector<Variable>(examples.begin(), examples.end()));
}

}  // namespace taper::data::transforms
