// A program written for libtorch: each rank learns from its share, and the gradients are averaged
// after backward. It prints the loss on all of the data, which does not depend on the ranks.
#include <torch/torch.h>
#include <torch/csrc/distributed/c10d/ProcessGroupMPI.hpp>

#include <iostream>

namespace {

void wait_for_all(const c10::intrusive_ptr<c10d::ProcessGroupMPI>& group,
                  std::vector<c10::intrusive_ptr<c10d::Work>>& works) {
  for (auto& work : works) {
    try {
      work->wait();
    } catch (const std::exception& error) {
      std::cerr << "rank " << group->getRank() << ": " << error.what() << std::endl;
      group->abort();
    }
  }
}

}  // namespace

int main() {
  auto group = c10d::ProcessGroupMPI::createProcessGroupMPI();
  const int64_t ranks = group->getSize(), rank = group->getRank();

  torch::manual_seed(0);
  torch::nn::Linear hidden(4, 8), output(8, 1);  // in this order on every compiler
  torch::nn::Sequential net(hidden, torch::nn::Tanh(), output);
  torch::optim::SGD sgd(net->parameters(), 0.1);
  const torch::Tensor x = torch::randn({12, 4}), y = x.sum(1, true).sin();
  const int64_t share = x.size(0) / ranks;

  for (int step = 0; step < 20; ++step) {
    net->zero_grad();
    const torch::Tensor mine = net->forward(x.narrow(0, rank * share, share));
    torch::mse_loss(mine, y.narrow(0, rank * share, share)).backward();
    std::vector<c10::intrusive_ptr<c10d::Work>> works;
    for (auto& parameter : net->named_parameters()) {
      std::vector<torch::Tensor> gradient = {parameter.value().grad()};
      works.push_back(group->allreduce(gradient));
    }
    wait_for_all(group, works);
    for (auto& parameter : net->named_parameters())
      parameter.value().grad().data().div_(static_cast<double>(ranks));
    sgd.step();
  }
  if (rank == 0) std::cout << "loss " << torch::mse_loss(net->forward(x), y).item<float>() << "\n";
}
