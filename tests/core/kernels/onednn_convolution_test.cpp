#include "taper/core/kernels/onednn_convolution.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/contains.h"

using namespace taper;

TEST_SUITE_BEGIN("oneDNN's convolutions");

// What it refuses is computed in another way: slower, and as right.
TEST_CASE("oneDNN convolves float32, and computes both gradients, with groups and without") {
  const bool is_there = !taper::testing::contains(show_config(), "oneDNN: none");
  for (const int64_t groups : {1, 2}) {
    CAPTURE(groups);
    const kernel::Window window{{1, 1}, {1, 1}, {1, 1}, groups};
    const Variable x = ones({2, 8, 6, 5}), w = ones({4, 8 / groups, 3, 3}), y = ones({2, 4, 6, 5});
    CHECK(kernel::onednn_convolution(x.array(), w.array(), {}, window, y.array()) == is_there);
    CHECK(kernel::onednn_convolution_backward(y.array(), x.array(), w.array(), window,
                                              zeros_like(x).array(),
                                              zeros_like(w).array()) == is_there);
  }
}

TEST_SUITE_END();
