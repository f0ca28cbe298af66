#include "taper/data/transform.h"

#include "taper/core/error.h"
#include "taper/core/ops.h"

namespace taper::data::transforms {

Variable stack(const std::vector<Variable>& tensors) {
  check(!tensors.empty(), "stack", "expects a non-empty list of tensors");
  Dims sizes(tensors[0].sizes());
  sizes.insert(0, static_cast<int64_t>(tensors.size()));
  const Variable out = empty(sizes, tensors[0].dtype());
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    check(tensors[i].sizes() == tensors[0].sizes(), "stack",
          "expects each tensor to be equal size, but got ", tensors[0].sizes(), " at entry 0 and ",
          tensors[i].sizes(), " at entry ", i);
    out.select(0, static_cast<int64_t>(i)).copy_(tensors[i]);
  }
  return out;
}

Example<> Stack<Example<>>::apply_batch(std::vector<Example<>> examples) {
  std::vector<Variable> data, targets;
  for (Example<>& example : examples) {
    data.push_back(std::move(example.data));
    targets.push_back(std::move(example.target));
  }
  return {stack(data), stack(targets)};
}

TensorExample Stack<TensorExample>::apply_batch(std::vector<TensorExample> examples) {
  return stack({examples.begin(), examples.end()});
}

}  // namespace taper::data::transforms
