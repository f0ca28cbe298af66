#include "taper/core/ops/pointwise.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

namespace {

/// f(x) by the C++ library, element by element.
Variable reference(const Variable& x, double (*f)(double)) {
  const Variable y = x.to(kDouble).clone();
  for (int64_t i = 0; i < y.numel(); ++i) y.data_ptr<double>()[i] = f(y.data_ptr<double>()[i]);
  return y;
}

struct Function {
  const char* name;
  Variable (*ours)(const Variable&);
  double (*theirs)(double);
};
const std::vector<Function> kFunctions = {
    {"exp", exp, std::exp},    {"expm1", expm1, std::expm1}, {"log", log, std::log},
    {"log2", log2, std::log2}, {"log10", log10, std::log10}, {"log1p", log1p, std::log1p},
    {"sqrt", sqrt, std::sqrt}, {"erf", erf, std::erf},       {"sin", sin, std::sin},
    {"cos", cos, std::cos},    {"tanh", tanh, std::tanh},    {"floor", floor, std::floor},
    {"ceil", ceil, std::ceil}, {"trunc", trunc, std::trunc}, {"round", round, std::nearbyint},
    {"abs", abs, std::abs}};

}  // namespace

TEST_SUITE_BEGIN("pointwise");

TEST_CASE("functions agree with the C++ library, at the ends of the range too") {
  const Variable x = tensor(
      {0.0,      -0.0,      1e-8, -1e-8, 0.3,   -0.3,   0.5,  -0.5,   1.5,   -1.5,  2.5,   -2.5,
       10.0,     -10.0,     30.0, -30.0, 1e5,   -1e5,   1e30, -1e30,  88.7,  -88.7, -95.0, 1e-20,
       INFINITY, -INFINITY, NAN,  3e38,  1e-40, -1e-40, 20.0, -709.0, 709.0, 700.1, 80.1,  -80.1});
  for (const Function& f : kFunctions) {
    CAPTURE(std::string(f.name));
    for (const ScalarType dtype : {kFloat, kDouble}) {
      const Variable in = x.to(dtype);
      const Variable expected = reference(in, f.theirs).to(dtype);
      CHECK(difference(f.ours(in), expected) == "");
    }
  }
}

TEST_CASE("results too small for a normal number are kept") {
  CHECK(exp(tensor({-95.0, 0.0})).data_ptr<float>()[0] ==
        doctest::Approx(5.5211e-42).epsilon(1e-3));
  CHECK(exp(tensor({-740.0, 0.0}, kDouble)).data_ptr<double>()[0] ==
        doctest::Approx(4.1996e-322).epsilon(1e-2));
  CHECK(exp(tensor({88.7, 0.0})).data_ptr<float>()[0] == doctest::Approx(3.32597e38).epsilon(1e-5));
  CHECK(exp(tensor({709.7, 0.0}, kDouble)).data_ptr<double>()[0] ==
        doctest::Approx(1.654984e308).epsilon(1e-6));
  CHECK(log(tensor({1e-310, 1.0}, kDouble)).data_ptr<double>()[0] ==
        doctest::Approx(-713.8013788281542));
}

TEST_CASE("the sign of 0 is kept") {
  const Variable zero = tensor({-0.0, 0.0}), signs = tensor({-INFINITY, INFINITY});
  using Unary = Variable (*)(const Variable&);
  for (const Unary f :
       std::vector<Unary>{expm1, log1p, sqrt, erf, sin, tanh, trunc, round, floor, ceil})
    CHECK(difference(1 / f(zero), signs) == "");
  const Variable small = tensor({-0.25, 0.25});
  for (const Unary f : std::vector<Unary>{trunc, round})
    CHECK(difference(1 / f(small), signs) == "");
  CHECK(difference(1 / ceil(small)[0], signs[0]) == "");
  CHECK(difference(1 / frac(zero), signs.abs()) == "");
}

TEST_CASE("integers and bools give the default dtype") {
  CHECK(difference(exp(tensor({0, 1})), tensor({1.0, 2.7182817})) == "");
  CHECK(difference(exp(tensor({false, true})), tensor({1.0, 2.7182817})) == "");
  CHECK(difference(erf(tensor({3, -2})), tensor({0.99997791, -0.99532227})) == "");
  CHECK(difference(log2(tensor({8, 1}, kByte)), tensor({3.0, 0.0})) == "");
}

TEST_CASE("any layout, any length") {
  const Variable wide = arange(0.0, 74.0).view({37, 2}) / 37;
  CHECK(difference(exp(wide.t()), exp(wide.t().contiguous())) == "");
  CHECK(exp(zeros({0, 2})).sizes() == IntArrayRef({0, 2}));
  CHECK(difference(exp(tensor(0.0)), tensor(1.0)) == "");
}

TEST_CASE("in place") {
  const Variable x = tensor({1.0, 4.0});
  x.log_().exp_().sin_().cos_();
  CHECK(difference(x, cos(sin(tensor({1.0, 4.0})))) == "");
  CHECK_THROWS_WITH_AS(tensor({1, 2}).exp_(), doctest::Contains("can't be cast"), Error);
}

TEST_SUITE_END();
