// Training on several ranks: it must be what one process does with all of the data.
#include <doctest/doctest.h>

#include "taper/core/graph/node.h"
#include "tests/distributed/ranks/group.h"

namespace {

using namespace taper;
using doctest::Contains;
using nn::parallel::DistributedDataParallel;
using nn::parallel::DistributedDataParallelOptions;

int rank() { return group().getRank(); }
int size() { return group().getSize(); }

constexpr int64_t kBatch = 12;

Tensor share(const Tensor& x) {
  const int64_t count = x.size(0) / size();
  return x.narrow(0, rank() * count, count);
}

nn::Sequential make_net(uint64_t seed) {
  manual_seed(seed);
  return nn::Sequential(nn::Linear(5, 7), nn::Tanh(), nn::Linear(7, 6), nn::ReLU(),
                        nn::Linear(6, 3));
}

struct Batch {
  explicit Batch(int step) {
    manual_seed(static_cast<uint64_t>(1000 + step));
    x = randn({kBatch, 5});
    y = randint(3, {kBatch}, kLong);
  }
  Tensor x, y;
};

/// All weights after some steps, one behind the other.
template <class Net>
Tensor train(nn::Sequential net, Net& forward, int steps, bool shared) {
  optim::SGD sgd(net->parameters(), optim::SGDOptions(0.1).momentum(0.9));
  for (int step = 0; step < steps; ++step) {
    const Batch batch(step);
    sgd.zero_grad();
    const Tensor output = forward->forward(shared ? share(batch.x) : batch.x);
    nn::functional::cross_entropy(output, shared ? share(batch.y) : batch.y).backward();
    sgd.step();
  }
  return nn::utils::parameters_to_vector(net->parameters());
}

Tensor train_shared(int steps, const DistributedDataParallelOptions& options = {}) {
  const nn::Sequential net = make_net(static_cast<uint64_t>(rank()));  // rank 0's counts
  const auto parallel =
      std::make_shared<DistributedDataParallel<nn::SequentialImpl>>(net, shared_group(), options);
  return train(net, parallel, steps, true);
}

double distance(const Tensor& x, const Tensor& y) { return (x - y).abs().max().item<double>(); }

/// Two parts of which a forward takes one, or both.
struct BranchesImpl : nn::Module {
  BranchesImpl()
      : a(register_module("a", nn::Linear(2, 1))), b(register_module("b", nn::Linear(2, 1))) {
    for (Tensor& p : parameters()) nn::init::constant_(p, 1);
  }
  Tensor forward(const Tensor& x, bool with_a, bool with_b) {
    Tensor y = zeros({x.size(0), 1});
    if (with_a) y = y + a->forward(x);
    if (with_b) y = y + b->forward(x);
    return y;
  }
  nn::Linear a, b;
};
TAPER_MODULE(Branches);

/// A group of one that counts what is started.
class Counting : public c10d::ProcessGroup {
 public:
  Counting() : ProcessGroup(0, 1) {}
  std::string getBackendName() const override { return "counting"; }
  WorkPtr broadcast(std::vector<Tensor>& list, const c10d::BroadcastOptions& options) override {
    return alone_->broadcast(list, options);
  }
  WorkPtr allreduce(std::vector<Tensor>& list, const c10d::AllreduceOptions& options) override {
    bytes.push_back(list[0].nbytes());
    return alone_->allreduce(list, options);
  }
  std::vector<std::size_t> bytes;

 private:
  // Each rank its own: ranks that are not in it make it, too.
  std::shared_ptr<c10d::ProcessGroupMPI> alone_ = [] {
    std::shared_ptr<c10d::ProcessGroupMPI> mine;
    for (int r = 0; r < size(); ++r)
      if (auto made = c10d::ProcessGroupMPI::createProcessGroupMPI({r})) mine = made;
    return mine;
  }();
};

}  // namespace

TEST_CASE("Buckets travel while backward still computes, the first one is small") {
  const auto group = std::make_shared<Counting>();
  std::size_t before_the_first_layer = 0;
  const auto note = [&](const Tensor& h) {
    if (h.requires_grad())
      h.register_hook([&](const Tensor&) { before_the_first_layer = group->bytes.size(); });
    return h;
  };
  nn::Sequential net(nn::Linear(600, 600), nn::Functional(note));  // 1.37 MiB each
  for (int i = 0; i < 2; ++i) net->push_back(nn::Linear(600, 600));
  const auto options = DistributedDataParallelOptions().bucket_cap_mb(1.4);
  DistributedDataParallel parallel(net, group, options);
  for (int step = 0; step < 2; ++step) {
    group->bytes.clear();
    parallel(zeros({1, 600})).sum().backward();
    CHECK(before_the_first_layer == 2);
    CHECK(group->bytes.size() == 4);
    CHECK(group->bytes[0] == 600 * sizeof(float));  // a bias: no weight fits beside it
  }
  CHECK_THROWS_WITH(group->barrier(), "ProcessGroup counting does not support barrier");
}

TEST_CASE("100 steps give the weights that one process gets, to rounding, with any buckets") {
  nn::Sequential alone = make_net(0);
  const Tensor expected = train(alone, alone, 100, false);
  const Tensor weights = train_shared(100);
  CHECK(distance(weights, expected) < 2e-5);
  const auto tiny = DistributedDataParallelOptions().bucket_cap_mb(1e-4);
  CHECK(distance(train_shared(100, tiny), expected) < 2e-5);
}

TEST_CASE("The same ranks give the same bits, and all have them") {
  const Tensor once = train_shared(20), twice = train_shared(20);
  CHECK(once.equal(twice));
  std::vector<Tensor> mine = {once};
  std::vector<std::vector<Tensor>> all(1);
  for (int r = 0; r < size(); ++r) all[0].push_back(empty_like(once));
  group().allgather(all, mine)->wait();
  for (const Tensor& weights : all[0]) CHECK(weights.equal(once));
}

TEST_CASE("Gradients of some batches without communication are averaged with the last") {
  const auto sum_up = [](bool silent) {
    const nn::Sequential net = make_net(0);
    DistributedDataParallel parallel(net, shared_group());
    for (int step = 0; step < 3; ++step) {
      const Batch batch(step);
      const auto learn = [&] {
        nn::functional::cross_entropy(parallel(share(batch.x)), share(batch.y)).backward();
      };
      if (silent && step < 2) {
        const auto guard = parallel.no_sync();
        learn();
      } else {
        learn();
      }
    }
    std::vector<Tensor> grads;
    for (const Tensor& p : net->parameters()) grads.push_back(p.grad().flatten());
    return cat(grads);
  };
  CHECK(distance(sum_up(true), sum_up(false)) < 1e-6);
}

TEST_CASE("Unused parameters are named, or accepted on request") {
  Branches net;
  const Tensor x = ones({4, 2});
  {
    DistributedDataParallel parallel(net, shared_group());
    CHECK_THROWS_WITH(parallel(x, true, false).sum().backward(),
                      Contains("loss: b.weight, b.bias"));
    CHECK_THROWS_WITH(parallel(x, true, false).sum().backward(),
                      Contains("parameters that were not used in producing loss"));
    CHECK_FALSE(net->a->weight.grad().defined());
  }
  const auto options = DistributedDataParallelOptions().find_unused_parameters(true);
  DistributedDataParallel parallel(net, shared_group(), options);
  parallel(x, true, false).sum().backward();
  CHECK(net->a->weight.grad().equal(full({1, 2}, 4.0)));
  CHECK_FALSE(net->b->weight.grad().defined());
  // What some ranks use gets its share of a gradient at all of them.
  net->zero_grad(true);
  parallel(x, true, rank() == 0).sum().backward();
  CHECK(distance(net->b->weight.grad(), full({1, 2}, 4.0 / size())) < 1e-6);
  CHECK(net->a->bias.grad().item<double>() == 4);
}

TEST_CASE("A retained graph, several forwards in one backward, and a forward without backward") {
  nn::Sequential net(nn::Linear(2, 1));
  nn::init::constant_(net->parameters()[0], 1);
  DistributedDataParallel parallel(net, shared_group());
  const Tensor x = full({1, 2}, rank() + 1.0), weight = net->parameters()[0];
  const double mean = (size() + 1) / 2.0;
  parallel(x);
  const Tensor y = parallel(x).sum();
  y.backward({}, true);
  CHECK(distance(weight.grad(), full({1, 2}, mean)) < 1e-6);
  y.backward();
  CHECK(distance(weight.grad(), full({1, 2}, 2 * mean)) < 1e-6);
  weight.mutable_grad().reset();
  (parallel(x) + parallel(2 * x)).sum().backward();
  CHECK(distance(weight.grad(), full({1, 2}, 3 * mean)) < 1e-6);
  CHECK(weight.is_leaf());
  CHECK_THROWS_WITH(parallel(x).sum().backward({}, true, true),
                    Contains("averages have no derivatives"));
}

TEST_CASE("Hooks of parameters see averages, and penalties outside of the forward count once") {
  nn::Sequential net(nn::Linear(2, 1));
  DistributedDataParallel parallel(net, shared_group());
  const Tensor weight = net->parameters()[0];
  nn::init::constant_(weight, 1);
  Tensor seen;
  weight.register_hook([&seen](const Tensor& g) { seen = g.clone(); });
  const Tensor x = full({1, 2}, rank() + 1.0);
  (parallel(x).sum() + (weight * weight).sum()).backward();
  CHECK(distance(weight.grad(), full({1, 2}, (size() + 1) / 2.0 + 2)) < 1e-6);
  CHECK(seen.equal(weight.grad()));
}

TEST_CASE("Buffers are rank 0's, frozen parameters stay, and without recording nothing is shared") {
  nn::Sequential net(nn::Linear(3, 2), nn::BatchNorm1d(2));
  net->parameters()[1].requires_grad_(false);
  DistributedDataParallel parallel(net, shared_group());
  manual_seed(static_cast<uint64_t>(rank()));
  for (int i = 0; i < 2; ++i) parallel(randn({4, 3})).sum().backward();
  CHECK_FALSE(net->parameters()[1].grad().defined());
  const NoGradGuard no_grad;
  parallel.eval();
  CHECK_FALSE(parallel(randn({4, 3})).requires_grad());
}

TEST_CASE("A layer in two places counts once, and parameters survive a forward that throws") {
  const nn::Linear layer(2, 2);
  nn::init::constant_(layer->weight, 1);
  nn::init::constant_(layer->bias, 0);
  bool fails = true;
  const auto fail = [&](const Tensor& x) {
    if (fails) throw Error("no");
    return x;
  };
  nn::Sequential net(layer, nn::Functional(fail), layer);
  DistributedDataParallel parallel(net, shared_group());
  const Tensor x = full({1, 2}, rank() + 1.0);
  CHECK_THROWS_WITH(parallel(x), Contains("no"));
  CHECK(layer->weight.is_leaf());
  fails = false;
  parallel(x).sum().backward();
  CHECK(layer->weight.is_leaf());
  // y = sum of W (W x): for ones, dy/dW = 2 x + (the sum of x) in each row.
  CHECK(distance(layer->weight.grad(), full({2, 2}, 4 * (size() + 1) / 2.0)) < 1e-5);
}

TEST_CASE("Nets that differ between ranks are refused by the parameter's name") {
  if (size() == 1) return;
  nn::Sequential net(nn::Linear(3, rank() == 0 ? 2 : 4));
  CHECK_THROWS_WITH(DistributedDataParallel(net, shared_group()),
                    Contains("DistributedDataParallel: 0.weight: broadcast: the ranks call "
                             "different operations, or with other tensors: rank 0: broadcast: "
                             "float32 [2, 3] from rank 0"));
}
