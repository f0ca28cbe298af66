#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("losses");

TEST_CASE("targets that don't fit") {
  const Variable x = ones({2, 3});
  CHECK_THROWS_WITH(cross_entropy_loss(x, tensor({0, 3})),
                    Contains("Target 3 is out of bounds. Got it at row 1, expected 0 to 2"));
  CHECK_THROWS_WITH(cross_entropy_loss(x, tensor({0, -1})), Contains("Target -1 is out of bounds"));
  CHECK_THROWS_WITH(cross_entropy_loss(x, tensor({0.0, 1.0})),
                    Contains("expected scalar type Long"));
  CHECK_THROWS_WITH(cross_entropy_loss(x, tensor({0})),
                    Contains("Expected input batch_size (2) to match target batch_size (1)."));
  CHECK_THROWS_WITH(cross_entropy_loss(ones({3, 1, 1}), tensor({0})),
                    Contains("Expected target size [3, 1], got [1]"));
  CHECK_THROWS_WITH(nll_loss(ones({2, 3, 4}), tensor({0, 1})),
                    Contains("nll_loss: input tensor should be 1D or 2D"));
  CHECK_THROWS_WITH(nll_loss(x, tensor({0.0, 1.0})),
                    Contains("nll_loss: expected scalar type Long but found"));
  CHECK_THROWS_WITH(nll_loss(x, tensor({0, 1, 2})), Contains("nll_loss: size mismatch (got input"));
  CHECK_THROWS_WITH(nll_loss(x, tensor({0, 5})), Contains("out of"));
  CHECK_THROWS_WITH(
      nll_loss(x, tensor({0, 1}), ones({2})),
      Contains("weight tensor should be defined either for all 3 classes or no classes"));
}

TEST_CASE("a label may be smoothed until nothing of it is left") {
  const Variable x = tensor({{1.0, 2.0, 4.0}}, kDouble);
  const Variable even = full({1, 3}, 1.0 / 3, kDouble);
  CHECK(allclose(cross_entropy_loss(x, tensor({2}), {}, Reduction::Mean, -100, 1),
                 cross_entropy_loss(x, even)));
}

TEST_CASE("an ignored row asks for no class's weight") {
  const Variable x = tensor({{-1.0, -2.0}, {-3.0, -4.0}}), target = tensor({1, -100});
  const Variable weight = tensor({HUGE_VAL, 2.0});
  CHECK(nll_loss(x, target, weight, Reduction::Sum).item<double>() == 4);
  CHECK(nll_loss(x, target, weight).item<double>() == 2);
  CHECK(equal(nll_loss(x, target, weight, Reduction::None), tensor({4.0, 0.0})));
}

TEST_CASE("class numbers may be bytes") {
  const Variable x = tensor({{1.0, 2.0, 4.0}, {0.5, 0.0, 3.0}}), t = tensor({2, 0});
  CHECK(equal(cross_entropy_loss(x, t.to(kByte)), cross_entropy_loss(x, t)));
  CHECK(equal(nll_loss(x, t.to(kByte)), nll_loss(x, t)));
  CHECK_THROWS_WITH(nll_loss(x, t.to(kInt)), Contains("expected scalar type Long but found Int"));
}

TEST_CASE("binary losses check sizes and range") {
  const Variable p = tensor({{0.25}, {0.5}}).requires_grad_(), t = tensor({1.0, 0.0});
  const Variable same = binary_cross_entropy(p, t.unsqueeze(1), {}, Reduction::None);
  CHECK(equal(binary_cross_entropy(p, t, {}, Reduction::None), same));
  CHECK(equal(binary_cross_entropy(p, tensor({{1.0, 0.0}}), {}, Reduction::None), same));
  CHECK_THROWS_WITH(binary_cross_entropy(p.squeeze(1), tensor(1.0)),
                    Contains("Using a target size that is different to the input size"));
  CHECK_THROWS_WITH(binary_cross_entropy(ones({2}), ones({3})),
                    Contains("The size of tensor a (2) must match the size of tensor b (3)"));
  CHECK_THROWS_WITH(binary_cross_entropy(full({2}, 1.5), ones({2})),
                    Contains("all elements of input should be between 0 and 1"));
  CHECK_THROWS_WITH(binary_cross_entropy_with_logits(ones({2}), ones({3})),
                    Contains("The size of tensor a (3) must match the size of tensor b (2)"));
  CHECK_THROWS_WITH(binary_cross_entropy_with_logits(ones({2, 1}), ones({2})),
                    Contains("output with shape [2] doesn't match the broadcast shape [2, 2]"));
}

TEST_CASE("losses far out have finite gradients") {
  const Variable p = tensor({0.0, 1.0}, requires_grad());
  binary_cross_entropy(p, tensor({0.0, 1.0})).backward();
  CHECK(equal(p.grad(), zeros({2})));
  const Variable x = tensor({INFINITY, 3.0}, requires_grad());
  huber_loss(x, zeros({2}), Reduction::Sum).backward();
  CHECK(equal(x.grad(), ones({2})));
  CHECK_THROWS_WITH(binary_cross_entropy(tensor({NAN}), ones({1})),
                    Contains("all elements of input should be between 0 and 1"));
}

TEST_CASE("cross_entropy of one row") {
  const Variable x = tensor({1.0, 2.0, 4.0}), row = x.unsqueeze(0);
  CHECK(equal(cross_entropy_loss(x, tensor(1)), cross_entropy_loss(row, tensor({1}))));
  CHECK(cross_entropy_loss(x, tensor(1), {}, Reduction::None).dim() == 0);
}

TEST_CASE("settings out of range") {
  CHECK_THROWS_WITH(smooth_l1_loss(ones({2}), ones({2}), Reduction::Mean, -1),
                    Contains("smooth_l1_loss does not support negative values for beta."));
  CHECK_THROWS_WITH(huber_loss(ones({2}), ones({2}), Reduction::Mean, 0),
                    Contains("huber_loss does not support non-positive values for delta. Got"));
}

TEST_CASE("losses of operands that differ in shape are broadcast with a warning, each time") {
  std::vector<std::string> warnings;
  const WarningHandler previous =
      set_warning_handler([&](const std::string& text) { warnings.push_back(text); });
  const Variable x = ones({2, 1}), y = zeros({2});
  for (const bool enabled : {false, true}) {
    const AutocastGuard guard(enabled);
    CHECK(mse_loss(x, y, Reduction::None).sizes() == IntArrayRef({2, 2}));
    CHECK(l1_loss(x, y, Reduction::None).sizes() == IntArrayRef({2, 2}));  // no warning
    smooth_l1_loss(x, y);
    huber_loss(x, y);
  }
  set_warning_handler(previous);
  REQUIRE(warnings.size() == 6);
  for (const std::string& text : warnings)
    CHECK(
        text ==
        "Using a target size ([2]) that is different to the input size ([2, 1]). This will likely "
        "lead to incorrect results due to broadcasting. Please ensure they have the same size.");
}

TEST_SUITE_END();
