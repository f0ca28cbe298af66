#include "taper/core/base/format.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <sstream>

#include "taper/core/base/file.h"
#include "taper/taper.h"
#include "tests/support/decimal_comma.h"
#include "tests/support/temporary_folder.h"

using namespace taper;

TEST_SUITE_BEGIN("format");

TEST_CASE("a text of any length has its room") {
  for (const int size : {0, 1, 63, 64, 65, 1000})
    CHECK(formatted("%*s", size, "") == std::string(static_cast<std::size_t>(size), ' '));
  CHECK(formatted("%s %.2f %d", "x", 0.125, -3) == "x 0.12 -3");
}

TEST_CASE("numbers have a decimal point and no groups whatever the locale") {
  const test::DecimalComma comma;
  std::ostringstream stream;
  stream << 1234.5;
  REQUIRE(stream.str() == "1.234,5");
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", 0.5);
  if (comma.c_has_it())
    CHECK(text == std::string("0,5"));
  else
    MESSAGE("C's decimal comma is not tried; the package locales has what it takes");

  CHECK(formatted("%.1f", 1234.5) == "1234.5");
  CHECK(str(0.5, " ", 1234567, " ", IntArrayRef{1234, 5678}) == "0.5 1234567 [1234, 5678]");
  stream.str("");
  stream << tensor({1234.5, 0.25}) << full({}, 1e-9) << ones({}, kInt) * 12345;
  CHECK(stream.str() ==
        "tensor([1.2345e+03, 2.5000e-01])tensor(1.0000e-09)tensor(12345, dtype=int32)");
  stream.str("");
  stream << indexing::Slice(1000, 20000) << indexing::TensorIndex(1234) << nn::Linear(1234, 1000);
  CHECK(stream.str() ==
        "1000:20000:11234taper::nn::Linear(in_features=1234, out_features=1000, bias=true)");
  CHECK_THROWS_WITH(set_num_threads(-1000), doctest::Contains("-1000"));
}

TEST_CASE("profiles are the same in every locale") {
  const test::DecimalComma comma;
  const test::TemporaryFolder folder;
  profiler::Profiler profiler;
  const Variable x = ones({1000, 2}) + 1;
  profiler.stop();
  CHECK(profiler.table().find(',') == std::string::npos);
  CHECK(memory_report({x}).table().find(',') == std::string::npos);
  profiler.write_chrome_trace(folder / "trace.json");
  const std::string trace = read_file(folder / "trace.json");
  const std::size_t at = trace.find("\"dur\": ");
  REQUIRE(at != std::string::npos);
  const std::size_t point = trace.find_first_not_of("0123456789", at + 7);
  CHECK(trace[point] == '.');
}
