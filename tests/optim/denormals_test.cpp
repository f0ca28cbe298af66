#include <doctest/doctest.h>

#include <limits>

#include "taper/optim/fields.h"
#include "tests/optim/cases.h"

using namespace taper;

namespace {

[[maybe_unused]] bool has_denormals(const Tensor& x) {
  const Tensor size = x.abs();
  return ((size > 0) & (size < double{std::numeric_limits<float>::min()})).any().item<bool>();
}

/// The parameter after a step of Adam from x with gradients of g.
Tensor stepped(const Tensor& x, double g, double eps) {
  const Tensor w = x.clone().requires_grad_();
  optim::Adam adam({w}, optim::AdamOptions(0.1).eps(eps));
  w.mutable_grad() = full_like(w.detach(), g);
  adam.step();
  return w.detach();
}

}  // namespace

TEST_SUITE_BEGIN("denormals");

#ifdef __x86_64__  // where the processor can be told to take them for zeros
TEST_CASE("what is remembered of a weight without a gradient does not become denormal") {
  manual_seed(0);
  for (const testing::OptimizerCase& c : testing::optimizer_cases()) {
    CAPTURE(c.name);
    const Tensor a = randn({40}, requires_grad()), b = randn({3}, requires_grad());
    const auto optimizer = c.make(a, b);
    (a.square().sum() + b.sum()).backward();
    for (int i = 0; i < 2000; ++i) {
      optimizer->step();
      optimizer->zero_grad(/*set_to_none=*/false);
    }
    for (const auto& entry : optimizer->state_dict())
      if (entry.value().isTensor()) {
        CAPTURE(entry.key());
        CHECK_FALSE(has_denormals(entry.value().toTensor()));
      }
  }
}
#endif

TEST_CASE("small gradients count where nothing is added to their root") {
  const Tensor moved = stepped(zeros({20}), 1e-20, /*eps=*/0);
  CHECK(allclose(moved, full({20}, -0.1), /*rtol=*/0.02));
  CHECK(stepped(zeros({20}), 1e-20, 1e-8).abs().max().item<float>() < 1e-12F);
}

TEST_CASE("numbers that are denormal in half precision are none in float32, and stay") {
  const Tensor small = full({20}, 3e-6, kHalf);
  CHECK(equal(stepped(small, 0, 1e-8), small));
}

TEST_CASE("a step leaves arithmetic as it was") {
  stepped(ones({100000}), 1, 1e-8);
  CHECK(equal(full({100000}, 1e-40) * 0.5, full({100000}, 0.5e-40)));
  volatile float tiny = 1e-40F;
  CHECK(tiny * 0.5F != 0);
}

TEST_SUITE_END();
