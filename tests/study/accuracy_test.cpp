#include "taper/study/accuracy.h"

#include <doctest/doctest.h>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

using taper::tensor;
using taper::Tensor;
using namespace taper::study;

TEST_CASE("accuracy counts rows whose greatest element is at the label") {
  const Tensor output =
      tensor({{0.1, 0.7, 0.2}, {0.9, 0.0, 0.1}, {0.2, 0.3, 0.5}, {0.6, 0.1, 0.3}});
  const Tensor labels = tensor({1, 2, 2, 0}, taper::kLong);
  CHECK(count_correct(output, labels) == 3);
  CHECK(accuracy(output, labels) == 0.75);
  const Tensor one_hot = tensor({{0, 1, 0}, {0, 0, 1}, {0, 0, 1}, {1, 0, 0}});
  CHECK(accuracy(output, one_hot) == 0.75);
  CHECK(accuracy(classes(output), labels) == 0.75);
}

TEST_CASE("a confusion matrix has true classes as rows and predicted ones as columns") {
  const Tensor output = tensor({1, 0, 2, 2, 2}, taper::kLong);
  const Tensor target = tensor({1, 1, 2, 0, 2}, taper::kLong);
  const Tensor counts = confusion_matrix(output, target, 3);
  CHECK(taper::equal(counts, tensor({{0, 0, 1}, {1, 1, 0}, {0, 0, 2}}, taper::kLong)));
}

TEST_CASE("accuracy refuses what does not fit") {
  CHECK_THROWS_WITH(accuracy(taper::ones({3, 2}), taper::zeros({2}, taper::kLong)),
                    "accuracy: one target for each row of output, got 2, expected 3");
  CHECK_THROWS_WITH(accuracy(taper::ones({3, 2, 2}), taper::zeros({3}, taper::kLong)),
                    "accuracy: expected classes (n) or scores (n, classes), got [3, 2, 2]");
}
