// A small convolutional net that learns the ten kinds of clothes of Fashion-MNIST. It is written
// for libtorch's headers alone.
//
//     convolutional_classifier [FOLDER [EPOCHS [BATCHES]]]

#include <torch/torch.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

struct NetImpl : torch::nn::Module {
  NetImpl()
      : conv1(register_module("conv1", torch::nn::Conv2d(1, 10, 5))),
        conv2(register_module("conv2", torch::nn::Conv2d(10, 20, 5))),
        drop(register_module("drop", torch::nn::Dropout2d(0.2))),
        hidden(register_module("hidden", torch::nn::Linear(320, 50))),
        output(register_module("output", torch::nn::Linear(50, 10))) {}

  torch::Tensor forward(torch::Tensor x) {
    x = torch::relu(torch::max_pool2d(conv1(x), 2));
    x = torch::relu(torch::max_pool2d(drop(conv2(x)), 2));
    x = torch::relu(hidden(x.flatten(1)));
    return torch::log_softmax(output(x), 1);
  }

  torch::nn::Conv2d conv1, conv2;
  torch::nn::Dropout2d drop;
  torch::nn::Linear hidden, output;
};
TORCH_MODULE(Net);

auto images(const std::string& folder, torch::data::datasets::MNIST::Mode half) {
  return torch::data::datasets::MNIST(folder, half)
      .map(torch::data::transforms::Normalize<>(0.286, 0.353))
      .map(torch::data::transforms::Stack<>());
}

template <class Loader>
void train_epoch(Net net, Loader& loader, torch::optim::Optimizer& optimizer, int most) {
  net->train();
  int batches = 0;
  double sum = 0;
  for (auto& batch : loader) {
    if (batches++ == most) break;
    optimizer.zero_grad();
    const torch::Tensor loss = torch::nll_loss(net(batch.data), batch.target);
    loss.backward();
    optimizer.step();
    sum += loss.item<double>();
  }
  std::printf("train loss %.4f", sum / batches);
}

template <class Loader>
double accuracy(Net net, Loader& loader, int most) {
  const torch::NoGradGuard no_grad;
  net->eval();
  int batches = 0;
  double right = 0, all = 0;
  for (auto& batch : loader) {
    if (batches++ == most) break;
    right += net(batch.data).argmax(1).eq(batch.target).sum().template item<double>();
    all += static_cast<double>(batch.target.size(0));
  }
  return right / all;
}

}  // namespace

int main(int argc, char** argv) {
  using Half = torch::data::datasets::MNIST::Mode;
  const std::string folder = argc > 1 ? argv[1] : "/usr/share/datasets/fashion-mnist";
  const int epochs = argc > 2 ? std::atoi(argv[2]) : 3, most = argc > 3 ? std::atoi(argv[3]) : -1;
  torch::manual_seed(1);
  try {
    const auto train = torch::data::make_data_loader(images(folder, Half::kTrain), 64);
    const auto test = torch::data::make_data_loader(images(folder, Half::kTest), 1000);
    Net net;
    torch::optim::SGD sgd(net->parameters(), torch::optim::SGDOptions(0.01).momentum(0.9));
    for (int epoch = 1; epoch <= epochs; ++epoch) {
      std::printf("epoch %d: ", epoch);
      train_epoch(net, *train, sgd, most);
      std::printf(", test accuracy %.4f\n", accuracy(net, *test, most));
      std::fflush(stdout);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "convolutional_classifier: %s\n", error.what());
    return 1;
  }
}
