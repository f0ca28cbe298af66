#include "taper/core/base/error.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

namespace {

struct Heard : ErrorListener {
  void failed(const std::string& what) noexcept override { last = what; }
  std::string last;
};

}  // namespace

TEST_CASE("a listener hears of errors of its thread before they are thrown") {
  Heard heard;
  ErrorListener* const before = set_error_listener(&heard);
  CHECK_THROWS_AS(matmul(ones({2, 3}), ones({2, 3})), Error);
  CHECK(heard.last.find("mm: mat1 and mat2 shapes cannot be multiplied") == 0);
  CHECK(set_error_listener(before) == &heard);
  heard.last.clear();
  CHECK_THROWS_AS(check(false, "op", "wrong"), Error);
  CHECK(heard.last.empty());
}
