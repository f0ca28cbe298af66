#include "taper/serialize/safetensors.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "taper/taper.h"
#include "tests/support/encoded.h"

using taper::Tensor;
using taper::serialize::read_safetensors;
using taper::serialize::Safetensors;
using taper::testing::encoded;

namespace {

Safetensors read(const std::string& bytes) {
  return read_safetensors(taper::serialize::memory_source(bytes.data(), bytes.size()));
}

Safetensors holding(const std::string& name, const Tensor& tensor) {
  Safetensors file;
  file.tensors.insert(name, tensor);
  return file;
}

// A file with this header, and these bytes behind it.
std::string with_header(const std::string& header, const std::string& elements) {
  std::string length(8, '\0');
  for (int i = 0; i < 8; ++i) length[i] = static_cast<char>(header.size() >> 8 * i & 255);
  return length + header + elements;
}

void check_round_trip(const Tensor& x) {
  const Tensor y = read(encoded(holding("x", x))).tensors["x"];
  CHECK(y.scalar_type() == x.scalar_type());
  CHECK(y.sizes() == x.sizes());
  CHECK(taper::equal(x, y));
}

}  // namespace

TEST_CASE("every dtype and rank survives a safetensors file") {
  for (const auto dtype :
       {taper::kBool, taper::kByte, taper::kChar, taper::kShort, taper::kInt, taper::kLong,
        taper::kHalf, taper::kBFloat16, taper::kFloat, taper::kDouble}) {
    CAPTURE(dtype);
    check_round_trip(taper::ones({2, 3}, dtype));
    check_round_trip(taper::zeros({}, dtype));
    check_round_trip(taper::ones({3}, dtype));
    check_round_trip(taper::ones({0, 3}, dtype));
  }
  check_round_trip(taper::arange(24).view({2, 3, 4}));
  check_round_trip(taper::arange(6).view({2, 3}).t());
  check_round_trip(taper::ones(std::vector<int64_t>(64, 1)));
}

TEST_CASE("bits of floating-point numbers survive") {
  const Tensor x = taper::tensor({-0.0, 5e-324, 1e308, double{INFINITY}, -double{INFINITY}});
  const Tensor y = read(encoded(holding("x", x))).tensors["x"];
  CHECK(std::memcmp(x.data_ptr(), y.data_ptr(), x.nbytes()) == 0);
  const Tensor nan = taper::full({2}, NAN, taper::kFloat);
  CHECK(read(encoded(holding("x", nan))).tensors["x"].isnan().all().item<bool>());
}

TEST_CASE("a file is what the format says, byte for byte") {
  const Safetensors file{{{"b", taper::tensor({1, 2}, taper::kByte)},
                          {"a", taper::tensor({0.5, -2.0}, taper::kFloat).view({2, 1})}},
                         {{"note", "two \"tensors\""}}};
  std::string header =
      "{\"__metadata__\":{\"note\":\"two \\\"tensors\\\"\"},"
      "\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
      "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[8,10]}}";
  header.append((8 - header.size() % 8) % 8, ' ');
  const std::string elements("\0\0\0\x3f\0\0\0\xc0\1\2", 10);
  CHECK(encoded(file) == with_header(header, elements));
}

TEST_CASE("the elements of wide dtypes come first, so that all are aligned") {
  const Safetensors file{{{"bool", taper::ones({3}, taper::kBool)},
                          {"half", taper::ones({3}, taper::kHalf)},
                          {"double", taper::ones({3}, taper::kDouble)},
                          {"float", taper::ones({3}, taper::kFloat)}},
                         taper::OrderedDict<std::string, std::string>()};
  const std::string bytes = encoded(file);
  CHECK(read(bytes).tensors.keys() == std::vector<std::string>{"double", "float", "half", "bool"});
  CHECK(bytes.find('\0', 8) % 8 == 0);
}

TEST_CASE("files are read as others may write them") {
  const std::string entry = "\"a\":{\"shape\":[2],\"data_offsets\":[0,2],\"dtype\":\"U8\"}";
  for (const std::string& header :
       {"{" + entry + "}", "  \n{" + entry + "}   ", "{ \"__metadata__\" : {} ,\t" + entry + " }",
        "{" + entry + ",\"b\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[2,2]}}",
        "{\"b\":{\"dtype\":\"F32\",\"shape\":[0,9],\"data_offsets\":[0,0]}," + entry + "}"}) {
    CAPTURE(header);
    CHECK(taper::equal(read(with_header(header, "\3\4")).tensors["a"],
                       taper::tensor({3, 4}, taper::kByte)));
  }
  CHECK(read(with_header("{}", "")).tensors.is_empty());
  CHECK(read(with_header("{\"__metadata__\":{\"format\":\"pt\"}}", "")).texts["format"] == "pt");
}

TEST_CASE("names and texts may be any Unicode") {
  const std::string name = "\xe5\xbc\xa0\xe9\x87\x8f \"\\\n\t\xf0\x9f\x95\xaf";
  const Safetensors file = read(encoded({{{name, taper::ones({1})}}, {{name, name}}}));
  CHECK(file.tensors.contains(name));
  CHECK(file.texts[name] == name);
  const std::string header =
      "{\"\\u5f20\\ud83d\\udd6f\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}}";
  CHECK(read(with_header(header, "x")).tensors.contains("\xe5\xbc\xa0\xf0\x9f\x95\xaf"));
}

TEST_CASE("bytes of a bool tensor other than 0 count as true") {
  const std::string header = "{\"a\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[0,3]}}";
  const Tensor x = read(with_header(header, std::string("\0\1\7", 3))).tensors["a"];
  CHECK(x.sum().item<int64_t>() == 2);
}

TEST_CASE("what the format has no room for is not written") {
  const Tensor x = taper::ones({1});
  CHECK_THROWS_WITH_AS(encoded(holding("x", Tensor())), "save: the tensor 'x' is undefined",
                       taper::Error);
  CHECK_THROWS_WITH_AS(encoded(holding("__metadata__", x)),
                       "save: the format has another use for the name '__metadata__'; choose "
                       "another one",
                       taper::Error);
  CHECK_THROWS_WITH_AS(encoded(holding("\xff", x)),
                       "save: a name or text is not UTF-8; choose another one", taper::Error);
  CHECK_THROWS_WITH_AS(encoded({{{"x", x}}, {{"note", "\xc3\x28"}}}),
                       "save: a name or text is not UTF-8; choose another one", taper::Error);
}
