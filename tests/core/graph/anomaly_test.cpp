#include "taper/core/graph/anomaly.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using autograd::DetectAnomalyGuard;
using taper::testing::kLeaf;

TEST_SUITE_BEGIN("anomaly");

TEST_CASE("the operation whose forward made the first nan or inf is named") {
  const DetectAnomalyGuard guard;
  const Variable x = tensor({1.0, -1.0}, kLeaf);
  CHECK_THROWS_WITH(log(x),
                    doctest::Contains("forward: Function 'log' returned nan values in its 0th "
                                      "output. It made the first value that is not finite, got "
                                      "nan at element [1] of a result of shape [2] from inputs of "
                                      "shape [2], recorded in "));
  CHECK_THROWS_WITH(
      x / zeros({2, 1}, kDouble),
      doctest::Contains("Function 'div' returned inf values in its 0th output. It made the first "
                        "value that is not finite, got inf at element [0, 0]"));
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
                    doctest::Contains("Function 'Root' returned inf values in its 0th output. Got "
                                      "inf at element [0] of the gradient of shape [2] for input "
                                      "0, from inputs of shape [2], recorded in "));
  const Variable y = cat({x, x});
  REQUIRE(y.grad_fn()->origin() != nullptr);
  CHECK(y.grad_fn()->origin()->inputs == "inputs of shape [2], [2]");
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
  CHECK_NOTHROW(x.backward(tensor({INFINITY}, kDouble)));
}

TEST_CASE("the rule that made nan in backward is named, with its inputs and place") {
  const DetectAnomalyGuard guard;
  const Variable x = tensor({0.0, 4.0}, kLeaf);
  const Variable y = where(lt(zeros_like(x), x), sqrt(x), zeros_like(x));
  CHECK_THROWS_WITH(
      y.sum().backward(),
      doctest::Contains("Function 'sqrt' returned nan values in its 0th output. Got nan "
                        "at element [0] of the gradient of shape [2] for input 0, from "
                        "inputs of shape [2], recorded in "));
  CHECK_FALSE(x.grad().defined());
}

TEST_CASE("what is computed after a pass is examined as before it") {
  const DetectAnomalyGuard guard;
  const Variable x = tensor({-1.0}, kLeaf);
  (x * x).backward();
  CHECK_THROWS_WITH(log(x), doctest::Contains("forward: Function 'log' returned nan"));
}

TEST_CASE("without the mode in forward, backward still finds it and says how to learn more") {
  const Variable x = tensor({0.0}, kLeaf);
  const Variable y = sqrt(x);
  const DetectAnomalyGuard guard;
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("enable anomaly mode before the forward pass"));
}

/// Collects warnings while it lives.
class Warnings {
 public:
  ~Warnings() { set_warning_handler(previous_); }
  std::vector<std::string> texts;

 private:
  WarningHandler previous_ =
      set_warning_handler([this](const std::string& text) { texts.push_back(text); });
};

[[gnu::noinline]] Variable take_root(const Variable& x) { return sqrt(x) * 2; }

TEST_CASE("warnings trace an error back to the forward call") {
  const Variable x = tensor({0.0}, kLeaf);
  const DetectAnomalyGuard guard;
  const Variable y = take_root(x) * zeros({1}, kDouble);
  const Warnings warnings;
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("returned nan"));
  REQUIRE(warnings.texts.size() == 1);
  CHECK(warnings.texts[0].find("Error detected in sqrt. Traceback of forward call that caused the "
                               "error:\n") == 0);
  CHECK(warnings.texts[0].find("take_root") != std::string::npos);
}

[[gnu::noinline]] variable_list differentiate(const Variable& y, const Variable& x) {
  return autograd::grad({y}, {x}, {}, std::nullopt, true);
}

TEST_CASE("and, of a derivative, to the call whose rule recorded it") {
  const Variable x = tensor({0.0}, kLeaf);
  const DetectAnomalyGuard guard;
  const Variable y = pow(x, 1.5);
  const Variable g = differentiate(y, x)[0];
  const Warnings warnings;
  CHECK_THROWS_WITH((g * zeros({1}, kDouble)).backward(), doctest::Contains("returned nan"));
  REQUIRE(warnings.texts.size() == 2);
  CHECK(warnings.texts[0].find("Error detected in pow. ") == 0);
  CHECK(warnings.texts[1].find("\n\nPrevious calculation was induced by pow. Traceback of forward "
                               "call that induced the previous calculation:\n") == 0);
}

TEST_CASE("without check_nan values may be anything, and errors are traced back all the same") {
  const Variable x = tensor({0.0}, kLeaf);
  const DetectAnomalyGuard guard(false);
  const Variable y = sqrt(x), z = y * y;
  CHECK_NOTHROW((y * 0).backward());
  CHECK(std::isnan(x.grad().item<double>()));
  y.detach().add_(1);
  const Warnings warnings;
  CHECK_THROWS_WITH(z.backward(), doctest::Contains("modified by an inplace operation"));
  REQUIRE(warnings.texts.size() == 1);
  CHECK(warnings.texts[0].find("Error detected in mul") == 0);
}

TEST_CASE("off, nothing is checked") {
  const Variable x = tensor({0.0}, kLeaf);
  sqrt(x).backward();
  CHECK(std::isinf(x.grad().item<double>()));
  CHECK_FALSE(AnomalyMode::is_enabled());
}

TEST_SUITE_END();
