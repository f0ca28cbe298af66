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
  CHECK_THROWS_WITH(IValue(1.5).toInt(), doctest::Contains("Expected Int but got Double"));
  CHECK_THROWS_WITH(IValue(2).toTensor(), doctest::Contains("Expected Tensor but got Int"));
  CHECK_THROWS_WITH(IValue("text").toScalar(), doctest::Contains("IValue is not a Scalar"));
}

TEST_CASE("an IValue is of one kind") {
  const IValue values[] = {
      true, 2, 1.5, "text", ones({2}), std::vector<int64_t>{1, 2}, variable_list{ones({2})}};
  for (std::size_t i = 0; i < 7; ++i) {
    const IValue& v = values[i];
    const bool kinds[] = {v.isBool(),   v.isInt(),     v.isDouble(),    v.isString(),
                          v.isTensor(), v.isIntList(), v.isTensorList()};
    for (std::size_t k = 0; k < 7; ++k) CHECK(kinds[k] == (i == k));
  }
}
