// What schedulers refuse.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/optim.h"
#include "tests/optim/two_groups.h"

using namespace taper;
using namespace taper::optim;
using doctest::Contains;
using taper::testing::make_sgd;

namespace {

double constant(int64_t /*epoch*/) { return 1; }

}  // namespace

TEST_CASE("wrong settings of schedulers are refused") {
  const auto owner = make_sgd(), other = make_sgd();
  Optimizer& sgd = *owner;
  CHECK_THROWS_WITH(LinearLR(sgd, 1.5),
                    Contains("Starting multiplicative factor expected to be between 0 and 1."));
  CHECK_THROWS_WITH(LinearLR(sgd, 0.5, -1),
                    Contains("Ending multiplicative factor expected to be between 0 and 1."));
  CHECK_THROWS_WITH(LambdaLR(sgd, std::vector<LambdaLR::Factor>{constant}),
                    "LambdaLR: Expected 2 lr_lambdas, but got 1");
  CHECK_THROWS_WITH(CosineAnnealingLR(sgd, 0), "CosineAnnealingLR: T_max must be positive, got 0");
  CHECK_THROWS_WITH(CosineAnnealingWarmRestarts(sgd, 0),
                    Contains("Expected positive integer T_0, but got 0"));
  CHECK_THROWS_WITH(CosineAnnealingWarmRestarts(sgd, 1, 0),
                    Contains("Expected integer T_mult >= 1, but got 0"));
  const auto part = std::make_shared<ExponentialLR>(sgd, 0.9);
  CHECK_THROWS_WITH(SequentialLR(*other, {part}, {}),
                    Contains("Sequential Schedulers expects all schedulers to belong to the same "
                             "optimizer, but got schedulers at index 0 to be different than the "
                             "optimizer passed in."));
  CHECK_THROWS_WITH(SequentialLR(sgd, {part, part}, {}),
                    Contains("but got number of schedulers 2 and the number of milestones to be "
                             "equal to 0"));
  CHECK_THROWS_WITH(ReduceLROnPlateau(sgd, ReduceLROnPlateauOptions().factor(1)),
                    Contains("Factor should be < 1.0."));
  CHECK_THROWS_WITH(ReduceLROnPlateau(sgd, ReduceLROnPlateauOptions().mode("least")),
                    Contains("mode least is unknown!"));
  CHECK_THROWS_WITH(ReduceLROnPlateau(sgd, ReduceLROnPlateauOptions().threshold_mode("both")),
                    Contains("threshold mode both is unknown!"));
  CHECK_THROWS_WITH(ReduceLROnPlateau(sgd, ReduceLROnPlateauOptions().min_lr({1, 2, 3})),
                    Contains("expected 2 min_lrs, got 3"));
}

TEST_CASE("wrong settings of a cycle are refused") {
  const auto owner = make_sgd();
  const auto refused = [&](const OneCycleLROptions& options, const char* text) {
    CHECK_THROWS_WITH(OneCycleLR(*owner, options), Contains(text));
  };
  const OneCycleLROptions good = OneCycleLROptions(1).total_steps(10);
  refused(1, "You must define either total_steps OR (epochs AND steps_per_epoch)");
  refused(OneCycleLROptions(1).total_steps(0), "Expected positive integer total_steps, but got 0");
  refused(OneCycleLROptions(1).epochs(0).steps_per_epoch(1),
          "Expected positive integer epochs, but got 0");
  refused(OneCycleLROptions(1).epochs(1).steps_per_epoch(-1),
          "Expected positive integer steps_per_epoch, but got -1");
  refused(OneCycleLROptions(good).pct_start(1.5),
          "Expected float between 0 and 1 pct_start, but got 1.5");
  refused(OneCycleLROptions(good).anneal_strategy("sine"),
          "anneal_strategy must by one of 'cos' or 'linear', instead got sine");
  refused(OneCycleLROptions(good).max_lr({1, 2, 3}), "expected 2 values for max_lr, got 3");
  refused(OneCycleLROptions(good).max_lr(std::vector<double>{1, 2, 3}),
          "expected 2 values for max_lr, got 3");
  const Variable w = ones({1}, requires_grad());
  Adagrad adagrad({w});
  CHECK_THROWS_WITH(
      OneCycleLR(adagrad, good),
      Contains("optimizer must support momentum with `cycle_momentum` option enabled"));
}
