// scaling NET: what a training step takes as one of several ranks, by how gradients are averaged.
// scaling messages: what averages of several sizes take. scaling.py runs it under mpirun.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "benchmarks/support/nets.h"
#include "taper/distributed.h"
#include "taper/taper.h"

namespace {

using taper::Tensor;
using Group = taper::c10d::ProcessGroupMPI;
using Shared = taper::nn::parallel::DistributedDataParallel<taper::nn::SequentialImpl>;
using Clock = std::chrono::steady_clock;

constexpr int64_t kBatch = 256;  // of all ranks
constexpr int kTurns = 9;

double seconds(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The gradients averaged when all are there.
void average(Group& group, const std::vector<Tensor>& parameters) {
  std::vector<Tensor> parts;
  for (const Tensor& p : parameters) parts.push_back(p.grad().flatten());
  std::vector<Tensor> all = {taper::cat(parts)};
  taper::c10d::AllreduceOptions options;
  options.reduceOp = taper::c10d::ReduceOp::AVG;
  group.allreduce(all, options)->wait();
  int64_t at = 0;
  for (const Tensor& p : parameters) {
    p.grad().copy_(all[0].narrow(0, at, p.numel()).reshape(p.sizes()));
    at += p.numel();
  }
}

class Steps {
 public:
  Steps(taper::nn::Sequential net, std::shared_ptr<Group> group)
      : group_(std::move(group)),
        x_(taper::randn({kBatch / group_->getSize(), 784})),
        y_(taper::randint(10, {x_.size(0)}, taper::kLong)),
        net_(std::move(net)) {
    // The default, 25 MiB, would have the deep net in a single one.
    const auto buckets = taper::nn::parallel::DistributedDataParallelOptions().bucket_cap_mb(5);
    shared_ = std::make_shared<Shared>(net_, group_, buckets);
    sgd_ = std::make_unique<taper::optim::SGD>(net_->parameters(), 0.01);
  }

  void alone() {
    backward(net_->forward(x_));
    sgd_->step();
  }
  void after() {
    backward(net_->forward(x_));
    average(*group_, net_->parameters());
    sgd_->step();
  }
  void between() {
    backward(shared_->forward(x_));
    sgd_->step();
  }
  /// With a thread that does nothing but let messages go on.
  void with_thread(int count) {
    std::atomic<bool> over = false;
    std::thread helper([&] {
      while (!over) {
        group_->progress();
        std::this_thread::sleep_for(std::chrono::microseconds(20));
      }
    });
    for (int i = 0; i < count; ++i) between();
    over = true;
    helper.join();
  }

 private:
  void backward(const Tensor& output) {
    sgd_->zero_grad();
    taper::nn::functional::cross_entropy(output, y_).backward();
  }

  std::shared_ptr<Group> group_;
  Tensor x_, y_;
  taper::nn::Sequential net_;
  std::shared_ptr<Shared> shared_;
  std::unique_ptr<taper::optim::SGD> sgd_;
};

/// Takes turns, so that a machine that changes its pace treats all alike; prints the least and the
/// median time of each.
void compare(Group& group, int count,
             const std::vector<std::pair<std::string, std::function<void(int)>>>& ways) {
  std::vector<std::vector<double>> times(ways.size());
  for (int turn = -1; turn < kTurns; ++turn) {
    for (std::size_t i = 0; i < ways.size(); ++i) {
      group.barrier()->wait();
      const double taken = seconds([&] { ways[i].second(count); }) / count;
      if (turn >= 0) times[i].push_back(taken);
    }
  }
  for (std::size_t i = 0; i < ways.size() && group.getRank() == 0; ++i) {
    std::sort(times[i].begin(), times[i].end());
    std::printf("%s %.9f %.9f\n", ways[i].first.c_str(), times[i][0], times[i][kTurns / 2]);
  }
}

std::function<void(int)> repeated(const std::function<void()>& step) {
  return [step](int count) {
    for (int i = 0; i < count; ++i) step();
  };
}

void measure_steps(const std::shared_ptr<Group>& group, const taper::nn::Sequential& net,
                   int count) {
  Steps steps(net, group);
  compare(*group, count,
          {{"alone", repeated([&] { steps.alone(); })},
           {"after", repeated([&] { steps.after(); })},
           {"between", repeated([&] { steps.between(); })},
           {"thread", [&](int n) { steps.with_thread(n); }}});
}

void measure_messages(Group& group) {
  for (const int64_t bytes : {8, 1 << 10, 1 << 16, 1 << 20, 1 << 24}) {
    std::vector<Tensor> x = {taper::ones({bytes / 4})};
    compare(group, bytes > 1 << 18 ? 3 : 30,
            {{std::to_string(bytes), repeated([&] { group.allreduce(x)->wait(); })}});
  }
}

/// A number of steps alone, for who counts messages.
void only_steps(const std::shared_ptr<Group>& group, const taper::nn::Sequential& net, int count) {
  Steps steps(net, group);
  for (int i = 0; i < count; ++i) steps.between();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "mlp";
  taper::set_num_threads(argc > 2 ? std::stoi(argv[2]) : 1);
  const auto group = Group::createProcessGroupMPI({}, std::chrono::minutes(5));
  const taper::nn::Sequential net = what == "deep"
                                        ? bench::perceptron({784, 1024, 1024, 1024, 1024, 1024, 10})
                                    : what == "convolutional" ? bench::convolutional_net()
                                                              : bench::perceptron({784, 256, 10});
  if (what == "messages")
    measure_messages(*group);
  else if (argc > 3)
    only_steps(group, net, std::stoi(argv[3]));
  else
    measure_steps(group, net, what == "mlp" ? 20 : 1);
}
