// Fits a polynomial of degree 4 to noisy points, in libtorch's spelling: it compiles against
// libtorch as well.
#include <torch/torch.h>

#include <iomanip>
#include <iostream>

namespace {

using torch::Tensor;

constexpr int64_t kDegree = 4, kPoints = 64;

/// The powers x, x^2, ... as columns.
Tensor powers(const Tensor& x) {
  std::vector<Tensor> columns;
  for (int64_t i = 1; i <= kDegree; ++i) columns.push_back(x.pow(i));
  return torch::stack(columns, 1);
}

void print(const char* name, const Tensor& weights, const Tensor& bias) {
  const Tensor w = weights.detach().reshape({-1});
  std::cout << name << " y =" << std::showpos << std::fixed << std::setprecision(2);
  for (int64_t i = w.numel(); i > 0; --i)
    std::cout << ' ' << w[i - 1].item<float>() << " x^" << std::noshowpos << i << std::showpos;
  std::cout << ' ' << bias.item<float>() << std::noshowpos << '\n';
}

}  // namespace

int main() {
  torch::manual_seed(7);
  const Tensor weights = torch::randn({kDegree, 1}) * 3, bias = torch::randn({1}) * 3;
  torch::nn::Linear model(kDegree, 1);
  torch::optim::Adam adam(model->parameters(), torch::optim::AdamOptions(0.05));

  float loss = 1;
  int step = 0;
  for (; loss > 2e-4F && step < 5000; ++step) {
    const Tensor x = powers(torch::rand({kPoints}) * 2 - 1);
    const Tensor y = x.mm(weights) + bias + 0.01 * torch::randn({kPoints, 1});
    adam.zero_grad();
    const Tensor error = torch::nn::functional::smooth_l1_loss(model(x), y);
    error.backward();
    adam.step();
    loss = error.item<float>();
  }
  std::cout << "loss " << loss << " after " << step << " steps\n";
  print("learned", model->weight, model->bias);
  print("actual ", weights, bias);
  return loss <= 2e-4F ? 0 : 1;
}
