#include "taper/optim/early_stopping.h"

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using optim::EarlyStopping;
using optim::EarlyStoppingOptions;

namespace {

/// The step, from 0, at which it says to stop, or -1.
int stops_at(const EarlyStoppingOptions& options, const std::vector<double>& metrics) {
  EarlyStopping stopping(std::vector<Variable>{}, options);
  for (std::size_t i = 0; i < metrics.size(); ++i)
    if (stopping.step(metrics[i])) return static_cast<int>(i);
  return -1;
}

}  // namespace

TEST_SUITE_BEGIN("early_stopping");

TEST_CASE("it stops when the metric has not improved for longer than the patience") {
  CHECK(stops_at(EarlyStoppingOptions().patience(1), {3, 2, 2, 1, 1, 1, 1}) == 5);
  CHECK(stops_at(EarlyStoppingOptions().patience(0), {3, 2, 2}) == 2);
  CHECK(stops_at(EarlyStoppingOptions().patience(0).mode("max"), {1, 2, 3, 2}) == 3);
  CHECK(stops_at(EarlyStoppingOptions().patience(0).threshold(0.5), {3, 2.4, 2}) == 2);
  CHECK(stops_at(EarlyStoppingOptions().patience(0).threshold(0.5).threshold_mode("rel"),
                 {3, 1.4, 0.6, 0.4}) == 3);
  CHECK(stops_at(EarlyStoppingOptions().patience(0), {3, NAN}) == 1);
  CHECK(stops_at({}, {3, 2, 1}) == -1);
  CHECK_THROWS_WITH(stops_at(EarlyStoppingOptions().mode("least"), {}),
                    doctest::Contains("mode least is unknown!"));
}

TEST_CASE("it gives back the best weights and buffers") {
  nn::Sequential net(nn::Linear(2, 1));
  net->register_buffer("count", zeros({1}));
  const Variable count = net->buffers()[0], weight = net->parameters()[0];
  EarlyStopping stopping(net);
  CHECK_THROWS_WITH(stopping.restore(), "restore: no weights are kept yet; call step() before");
  const NoGradGuard guard;
  for (const double metric : {3.0, 1.0, 2.0}) {
    weight.fill_(metric);
    count.add_(1);
    CHECK_FALSE(stopping.step(tensor(metric)));
  }
  stopping.restore();
  CHECK(stopping.best() == 1);
  CHECK(equal(weight, ones({1, 2})));
  CHECK(equal(count, full({1}, 2.0)));
}
