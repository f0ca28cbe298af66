#include "taper/viz/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

using namespace taper::viz;

TEST_CASE("texts are escaped, so that they may stand in a page") {
  CHECK(json::quoted("</script>") == R"("\u003c/script>")");
  CHECK(json::quoted("a\"b\\c\nd\t\x01") == R"("a\"b\\c\u000ad\u0009\u0001")");
  CHECK(json::quoted("\xe6\xa2\xaf\xe5\xba\xa6") == "\"\xe6\xa2\xaf\xe5\xba\xa6\"");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
  for (const char* bytes : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80",
                            "\xe6\xa2", "\x80", "\xf4\x90\x80\x80"}) {
    const std::string text = json::quoted(std::string("a") + bytes + "b");
    CAPTURE(text);
    CHECK(text.find("\\ufffd") != text.npos);
    CHECK(nlohmann::json::accept(text));
  }
}

TEST_CASE("numbers read back as they were") {
  CHECK(json::number(0.1) == "0.1");
  CHECK(json::number(0.1F) == "0.1");
  CHECK(json::number(int64_t{-3}) == "-3");
  CHECK(json::number(NAN) == "\"nan\"");
  CHECK(json::number(-INFINITY) == "\"-inf\"");
  for (const double x : {1e300, 5e-324, -2.0 / 3, 123456789.125})
    CHECK(nlohmann::json::parse(json::number(x)).get<double>() == x);
}

TEST_CASE("base 64") {
  CHECK(json::base64("", 0) == "\"\"");
  CHECK(json::base64("a", 1) == "\"YQ==\"");
  CHECK(json::base64("ab", 2) == "\"YWI=\"");
  CHECK(json::base64("abc", 3) == "\"YWJj\"");
  CHECK(json::base64("\xff\xff\xff\xff", 4) == "\"/////w==\"");
}

TEST_CASE("objects leave out what has no text") {
  CHECK(json::object({{"a", "1"}, {"b", ""}, {"c", json::array({"2", "3"})}}) ==
        R"({"a":1,"c":[2,3]})");
  CHECK(json::sizes({2, 3}) == "[2,3]");
}
