// Graphs as deep as one likes, on a stack of 1 MiB.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/small_stack.h"
#include "tests/support/thorough.h"

using namespace taper;

TEST_CASE("a long chain is differentiated twice, and given up by a thread with a small stack") {
  const int64_t nodes = testing::length("TAPER_SOAK_NODES", 20000);
  const auto n = static_cast<double>(nodes);
  const Variable x = tensor(1.0, TensorOptions(kDouble).requires_grad(true));
  for (const bool runs_again : {true, false}) {
    Variable y = x;
    for (int64_t i = 0; i < nodes; ++i) y = y * x;
    std::vector<Variable> held = autograd::grad({y}, {x}, {}, true, /*create_graph=*/true);
    held.push_back(std::move(y));
    CHECK(held[0].item<double>() == n + 1);
    CHECK(live_nodes() > 3 * nodes);
    if (runs_again) {
      held[0].backward();
      CHECK(x.grad().item<double>() == (n + 1) * n);
    }
    testing::on_small_stack([&] { held.clear(); });
    CHECK(live_nodes() == 0);
  }
}
