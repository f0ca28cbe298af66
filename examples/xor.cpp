#include <taper/taper.h>

#include <iostream>

int main() {
  taper::manual_seed(1);
  taper::nn::Sequential net(taper::nn::Linear(2, 8), taper::nn::Tanh(), taper::nn::Linear(8, 1));
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.1).momentum(0.9));

  const taper::Tensor x = taper::tensor({{0.0, 0.0}, {0.0, 1.0}, {1.0, 0.0}, {1.0, 1.0}});
  const taper::Tensor y = taper::tensor({{0.0}, {1.0}, {1.0}, {0.0}});

  for (int step = 0; step <= 200; ++step) {
    sgd.zero_grad();
    const taper::Tensor error = net->forward(x) - y;
    const taper::Tensor loss = (error * error).mean();
    loss.backward();
    sgd.step();
    if (step % 50 == 0) std::cout << "step " << step << ": loss " << loss.item<float>() << "\n";
  }
}
