#include "taper/core/base/warning.h"

#include <doctest/doctest.h>

#include <vector>

#include "taper/core.h"
#include "tests/support/warnings.h"

using namespace taper;

namespace {

void warn_here(int i) { TAPER_WARN_ONCE("warning ", i); }

}  // namespace

TEST_SUITE_BEGIN("warning");

TEST_CASE("warnings go to the handler") {
  testing::CollectedWarnings collected;
  TAPER_WARN("shape ", Dims{2, 3}, " is odd");
  CHECK(collected.messages == std::vector<std::string>{"shape [2, 3] is odd"});
}

TEST_CASE("once a line, or always") {
  testing::CollectedWarnings collected;
  warn_here(1);
  warn_here(2);
  CHECK(collected.messages == std::vector<std::string>{"warning 1"});
  set_warn_always(true);
  warn_here(3);
  set_warn_always(false);
  CHECK(collected.messages.size() == 2);
}

TEST_CASE("the grad of an interior variable warns") {
  testing::CollectedWarnings collected;
  set_warn_always(true);
  const Variable x = ones({1}, requires_grad());
  const Variable y = x * 2;
  CHECK_FALSE(y.grad().defined());
  set_warn_always(false);
  REQUIRE(collected.messages.size() == 1);
  CHECK(collected.messages[0].find("The .grad attribute of a Tensor that is not a leaf Tensor is "
                                   "being accessed") == 0);
  y.retain_grad();
  y.grad();
  x.grad();
  CHECK(collected.messages.size() == 1);
}

TEST_SUITE_END();
