// The layers together: a small network learns.
#include <doctest/doctest.h>

#include "taper/taper.h"

using namespace taper;

namespace {

/// Points of three classes around three corners, `n` of them.
data::datasets::TensorPairDataset corners(int64_t n) {
  const Variable classes = randint(3, {n});
  const Variable centers = tensor({{2.0, 0.0}, {-1.0, 2.0}, {-1.0, -2.0}});
  return {index_select(centers, 0, classes) + 0.5 * randn({n, 2}), classes};
}

double accuracy(nn::Sequential& net, const data::datasets::TensorPairDataset& points) {
  const NoGradGuard guard;
  const Variable hits = net->forward(points.data).argmax(1).eq(points.target);
  return hits.to(kDouble).mean().item<double>();
}

/// The mean loss of each of `epochs` epochs.
std::vector<double> train(nn::Sequential& net, optim::Optimizer& optimizer,
                          const data::datasets::TensorPairDataset& points, int epochs) {
  auto loader = data::make_data_loader(
      data::datasets::TensorPairDataset(points).map(data::transforms::Stack<>()),
      data::DataLoaderOptions().batch_size(32));
  nn::CrossEntropyLoss criterion;
  std::vector<double> losses;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    double total = 0;
    for (auto& batch : *loader) {
      optimizer.zero_grad();
      const Variable loss = criterion(net->forward(batch.data), batch.target);
      loss.backward();
      optimizer.step();
      total += loss.item<double>() * static_cast<double>(batch.data.size(0));
    }
    losses.push_back(total / static_cast<double>(*points.size()));
  }
  return losses;
}

nn::Sequential make_net() {
  return nn::Sequential(nn::Linear(2, 16), nn::ReLU(), nn::Linear(16, 3));
}

}  // namespace

TEST_SUITE_BEGIN("training");

TEST_CASE("training lowers the loss, and test points are classified") {
  manual_seed(1);
  const auto train_set = corners(400), test_set = corners(200);
  nn::Sequential net = make_net();
  optim::SGD sgd(net->parameters(), optim::SGDOptions(0.1).momentum(0.9));
  const std::vector<double> losses = train(net, sgd, train_set, 5);
  CHECK(losses.front() < 1.2);
  CHECK(losses.back() < 0.25 * losses.front());
  CHECK(accuracy(net, test_set) > 0.95);
}

TEST_CASE("a seed fixes the run to the bit") {
  std::vector<double> first;
  for (int run = 0; run < 2; ++run) {
    manual_seed(5);
    const auto points = corners(100);
    nn::Sequential net = make_net();
    optim::SGD sgd(net->parameters(), 0.1);
    const std::vector<double> losses = train(net, sgd, points, 2);
    if (run == 0) first = losses;
    CHECK(losses == first);
  }
}
