// A program as those for libtorch are: it must compile without an edit.
#include <ATen/ATen.h>
#include <c10/util/Optional.h>
#include <torch/nn/module.h>
#include <torch/torch.h>

#include <iostream>

struct NetImpl : torch::nn::Module {
  explicit NetImpl(int64_t width)
      : hidden(register_module("hidden", torch::nn::Linear(2, width))),
        out(register_module("out", torch::nn::Linear(width, 1))) {}
  torch::Tensor forward(torch::Tensor x) {
    x = torch::dropout(torch::relu(hidden(x)), /*p=*/0.1, /*train=*/is_training());
    return torch::sigmoid(out->forward(x));
  }
  torch::nn::Linear hidden{nullptr}, out{nullptr};
};
TORCH_MODULE(Net);

int main() {
  torch::manual_seed(1);
  Net net(8);
  torch::optim::SGD sgd(net->parameters(), torch::optim::SGDOptions(0.1).momentum(0.9));
  torch::nn::MSELoss criterion;
  const at::Tensor x = torch::rand({32, 2}), y = (x.sum(1, true) > 1).to(torch::kFloat);
  c10::optional<double> first;
  double loss = 0;
  for (const auto step : c10::irange(50)) {
    (void)step;
    sgd.zero_grad();
    const torch::Tensor error = criterion(net(x), y);
    error.backward();
    sgd.step();
    loss = error.item<double>();
    if (!first.has_value()) first = loss;
  }
  TORCH_CHECK(loss < *first, "the loss did not fall, it is ", loss);
  std::cout << c10::str("loss ", *first, " -> ", loss) << std::endl;
  return 0;
}
