#include "taper/serialize/archive.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "taper/core/base/file.h"
#include "taper/taper.h"
#include "tests/support/temporary_folder.h"

using taper::IValue;
using taper::Tensor;
using taper::serialize::InputArchive;
using taper::serialize::OutputArchive;
using taper::test::TemporaryFolder;

namespace {

InputArchive reopened(OutputArchive& archive) {
  std::stringstream stream;
  archive.save_to(stream);
  InputArchive out;
  out.load_from(stream);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an archive gives back what was written, nested ones too") {
  OutputArchive inner, outer;
  inner.write("weight", taper::arange(6).view({2, 3}));
  inner.write("bias", taper::ones({2}), /*is_buffer=*/true);
  outer.write("encoder", inner);
  outer("epoch", IValue(7));
  outer.write("decoder.weight", taper::zeros({1}));
  InputArchive archive = reopened(outer), nested;
  CHECK(archive.keys() == Names{"decoder", "encoder", "epoch"});
  archive.read("encoder", nested);
  CHECK(nested.keys() == Names{"bias", "weight"});
  Tensor weight, again;
  nested("weight", weight);
  archive.read("encoder.weight", again);
  CHECK(taper::equal(weight, taper::arange(6).view({2, 3})));
  CHECK(taper::equal(weight, again));
  IValue epoch;
  archive.read("epoch", epoch);
  CHECK(epoch.toInt() == 7);
  CHECK(archive.values().keys() ==
        Names{"decoder.weight", "encoder.bias", "encoder.weight", "epoch"});
}

TEST_CASE("an empty archive may be nested in another one") {
  OutputArchive inner, outer;
  outer.write("state", inner);
  InputArchive archive = reopened(outer), nested;
  CHECK(archive.keys() == Names{"state"});
  CHECK(archive.try_read("state", nested));
  CHECK(nested.keys().empty());
  CHECK(archive.values().is_empty());
}

TEST_CASE("every kind of value survives") {
  const double kInfinity = std::numeric_limits<double>::infinity();
  OutputArchive out;
  const double doubles[] = {0, -0.0, 1, 0.1, 1e300, 5e-324, -1.5, kInfinity, -kInfinity};
  for (const double x : doubles) {
    CAPTURE(x);
    out.write("x", IValue(x));
    IValue y;
    reopened(out).read("x", y);
    CHECK(y.toDouble() == x);
    CHECK(std::signbit(y.toDouble()) == std::signbit(x));
  }
  out.write("nan", IValue(std::nan("")));
  out.write("none", IValue());
  out.write("yes", IValue(true));
  out.write("lowest", IValue(std::numeric_limits<int64_t>::min()));
  out.write("ints", IValue(std::vector<int64_t>{1, -2, 3}));
  out.write("tensors", IValue(taper::variable_list{taper::ones({2}), taper::zeros({})}));
  out.write("no_tensors", IValue(taper::variable_list{}));
  for (const char* text :
       {"", "abc", "12", "true", "NaN", "[1]", "\"", "3 tensors", "\n\xe5\xbc\xa0"})
    out.write(taper::str("text", text), IValue(text));
  const auto values = reopened(out).values();
  CHECK(std::isnan(values["nan"].toDouble()));
  CHECK(values["none"].isNone());
  CHECK(values["yes"].toBool());
  CHECK(values["lowest"].toInt() == std::numeric_limits<int64_t>::min());
  CHECK(values["ints"].toIntVector() == std::vector<int64_t>{1, -2, 3});
  CHECK(values["tensors"].toTensorVector().size() == 2);
  CHECK_FALSE(values.contains("tensors.0"));
  CHECK(values["no_tensors"].toTensorVector().empty());
  for (const char* text :
       {"", "abc", "12", "true", "NaN", "[1]", "\"", "3 tensors", "\n\xe5\xbc\xa0"})
    CHECK(values[taper::str("text", text)].toStringRef() == text);
}

TEST_CASE("texts that others wrote are strings, unless they are JSON's values") {
  const std::string header =
      "{\"__metadata__\":{\"a\":\"pt\",\"b\":\"1\",\"c\":\"[1,\\\"x\\\"]\",\"d\":\"{}\","
      "\"e\":\"99999999999999999999\",\"f\":\"1.5 tensors\",\"g\":\"18446744073709551615\"}}";
  std::string bytes(8, '\0');
  bytes[0] = static_cast<char>(header.size());
  bytes += header;
  InputArchive archive;
  archive.load_from(bytes.data(), bytes.size());
  const auto values = archive.values();
  CHECK(values["a"].toStringRef() == "pt");
  CHECK(values["b"].toInt() == 1);
  CHECK(values["c"].toStringRef() == "[1,\"x\"]");
  CHECK(values["d"].toStringRef() == "{}");
  CHECK(values["e"].toDouble() == 1e20);
  CHECK(values["f"].toStringRef() == "1.5 tensors");
  CHECK(values["g"].toDouble() == 18446744073709551615.0);
}

TEST_CASE("a list of tensors that lacks one is refused, however many it claims") {
  for (const char* count : {"1", "18446744073709551615"}) {
    OutputArchive out;
    out.write("list.0", taper::ones({1}));
    InputArchive archive = reopened(out);
    std::string header = taper::str(R"({"__metadata__":{"list":")", count, " tensors\"}}");
    std::string bytes(8, '\0');
    bytes[0] = static_cast<char>(header.size());
    bytes += header;
    archive.load_from(bytes.data(), bytes.size());
    IValue value;
    CHECK_THROWS_WITH_AS(archive.read("list", value),
                         "read: No such serialized tensor 'list.0' in the memory", taper::Error);
  }
}

TEST_CASE("a defined tensor takes size and values, and keeps dtype and history") {
  OutputArchive out;
  out.write("x", taper::tensor({1.5, 2.5}, taper::kDouble));
  InputArchive archive = reopened(out);
  Tensor x = taper::zeros({3, 3}, taper::requires_grad());
  const Tensor handle = x;
  archive.read("x", x);
  CHECK(x.is_same(handle));
  CHECK(x.sizes() == std::vector<int64_t>{2});
  CHECK(x.scalar_type() == taper::kFloat);
  CHECK(x.requires_grad());
  Tensor y, z;
  archive.read("x", y);
  archive.read("x", z);
  y.zero_();
  CHECK(z.sum().item<double>() == 4);
}

TEST_CASE("what is written twice has the last value") {
  OutputArchive out;
  out.write("x", taper::ones({2}));
  out.write("x", taper::ones({3}));
  Tensor x;
  reopened(out).read("x", x);
  CHECK(x.numel() == 3);
}

TEST_CASE("what is missing or of another kind is named, with the file") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.safetensors";
  OutputArchive inner, outer;
  inner.write("i", IValue(5));
  inner.write("w", taper::ones({1}));
  outer.write("c", inner);
  outer.save_to(path);
  InputArchive archive, c, none;
  archive.load_from(path);
  archive.read("c", c);
  Tensor x;
  IValue value;
  const std::string end = "' in '" + path + "'";
  CHECK_THROWS_WITH_AS(c.read("q", x), ("read: No such serialized tensor 'c.q" + end).c_str(),
                       taper::Error);
  CHECK_THROWS_WITH_AS(c.read("i", x), ("read: No such serialized tensor 'c.i" + end).c_str(),
                       taper::Error);
  CHECK_THROWS_WITH_AS(c.read("q", value), ("read: No such serialized IValue 'c.q" + end).c_str(),
                       taper::Error);
  CHECK_THROWS_WITH_AS(c.read("w", none),
                       ("read: No such serialized submodule: 'c.w" + end).c_str(), taper::Error);
  CHECK_FALSE(c.try_read("i", x));
  CHECK_FALSE(archive.try_read("c", value));
  CHECK(c.try_read("w", value));
  CHECK(value.isTensor());
  CHECK_THROWS_WITH_AS(none.read("x", x), "read: No such serialized tensor 'x' in an empty archive",
                       taper::Error);
  CHECK(none.keys().empty());
}

TEST_CASE("an undefined tensor is refused by its name") {
  OutputArchive out;
  CHECK_THROWS_WITH_AS(out.write("x", Tensor()),
                       "write: Cannot access storage of UndefinedTensorImpl: the tensor 'x' is "
                       "undefined",
                       taper::Error);
  CHECK(out.is_empty());
}
