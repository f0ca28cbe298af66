#include "taper/data/npy.h"

#include <doctest/doctest.h>

#include "taper/data/file.h"
#include "taper/taper.h"
#include "tests/support/temporary_folder.h"

using taper::Tensor;
using taper::data::load_npy;
using taper::data::read_file;
using taper::data::save_npy;
using taper::data::write_file;
using taper::test::TemporaryFolder;

namespace {

const std::string kMagic = "\x93NUMPY";
const std::string kSix =
    std::string("\0\0\0\0\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40\0\0\x80\x40\0\0\xa0\x40", 24);

// A file of version 1 with this header and these elements.
std::string npy(const std::string& header, const std::string& elements) {
  const char length[] = {static_cast<char>(header.size() & 255),
                         static_cast<char>(header.size() >> 8)};
  return kMagic + '\1' + '\0' + std::string(length, 2) + header + elements;
}

std::string dict(const std::string& descr, const std::string& shape) {
  return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
}

Tensor load(const std::string& bytes) {
  const TemporaryFolder folder;
  write_file(folder / "a.npy", bytes);
  return load_npy(folder / "a.npy");
}

// The error for a file of these bytes, without the path.
std::string problem(const std::string& bytes) {
  const TemporaryFolder folder;
  const std::string path = folder / "a.npy";
  write_file(path, bytes);
  try {
    load_npy(path);
  } catch (const taper::Error& error) {
    const std::string message = error.what(), start = "load_npy: '" + path + "' ";
    REQUIRE(message.substr(0, start.size()) == start);
    return message.substr(start.size());
  }
  return "no error";
}

void check_round_trip(const Tensor& x) {
  const TemporaryFolder folder;
  save_npy(x, folder / "x.npy");
  const Tensor y = load_npy(folder / "x.npy");
  CHECK(y.scalar_type() == x.scalar_type());
  CHECK(y.sizes() == x.sizes());
  CHECK(taper::equal(x, y));
}

}  // namespace

TEST_CASE("every dtype and rank survives a .npy file") {
  for (const auto dtype : {taper::kBool, taper::kByte, taper::kChar, taper::kShort, taper::kInt,
                           taper::kLong, taper::kHalf, taper::kFloat, taper::kDouble}) {
    CAPTURE(dtype);
    check_round_trip(taper::ones({2, 3}, dtype));
    check_round_trip(taper::zeros({}, dtype));
    check_round_trip(taper::ones({3}, dtype));
    check_round_trip(taper::ones({0, 3}, dtype));
  }
  check_round_trip(taper::arange(24).view({2, 3, 4}));
}

TEST_CASE("the header is NumPy's and the elements start at a multiple of 64") {
  const TemporaryFolder folder;
  save_npy(taper::arange(6).to(taper::kFloat).view({2, 3}), folder / "x.npy");
  const std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
  CHECK(read_file(folder / "x.npy") == npy(header + std::string(58, ' ') + "\n", kSix));
  save_npy(taper::zeros({3}), folder / "x.npy");
  CHECK(read_file(folder / "x.npy").find("'shape': (3,), }") != std::string::npos);
}

TEST_CASE("a transposed tensor is saved row by row, without its history") {
  const TemporaryFolder folder;
  const Tensor x = taper::rand({2, 3}, taper::requires_grad()).transpose(0, 1);
  save_npy(x, folder / "x.npy");
  const Tensor y = load_npy(folder / "x.npy");
  CHECK(taper::equal(x, y));
  CHECK_FALSE(y.requires_grad());
}

TEST_CASE("headers that NumPy's readers accept are accepted") {
  const Tensor x = taper::arange(6).to(taper::kFloat).view({2, 3});
  CHECK(taper::equal(x, load(npy(dict("<f4", "(2, 3)"), kSix))));
  CHECK(taper::equal(x, load(npy(dict("<f4", "(2,3,)"), kSix))));
  CHECK(taper::equal(
      x, load(npy("{\"shape\":(2,3),\"fortran_order\":False,\"descr\":\"<f4\"}", kSix))));
  CHECK(taper::equal(x, load(npy(dict("<f4", "(2L, 3L)"), kSix))));
  for (const char version : {'\2', '\3'}) {
    const std::string header =
        kMagic + version + '\0' + '\x3c' + std::string(3, '\0') + dict("<f4", "(2, 3)");
    CHECK(taper::equal(x, load(header + kSix)));
  }
}

TEST_CASE("the order of bytes is spelled as NumPy understands it") {
  const Tensor x = taper::arange(6).to(taper::kFloat).view({2, 3});
  for (const char* descr : {"=f4", "f4", "|f4"})
    CHECK(taper::equal(x, load(npy(dict(descr, "(2, 3)"), kSix))));
  for (const char* order : {"<", ">", "=", "|", ""})
    for (const auto& [type, dtype] : {std::pair("u1", taper::kByte), std::pair("i1", taper::kChar),
                                      std::pair("b1", taper::kBool)}) {
      const Tensor y = load(npy(dict(std::string(order) + type, "(2,)"), std::string("\0\1", 2)));
      CHECK(taper::equal(y, taper::tensor({0, 1}, dtype)));
    }
}

TEST_CASE("an array in Fortran's order is read as such") {
  const Tensor x = load(npy("{'descr': '<f4', 'fortran_order': True, 'shape': (3, 2), }", kSix));
  CHECK(taper::equal(x, taper::arange(6).to(taper::kFloat).view({2, 3}).transpose(0, 1)));
  CHECK(x.is_contiguous());
}

TEST_CASE("bytes of a bool array other than 0 count as true") {
  CHECK(load(npy(dict("|b1", "(3,)"), std::string("\0\1\7", 3))).sum().item<int64_t>() == 2);
}

TEST_CASE("a file that is cut anywhere is refused") {
  const std::string whole = npy(dict("<f4", "(2, 3)"), kSix);
  for (size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(problem(whole.substr(0, size)) != "no error");
  }
}

TEST_CASE("what is no .npy file, or an unknown one, is refused") {
  CHECK(problem("") == "is no .npy file");
  CHECK(problem("PK\3\4 a zip file of arrays") == "is no .npy file");
  CHECK(problem(kMagic + "\3") == "is malformed: it ends in the header");
  CHECK(problem(kMagic + std::string("\4\0\0\0\0\0", 6)) == "is of version 4, expected 1, 2 or 3");
  CHECK(problem(npy(dict("|O", "(2, 3)"), kSix)) ==
        "has elements of type '|O', expected one of |b1 |u1 |i1 <i2 <i4 <i8 <f2 <f4 <f8; convert "
        "it with "
        "astype() in NumPy");
  CHECK(problem(npy(dict("", "(2, 3)"), kSix)).find("has elements of type ''") == 0);
  CHECK(problem(npy(dict(">f4", "(2, 3)"), kSix)).find("has elements of type '>f4'") == 0);
}

TEST_CASE("a header that claims too much allocates nothing and is refused") {
  const std::string enormous = kMagic + std::string("\2\0\xff\xff\xff\xff", 6);
  CHECK(problem(enormous) == "is malformed: a header of 4294967295 bytes, expected at most 65536");
  CHECK(problem(npy(dict("<f4", "(2, 4)"), kSix)) ==
        "is malformed: 24 bytes of elements do not make the shape [2, 4] of Float");
  CHECK(problem(npy(dict("<f4", "(2, 3)"), kSix + "x")) ==
        "is malformed: 25 bytes of elements do not make the shape [2, 3] of Float");
  CHECK(
      problem(npy(dict("<f4", "(4294967296, 4294967296)"), "")) ==
      "is malformed: 0 bytes of elements do not make the shape [4294967296, 4294967296] of Float");
  std::string axes = "(";
  for (int i = 0; i < 65; ++i) axes += "1,";
  CHECK(problem(npy(dict("|u1", axes + ")"), "x")) == "is malformed: the shape has too many axes");
}

TEST_CASE("malformed headers are refused") {
  const std::pair<const char*, const char*> cases[] = {
      {"", "the header lacks a {"},
      {"{'descr': '<f4', 'fortran_order': False}", "descr, fortran_order or shape is missing"},
      {"{'descr': '<f4', 'descr': '<f4'}", "a key is unknown or comes twice"},
      {"{'descr': '<f4', 'color': 'red'}", "a key is unknown or comes twice"},
      {"{'descr' '<f4'}", "the header lacks a :"},
      {"{'descr': '<f4' 'shape': ()}", "the header lacks a ,"},
      {"{'descr': <f4}", "a string is missing"},
      {"{'descr': '<f4}", "a string does not end"},
      {"{'fortran_order': 0}", "fortran_order is neither True nor False"},
      {"{'shape': 3}", "the header lacks a ("},
      {"{'shape': (-1,)}", "the shape holds something else than sizes"},
      {"{'shape': (1.5,)}", "the header lacks a ,"},
      {"{'shape': (1000000000000000000,)}", "the shape holds something else than sizes"},
      {"{'descr': '|u1', 'fortran_order': False, 'shape': (), } x", "text behind the header's }"}};
  for (const auto& [header, wrong] : cases)
    CHECK(problem(npy(header, "")) == std::string("is malformed: ") + wrong);
}

TEST_CASE("files that cannot be opened or written are named") {
  const TemporaryFolder folder;
  const std::string path = folder / "no/x.npy";
  CHECK_THROWS_WITH_AS(load_npy(path),
                       ("load_npy: cannot open '" + path + "': No such file or directory").c_str(),
                       taper::Error);
  CHECK_THROWS_WITH_AS(save_npy(taper::zeros({1}), path),
                       ("save_npy: cannot write '" + path + "': No such file or directory").c_str(),
                       taper::Error);
  CHECK_THROWS_WITH_AS(save_npy(Tensor(), "x.npy"),
                       "save_npy: the tensor for 'x.npy' is undefined, expected values",
                       taper::Error);
  CHECK_THROWS_WITH_AS(save_npy(taper::zeros({1}, taper::kBFloat16), "x.npy"),
                       "save_npy: NumPy has no bfloat16, got a tensor for 'x.npy'; convert with "
                       ".to(kFloat)",
                       taper::Error);
}
