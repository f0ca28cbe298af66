#include "taper/core/ops/normalization.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("normalizations");

TEST_CASE("nothing gives gradients of nothing, and weights none") {
  const Variable w = ones({3}, requires_grad());
  for (const Dims& sizes : {Dims{0, 3, 2}, Dims{2, 3, 0}}) {
    const Variable x = zeros(sizes, requires_grad());
    for (const Variable& y : {batch_norm(x, w, w, {}, {}, true, 0.1, 1e-5), group_norm(x, 3, w, w),
                              instance_norm(x, w, w, {}, {}, true, 0.1, 1e-5)}) {
      const variable_list found = autograd::grad({y}, {x, w}, {y.detach()});
      CHECK(found[0].sizes() == sizes);
      CHECK(equal(found[1], zeros({3})));
    }
  }
}

TEST_CASE("weights and statistics that do not fit") {
  const Variable x = ones({2, 4, 3}), w = ones({4}), few = ones({3});
  CHECK_THROWS_WITH(group_norm(x, 2, few),
                    "group_norm: Expected weight to be a vector of size equal to the number of "
                    "channels in input, but got weight of shape [3] and input of shape [2, 4, 3]");
  CHECK_THROWS_WITH(group_norm(x, 2, w, few), Contains("Expected bias to be a vector of size"));
  CHECK_THROWS_WITH(group_norm(x, 2, w.reshape({2, 2})), Contains("got weight of shape [2, 2]"));
  const auto normalized = [&](const Variable& mean, const Variable& variance) {
    return instance_norm(x, {}, {}, mean, variance, false, 0.1, 1e-5);
  };
  for (const auto& [mean, variance] : {std::pair(w, Variable()), std::pair(Variable(), w)})
    CHECK_THROWS_WITH(normalized(mean, variance),
                      Contains("Expected running_mean and running_var to be defined when "
                               "use_input_stats is false"));
}

TEST_SUITE_END();
