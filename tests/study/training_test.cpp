#include "taper/study/training.h"

#include <doctest/doctest.h>

#include "taper/study/fashion.h"
#include "taper/taper.h"

using taper::Tensor;
using namespace taper::study;
namespace nn = taper::nn;

namespace {

// Which of two classes a point belongs to is the sign of its first coordinate.
Samples points(int64_t count) {
  const Tensor x = taper::randn({count, 2});
  return {x, (x.select(1, 0) > 0).to(taper::kLong)};
}

nn::Sequential small_net() {
  taper::manual_seed(3);
  return nn::Sequential(nn::Linear(2, 8), nn::Tanh(), nn::Linear(8, 2));
}

}  // namespace

TEST_CASE("fit trains a net by an optimizer and tells how it goes") {
  taper::manual_seed(1);
  const auto train = shuffled(points(300), 32);
  const auto test = in_order(points(100));
  nn::Sequential net = small_net();
  taper::optim::SGD sgd(net->parameters(), 0.3);
  std::size_t calls = 0;
  const History history = fit(net, *train, *test, nn::CrossEntropyLoss(), sgd, 8,
                              [&](const History& so_far) { CHECK(so_far.size() == ++calls); });
  CHECK(calls == 8);
  CHECK(history.back().loss < history.front().loss / 2);
  CHECK(history.back().test_accuracy > 0.9);
}

TEST_CASE("an update of one's own and an optimizer do the same") {
  taper::manual_seed(1);
  const Samples samples = points(64);
  nn::Sequential by_optimizer = small_net(), by_hand = small_net();
  taper::optim::SGD sgd(by_optimizer->parameters(), 0.1);
  const auto loss = nn::CrossEntropyLoss(nn::CrossEntropyLossOptions().reduction(taper::kNone));
  const auto update = [&](int64_t count) {
    for (const Tensor& p : by_hand->parameters()) {
      p.data().sub_(0.1 / static_cast<double>(count) * p.grad());
      p.grad().zero_();
    }
  };
  const auto loader = in_order(samples, 16);
  const Score first = train_epoch(by_optimizer, *loader, loss, sgd);
  const Score second = train_epoch(by_hand, *loader, loss, update);
  CHECK(first.count == 64);
  CHECK(first.loss() == doctest::Approx(second.loss()));
  CHECK(first.accuracy() == second.accuracy());
  for (const auto& item : by_optimizer->named_parameters())
    CHECK(taper::allclose(item.value(), by_hand->named_parameters()[item.key()]));
}

TEST_CASE("evaluate leaves the net as it is, without dropout and without a graph") {
  const Samples samples = points(50);
  const auto loader = in_order(samples, 7);
  nn::Sequential net(nn::Linear(2, 4), nn::Dropout(0.5), nn::Linear(4, 2));
  const Score once = evaluate(net, *loader, nn::CrossEntropyLoss());
  CHECK(once.loss() == evaluate(net, *loader, nn::CrossEntropyLoss()).loss());
  CHECK(net->is_training());
  CHECK_FALSE(net->parameters()[0].grad().defined());
}

TEST_CASE("a function serves as a net") {
  const Samples samples = points(40);
  const auto loader = in_order(samples);
  const auto net = [](const Tensor& x) {
    return taper::stack({-x.select(1, 0), x.select(1, 0)}, 1);
  };
  CHECK(evaluate(net, *loader, nn::CrossEntropyLoss()).accuracy() == 1);
}
