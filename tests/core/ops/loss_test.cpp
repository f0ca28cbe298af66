#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("losses");

TEST_CASE("targets that don't fit") {
  const Variable x = ones({2, 3});
  CHECK_THROWS_WITH(cross_entropy(x, tensor({0, 3})),
                    Contains("Target 3 is out of bounds at row 1, "
                             "expected 0 to 2"));
  CHECK_THROWS_WITH(cross_entropy(x, tensor({0, -1})), Contains("Target -1 is out of bounds"));
  CHECK_THROWS_WITH(cross_entropy(x, tensor({0.0, 1.0})), Contains("expected scalar type int64"));
  CHECK_THROWS_WITH(cross_entropy(x, tensor({0})), Contains("Expected input batch_size to match"));
  CHECK_THROWS_WITH(cross_entropy(ones({3, 1, 1}), tensor({0})),
                    Contains("expected an input of shape (batch, classes), got (3, 1, 1)"));
  CHECK_THROWS_WITH(nll_loss(ones({2, 3, 4}), tensor({0, 1})),
                    Contains("nll_loss: expected an input "
                             "of shape (batch, classes)"));
  CHECK_THROWS_WITH(nll_loss(x, tensor({0.0, 1.0})),
                    Contains("nll_loss: expected scalar type int64"));
  CHECK_THROWS_WITH(nll_loss(x, tensor({0, 1, 2})),
                    Contains("nll_loss: Expected input batch_size"));
  CHECK_THROWS_WITH(nll_loss(x, tensor({0, 5})), Contains("out of"));
  CHECK_THROWS_WITH(
      nll_loss(x, tensor({0, 1}), ones({2})),
      Contains("weight tensor should be defined either for all 3 classes or no classes"));
}

TEST_CASE("class numbers may be bytes") {
  const Variable x = tensor({{1.0, 2.0, 4.0}, {0.5, 0.0, 3.0}}), t = tensor({2, 0});
  CHECK(equal(cross_entropy(x, t.to(kByte)), cross_entropy(x, t)));
  CHECK(equal(nll_loss(x, t.to(kByte)), nll_loss(x, t)));
  CHECK_THROWS_WITH(nll_loss(x, t.to(kInt)), Contains("expected scalar type int64"));
}

TEST_CASE("binary losses check sizes and range") {
  const Variable p = tensor({{0.25}, {0.5}}).requires_grad_(), t = tensor({1.0, 0.0});
  const Variable same = binary_cross_entropy(p, t.unsqueeze(1), {}, Reduction::None);
  CHECK(equal(binary_cross_entropy(p, t, {}, Reduction::None), same));
  CHECK(equal(binary_cross_entropy(p, tensor({{1.0, 0.0}}), {}, Reduction::None), same));
  CHECK_THROWS_WITH(binary_cross_entropy(p.squeeze(1), tensor(1.0)),
                    Contains("Using a target size that is different to the input size"));
  CHECK_THROWS_WITH(binary_cross_entropy(ones({2}), ones({3})),
                    Contains("Using a target size that is different to the input size"));
  CHECK_THROWS_WITH(binary_cross_entropy(full({2}, 1.5), ones({2})),
                    Contains("all elements of input should be between 0 and 1"));
  CHECK_THROWS_WITH(binary_cross_entropy_with_logits(ones({2}), ones({3})),
                    Contains("Target size must be the same as input size"));
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
  CHECK(equal(cross_entropy(x, tensor(1)), cross_entropy(row, tensor({1}))));
  CHECK(cross_entropy(x, tensor(1), Reduction::None).dim() == 0);
}

TEST_CASE("settings out of range") {
  CHECK_THROWS_WITH(smooth_l1_loss(ones({2}), ones({2}), Reduction::Mean, -1),
                    Contains("does not support negative values for beta, got -1"));
  CHECK_THROWS_WITH(huber_loss(ones({2}), ones({2}), Reduction::Mean, 0),
                    Contains("does not support non-positive values for delta, got 0"));
}

TEST_SUITE_END();
