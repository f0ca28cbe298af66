#include "taper/core/autograd/print.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>

#include "taper/core.h"
#include "tests/support/folders.h"

using namespace taper;

namespace {

/// What Python's PyTorch prints, by the name of the tensor; print.py wrote it.
std::map<std::string, std::string> python_texts() {
  std::ifstream file(taper::testing::tests_folder() + "/core/autograd/print.txt");
  std::map<std::string, std::string> texts;
  std::string line, name;
  while (std::getline(file, line)) {
    if (line.rfind("== ", 0) == 0)
      name = line.substr(3);
    else
      texts[name] += (texts[name].empty() ? "" : "\n") + line;
  }
  return texts;
}

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

std::map<std::string, Variable> tensors() {
  return {
      {"integers", tensor({{1, -2}, {30, 4}})},
      {"scalar", tensor(2.5)},
      {"whole", tensor({1.0, 2.0, -30.0})},
      {"decimals", tensor({1.0, 0.25, -30.125})},
      {"scientific", tensor({1e-5, 1.0, 2.0})},
      {"big whole", tensor({1.0, 2e9})},
      {"nan and inf", tensor({kNan, 1.5, kInf, -kInf})},
      {"only nan and inf", tensor({kNan, kInf})},
      {"negative zeros", tensor({-0.0, 0.0, 2.0})},
      {"beside infinity", tensor({1e-7, kInf, kNan}, kDouble)},
      {"tiny", tensor({1e-30, -3e-38})},
      {"huge", tensor({{3.4e38, 1.0}, {-1.0, 0.5}})},
      {"range of 1000", tensor({0.001, 1.0, 0.5})},
      {"long integers",
       tensor({int64_t{1} << 62, std::numeric_limits<int64_t>::min(), int64_t{7}})},
      {"scalar bool", tensor(true)},
      {"scalar nan", tensor(kNan, kDouble)},
      {"expanded", tensor({{1.5}, {-2.25}}).expand({2, 4})},
      {"every third", arange(30).slice(0, 0, 30, 3)},
      {"cut doubles", (arange(1001, kDouble) - 500) / 500},
      {"cut bools", (arange(1002) % 3 == 0).view({2, 501})},
      {"zeros", zeros({3})},
      {"bools", tensor({true, false})},
      {"doubles", tensor({1.5}, kDouble)},
      {"bytes", tensor({1, 200}, kByte)},
      {"rank 3", arange(8.0).view({2, 2, 2})},
      {"transposed", arange(6.0).view({2, 3}).t()},
      {"empty", zeros({0})},
      {"empty matrix", zeros({2, 0})},
      {"empty integers", zeros({0, 3}, kInt)},
      {"long row", arange(30.0) / 7},
      {"cut row", arange(2000)},
      {"cut matrix", arange(3000.0).view({30, 100}) / 8},
      {"cut narrow", arange(2000.0).view({1000, 2})},
      {"cut rank 3", arange(8000).view({20, 20, 20})},
  };
}

/// Restores the options at the end of the scope.
struct OptionsGuard {
  PrintOptions before = get_printoptions();
  ~OptionsGuard() { set_printoptions(before); }
};

}  // namespace

TEST_SUITE_BEGIN("print");

TEST_CASE("tensors print as in Python") {
  const auto expected = python_texts();
  const auto all = tensors();
  REQUIRE(expected.size() == all.size());
  for (const auto& [name, text] : expected) {
    REQUIRE(all.count(name) == 1);
    CHECK(to_string(all.at(name)) == text);
  }
}

TEST_CASE("what a tensor is to autograd follows its values") {
  const Variable x = tensor({1.0, 2.0}, requires_grad());
  CHECK(to_string(x) == "tensor([1., 2.], requires_grad=true)");
  CHECK(to_string(x * 2) == "tensor([2., 4.], grad_fn=<mul>)");
  std::ostringstream out;
  out << x.to(kDouble) << Variable();
  CHECK(out.str() == "tensor([1., 2.], dtype=float64, grad_fn=<to>)tensor(undefined)");
}

TEST_CASE("long suffixes begin a new line") {
  const Variable x = (arange(9.0) / 7).requires_grad_();
  CHECK(to_string(x) ==
        "tensor([0.0000, 0.1429, 0.2857, 0.4286, 0.5714, 0.7143, 0.8571, 1.0000, 1.1429],\n"
        "       requires_grad=true)");
  CHECK(to_string(x.to(kDouble)) ==
        "tensor([0.0000, 0.1429, 0.2857, 0.4286, 0.5714, 0.7143, 0.8571, 1.0000, 1.1429],\n"
        "       dtype=float64, grad_fn=<to>)");
}

TEST_CASE("small numbers near each other are decimals") {
  CHECK(to_string(tensor({0.0005, 0.0002})) == "tensor([0.0005, 0.0002])");
}

TEST_CASE("whole numbers above 1e8 are written with powers of ten") {
  CHECK(to_string(tensor({1e8}, kDouble)) == "tensor([100000000.], dtype=float64)");
  CHECK(to_string(tensor({1e8 + 1}, kDouble)) == "tensor([1.0000e+08], dtype=float64)");
}

TEST_CASE("print() writes to the standard output") {
  std::ostringstream out;
  std::streambuf* const before = std::cout.rdbuf(out.rdbuf());
  print(tensor({1, 2}));
  std::cout.rdbuf(before);
  CHECK(out.str() == "tensor([1, 2])");
}

TEST_CASE("set_printoptions") {
  const OptionsGuard guard;
  set_printoptions(PrintOptions().precision(2));
  CHECK(to_string(tensor({1.0, 0.125})) == "tensor([1.00, 0.12])");
  set_printoptions(PrintOptions().precision(0));
  CHECK(to_string(tensor({1.0, 0.25})) == "tensor([1, 0])");
  set_printoptions(PrintOptions().sci_mode(true).precision(1));
  CHECK(to_string(tensor({1.5, 20.0})) == "tensor([1.5e+00, 2.0e+01])");
  set_printoptions(PrintOptions().threshold(5).edgeitems(1));
  CHECK(to_string(arange(6)) == "tensor([0,  ..., 5])");
  set_printoptions(PrintOptions().threshold(0).edgeitems(1));
  CHECK(to_string(arange(3)) == "tensor([0,  ..., 2])");
  set_printoptions(PrintOptions().linewidth(20));
  CHECK(to_string(arange(6)) == "tensor([0, 1, 2, 3,\n        4, 5])");
  CHECK_THROWS_WITH(set_printoptions(PrintOptions().precision(-1)),
                    doctest::Contains("precision must be from 0 to 100, got -1"));
  CHECK_THROWS_WITH(set_printoptions(PrintOptions().edgeitems(0)),
                    doctest::Contains("edgeitems and linewidth positive"));
  CHECK_THROWS_WITH(set_printoptions(PrintOptions().linewidth(0)),
                    doctest::Contains("edgeitems and linewidth positive, got 1000, 3 and 0"));
}

TEST_SUITE_END();
