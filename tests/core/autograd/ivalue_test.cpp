#include "taper/core/autograd/ivalue.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

TEST_CASE("IValue holds one of several types and says so") {
  CHECK(IValue(2).toInt() == 2);
  CHECK(IValue(true).toBool());
  CHECK(IValue("text").toStringRef() == "text");
  CHECK(IValue(ones({2})).toTensor().numel() == 2);
  CHECK(IValue().isNone());
  CHECK(IValue(std::vector<int64_t>{1, 2}).isIntList());
  CHECK_FALSE(IValue(2).isIntList());
  CHECK_THROWS_WITH(IValue(1.5).toInt(), doctest::Contains("Expected Int but got Double"));
  CHECK_THROWS_WITH(IValue(2).toTensor(), doctest::Contains("Expected Tensor but got Int"));
  CHECK_THROWS_WITH(IValue("text").toScalar(), doctest::Contains("IValue is not a Scalar"));
}
