// The gradients of rows, of first and second order, agree with central differences.

#include "tests/rows/check/gradients.h"

#include <doctest/doctest.h>

namespace rows {

TEST_CASE("gradients agree with central differences") {
  for (const Family& family : kFamilies) SUBCASE(family.name) {
      for (const Row& row : family.rows())
        for (const Case& c : row.cases()) {
          const std::string name = row.name() + "|" + c.name;
          CAPTURE(name);
          if (!is_differentiable(row, c)) continue;
          std::string wrong;
          CHECK_NOTHROW(wrong = wrong_gradients(row, c));
          CHECK(wrong == "");
          CHECK(live_nodes() == 0);
        }
    }
}

}  // namespace rows
