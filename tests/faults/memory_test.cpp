// A step of a training finds no memory, at any of its requests.

#include <doctest/doctest.h>

#include "taper/core/runtime/sanitizer.h"
#include "taper/taper.h"
#include "tests/faults/plans.h"
#include "tests/faults/trial.h"
#include "tests/support/preload/faulty_calls.h"

using faults::Ending;
using taper::Tensor;

namespace {

namespace nn = taper::nn;

/// In float64: oneDNN ends the process where the system has no memory for the code that it makes.
struct Training {
  nn::Sequential net{nn::Linear(3, 4), nn::Tanh(), nn::Dropout(), nn::Linear(4, 2)};
  Tensor x = taper::ones({5, 3}, taper::kDouble), labels = taper::zeros({5}, taper::kLong);
  std::unique_ptr<taper::optim::Adam> adam;

  Training() {
    net->to(taper::kDouble);
    adam = std::make_unique<taper::optim::Adam>(net->parameters());
  }
  void step() {
    adam->zero_grad();
    const Tensor loss = nn::functional::cross_entropy(net->forward(x), labels);
    loss.register_hook([](const Tensor& g) { return g * 2; });
    loss.backward({}, /*retain_graph=*/true);
    loss.backward({}, /*retain_graph=*/false, /*create_graph=*/true);
    adam->zero_grad();
    adam->step();
  }
};

/// Steps, of which the first finds no memory, and the second all that it needs.
void step_twice() {
  Training training;
  std::exception_ptr failure;
  try {
    training.step();
  } catch (...) {
    failure = std::current_exception();
  }
  end_faults();
  taper::check(taper::live_nodes() == 0, "step_twice", "nodes are left");
  training.step();
  taper::check(taper::live_nodes() == 0, "step_twice", "nodes are left");
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

TEST_CASE("a step of a training that finds no memory throws, and leaves nothing behind") {
  if (taper::detail::kAddressSanitizer) return;  // which has an allocator of its own
  // The C library ends the process that has no memory for a thread's first thread_local.
  step_twice();
  const faults::TrialFolder folder;
  int thrown = 0;
  const auto run = [&](const std::string& plan) {
    return faults::try_out(step_twice, plan, folder.path());
  };
  const int faults = for_each_fault(
      faults::kMemoryCalls, [&](const std::string& plan) { return run(plan).calls; },
      [&](const faults::Fault& fault) {
        const Ending ending = run(fault.plan);
        CAPTURE(fault.plan);
        CAPTURE(ending.message);
        CHECK(ending.kind != Ending::kBroken);
        CHECK(ending.message.find("nodes are left") == std::string::npos);
        thrown += ending.kind == Ending::kNoMemory || ending.kind == Ending::kError ? 1 : 0;
      });
  MESSAGE(faults, " faults, ", thrown, " exceptions");
  CHECK(thrown > 100);
}
