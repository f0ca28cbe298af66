// The gradients of rows, of first and second order, agree with central differences.

#include "tests/rows/check/gradients.h"

#include <doctest/doctest.h>

#include "tests/support/thorough.h"

namespace rows {

TEST_CASE("gradients agree with central differences") {
  for (const Family& family : kFamilies) SUBCASE(family.name) {
      for (const Row& row : family.rows()) {
        int64_t left = taper::testing::length("TAPER_TEST_CASES", 1000);
        for (const Case& c : row.cases()) {
          const std::string name = row.name() + "|" + c.name;
          CAPTURE(name);
          if (!is_differentiable(row, c) || left-- <= 0) continue;
          std::string wrong;
          CHECK_NOTHROW(wrong = wrong_gradients(row, c));
          CHECK(wrong == "");
          CHECK(live_nodes() == 0);
        }
      }
    }
}

}  // namespace rows
