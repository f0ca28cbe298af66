// Training for as long as one likes takes no more memory than training for a while.

#include <doctest/doctest.h>
#include <malloc.h>
#include <unistd.h>

#include <fstream>

#include "taper/core/runtime/sanitizer.h"
#include "taper/taper.h"
#include "tests/support/thorough.h"

using namespace taper;

namespace {

/// What the process has in use.
struct Usage {
  std::size_t arrays, heap, resident;  // bytes
  int64_t nodes;
};

Usage usage() {
  std::size_t all = 0, pages = 0;
  std::ifstream("/proc/self/statm") >> all >> pages;
  const struct mallinfo2 heap = mallinfo2();
  return {live_bytes(), heap.uordblks + heap.hblkhd,
          pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)), live_nodes()};
}

auto make_loader() {
  return data::make_data_loader(
      data::datasets::TensorPairDataset(randn({60, 8}), randint(4, {60}, kLong))
          .map(data::transforms::Stack<>()),
      data::DataLoaderOptions(8));
}

/// A net with a bit of everything that keeps something from step to step.
class Training {
 public:
  void run(int64_t steps) {
    for (int64_t done = 0; done < steps;)
      for (auto& batch : *loader_) {
        if (done++ == steps) return;
        step(batch.data, batch.target);
      }
  }

 private:
  void step(const Tensor& x, const Tensor& labels) {
    adam_.zero_grad();
    const Tensor loss = nn::functional::cross_entropy(net_->forward(x), labels);
    loss.register_hook([](const Tensor& g) { return g * 2; });
    loss.backward();
    nn::utils::clip_grad_norm_(net_->parameters(), 1.0);
    adam_.step();
    schedule_.step();
  }

  nn::Sequential net_{nn::Linear(8, 16), nn::BatchNorm1d(16), nn::Tanh(), nn::Dropout(0.2),
                      nn::Linear(16, 4)};
  optim::Adam adam_{net_->parameters()};
  optim::StepLR schedule_{adam_, 1000, 0.9};
  decltype(make_loader()) loader_ = make_loader();
};

}  // namespace

TEST_CASE("steps of a training leave neither memory nor nodes behind") {
  const int64_t steps = testing::length("TAPER_SOAK_STEPS", 5000);
  manual_seed(1);
  Training training;
  training.run(1000);
  const Usage before = usage();
  training.run(steps);
  const Usage after = usage();
  MESSAGE(steps, " steps: arrays ", before.arrays, " to ", after.arrays, " bytes, heap ",
          before.heap, " to ", after.heap, ", resident ", before.resident, " to ", after.resident);
  CHECK(after.nodes == 0);
  CHECK(after.arrays == before.arrays);
  CHECK(after.heap <= before.heap + (1 << 14));
  if (!detail::kAddressSanitizer)  // which does not give back what was freed
    CHECK(after.resident <= before.resident + (1 << 20));
}
