#include "taper/core/graph/anomaly.h"

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using autograd::DetectAnomalyGuard;

namespace {

const TensorOptions kLeaf = TensorOptions(kDouble).requires_grad(true);

}  // namespace

TEST_SUITE_BEGIN("anomaly");

TEST_CASE("the operation whose forward made the first nan or inf is named") {
  const DetectAnomalyGuard guard;
  const Variable x = tensor({1.0, -1.0}, kLeaf);
  CHECK_THROWS_WITH(log(x),
                    doctest::Contains("log: forward made the first value that is not finite, "
                                      "got nan at element (1,) of a result of shape (2,) "
                                      "from inputs of shape (2,), recorded in "));
  CHECK_THROWS_WITH(
      x / zeros({2, 1}, kDouble),
      doctest::Contains("div: forward made the first value that is not finite, got inf "
                        "at element (0, 0)"));
}

[[gnu::noinline]] Variable take_logarithm(const Variable& x) { return log(x) * 2; }

TEST_CASE("the place is the user's function, not Taper's") {
  const DetectAnomalyGuard guard;
  CHECK_THROWS_WITH(take_logarithm(tensor({0.0}, kLeaf)),
                    doctest::Contains("recorded in take_logarithm"));
}

TEST_CASE("user functions and operations over lists are examined as well") {
  struct Root : autograd::Function<Root> {
    static Variable forward(autograd::AutogradContext* ctx, Variable x) {
      ctx->save_for_backward({x});
      return x.sqrt();
    }
    static variable_list backward(autograd::AutogradContext* ctx, variable_list g) {
      return {g[0] / (2 * ctx->get_saved_variables()[0].sqrt())};
    }
  };
  const DetectAnomalyGuard guard;
  const Variable x = tensor({0.0, 4.0}, kLeaf);
  CHECK_THROWS_WITH(Root::apply(x).sum().backward(),
                    doctest::Contains("Function 'Root' returned inf values in its 0th output, got "
                                      "inf at element (0,) of the gradient of shape (2,) for input "
                                      "0, from inputs of shape (2,), recorded in "));
  const Variable y = cat({x, x});
  REQUIRE(y.grad_fn()->origin() != nullptr);
  CHECK(y.grad_fn()->origin()->inputs == "inputs of shape (2,), (2,)");
}

TEST_CASE("what was not finite before is nobody's fault") {
  const DetectAnomalyGuard guard;
  const Variable x = log(tensor({2.0}, kLeaf)) * 2;
  Variable y;
  {
    AnomalyMode::set_enabled(false);
    y = log(x * 0);
    AnomalyMode::set_enabled(true);
  }
  CHECK_NOTHROW(y * 2);
}

TEST_CASE("the rule that made nan in backward is named, with its inputs and place") {
  const DetectAnomalyGuard guard;
  const Variable x = tensor({0.0, 4.0}, kLeaf);
  const Variable y = where(lt(zeros_like(x), x), sqrt(x), zeros_like(x));
  CHECK_THROWS_WITH(
      y.sum().backward(),
      doctest::Contains("Function 'sqrt' returned nan values in its 0th output, got nan "
                        "at element (0,) of the gradient of shape (2,) for input 0, from "
                        "inputs of shape (2,), recorded in "));
  CHECK_FALSE(x.grad().defined());
}

TEST_CASE("without the mode in forward, backward still finds it and says how to learn more") {
  const Variable x = tensor({0.0}, kLeaf);
  const Variable y = sqrt(x);
  const DetectAnomalyGuard guard;
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("enable anomaly mode before the forward pass"));
}

TEST_CASE("off, nothing is checked") {
  const Variable x = tensor({0.0}, kLeaf);
  sqrt(x).backward();
  CHECK(std::isinf(x.grad().item<double>()));
  CHECK_FALSE(AnomalyMode::is_enabled());
}

TEST_SUITE_END();
