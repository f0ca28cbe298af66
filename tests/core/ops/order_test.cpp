#include "taper/core/ops/order.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

TEST_CASE("the positions of equal elements are the first") {
  const Tensor x = tensor({2.0, 1.0, 2.0, 1.0, 2.0});
  CHECK(std::get<1>(median(x, 0)).item<int>() == 0);
  CHECK(std::get<1>(kthvalue(x, 2)).item<int>() == 3);
  CHECK(std::get<1>(mode(x)).item<int>() == 4);
}
