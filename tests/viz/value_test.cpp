#include "taper/viz/value.h"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "taper/taper.h"

using namespace taper;

namespace {

nlohmann::json described(const Variable& x) {
  return nlohmann::json::parse(viz::value_json(x.array()));
}

}  // namespace

TEST_CASE("a small value has all elements and statistics") {
  const auto value = described(tensor({{3.0, -4.0}, {0.0, 1.0}}, kDouble));
  CHECK(value["shape"] == nlohmann::json({2, 2}));
  CHECK(value["dtype"] == "float64");
  CHECK(value["data"] == nlohmann::json({3, -4, 0, 1}));
  CHECK(value["min"] == -4);
  CHECK(value["max"] == 3);
  CHECK(value["mean"] == 0);
  CHECK(value["norm"].get<double>() == doctest::Approx(std::sqrt(26)));
  CHECK(value["nan"] == 0);
}

TEST_CASE("a transposed value is read in its own order") {
  CHECK(described(arange(6.0).reshape({2, 3}).t())["data"] == nlohmann::json({0, 3, 1, 4, 2, 5}));
}

TEST_CASE("NaN and Inf are counted and kept out of the statistics or in them") {
  const auto value = described(tensor({NAN, INFINITY, 2.0F, -1.0F}));
  CHECK(value["nan"] == 1);
  CHECK(value["inf"] == 1);
  CHECK(value["min"] == -1);
  CHECK(value["max"] == "inf");
  CHECK(value["data"][0] == "nan");
  CHECK(described(tensor({NAN, NAN}))["mean"] == "nan");
}

TEST_CASE("every dtype and odd shapes") {
  for (const ScalarType dtype :
       {kBool, kByte, kChar, kShort, kInt, kLong, kHalf, kBFloat16, kFloat, kDouble}) {
    CAPTURE(dtype);
    CHECK(described(ones({2}, dtype))["data"] == nlohmann::json({1, 1}));
  }
  CHECK(described(tensor(5.0))["shape"] == nlohmann::json::array());
  CHECK(described(zeros({0, 3}))["data"] == nlohmann::json::array());
  CHECK(described(zeros({3, 0}))["mean"] == "nan");
}

TEST_CASE("of more than 256 elements there are a corner and a sample") {
  CHECK(described(zeros({256})).contains("data"));
  const auto value = described(arange(40.0 * 50.0).reshape({40, 50}));
  CHECK_FALSE(value.contains("data"));
  CHECK(value["corner"]["rows"] == 6);
  CHECK(value["corner"]["data"][7] == 51);
  CHECK(value["heat"]["rows"] == 32);
  CHECK(value["heat"]["cols"] == 32);
  CHECK(value["heat"]["data"].get<std::string>().size() == (32 * 32 * 4 + 2) / 3 * 4);
  CHECK(value["max"] == 1999);
}

TEST_CASE("rows of 784 elements and squares of 28 are images, at most four") {
  CHECK(described(zeros({9, 784}))["images"]["count"] == 4);
  CHECK(described(zeros({2, 28, 28}))["images"]["count"] == 2);
  CHECK(described(zeros({784}))["images"]["count"] == 1);
  CHECK_FALSE(described(zeros({784, 10})).contains("images"));
}
