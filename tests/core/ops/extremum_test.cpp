#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "taper/core.h"
#include "tests/support/gradient.h"

using namespace taper;
using doctest::Contains;
using taper::testing::gradient;

namespace {

const double kNaN = std::numeric_limits<double>::quiet_NaN();
const double kInf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_SUITE_BEGIN("extremum");

TEST_CASE("max and min of a whole tensor") {
  const Variable x = tensor({{3, 1}, {2, 3}});
  CHECK(equal(x.max(), tensor(3)));
  CHECK(equal(x.min(), tensor(1)));
  CHECK(std::isnan(tensor({1., kNaN}).max().item<double>()));
  CHECK(equal(full({2}, -kInf).max(), tensor(-kInf)));
  CHECK(equal(tensor({true, false}).min(), tensor(false)));
  CHECK_THROWS_WITH(
      zeros({0}).max(),
      Contains("Expected reduction dim to be specified for input.numel() == 0. Specify the"));
}

TEST_CASE("ties share the gradient evenly") {
  const Variable x = tensor({2., 1., 2.});
  CHECK(equal(gradient(x, [](const Variable& v) { return v.max(); }), tensor({0.5, 0., 0.5})));
  CHECK(equal(gradient(x, [](const Variable& v) { return v.amin(0); }), tensor({0., 1., 0.})));
  const Variable nan = tensor({kNaN, 1., kNaN});
  CHECK(equal(gradient(nan, [](const Variable& v) { return v.max(); }), tensor({0.5, 0., 0.5})));
}

TEST_CASE("amax and amin over axes") {
  const Variable x = tensor({{{1., 5.}, {2., 0.}}, {{7., 3.}, {4., 6.}}});
  CHECK(equal(x.amax({0, 2}), tensor({7., 6.})));
  CHECK(equal(x.amin(1, true), tensor({{{1., 0.}}, {{4., 3.}}})));
  CHECK(equal(x.amax(), tensor(7.)));
  CHECK(zeros({0, 3}).amax(1).sizes() == IntArrayRef{0});
  CHECK_THROWS_WITH(zeros({0, 3}).amax(0), Contains("to have non-zero size. Got shape [0, 3]"));
}

TEST_CASE("max and min along an axis") {
  const Variable x = tensor({{3., 1., 3.}, {kNaN, 2., kNaN}});
  const auto [values, at] = x.max(1);
  CHECK(equal(at, tensor({0, 0})));
  CHECK(values[0].item<double>() == 3);
  CHECK(std::isnan(values[1].item<double>()));
  const auto [columns, rows] = min(x, 0, true);
  CHECK(columns.sizes() == IntArrayRef{1, 3});
  CHECK(equal(rows, tensor({{1, 0, 1}})));
  CHECK(equal(std::get<1>(tensor({5, 5}).max(0)), tensor(0)));
  CHECK(equal(std::get<1>(tensor(5.).max(-1)), tensor(0)));
  CHECK(std::get<0>(zeros({0, 3}).max(1)).sizes() == IntArrayRef{0});
  CHECK(equal(gradient(tensor({2., 2.}), [](const Variable& v) { return std::get<0>(v.max(0)); }),
              tensor({1., 0.})));
  CHECK_THROWS_WITH(
      zeros({0, 3}).min(0),
      Contains("min(): Expected reduction dim 0 to have non-zero size. Got shape [0, 3]"));
}

TEST_CASE("max of many") {
  const Variable x = randperm(100000).to(kFloat).view({1000, 100});
  CHECK(x.max().item<int64_t>() == 99999);
  CHECK(x.view({-1}).index({x.argmax()}).item<int64_t>() == 99999);
  const auto [values, at] = x.max(0);
  CHECK(equal(x.gather(0, at.unsqueeze(0)).squeeze(0), values));
  CHECK(equal(x.t().contiguous().amax(1), values));
}

TEST_CASE("places of extremes of any length, with ties, infinities and NaN") {
  const auto first_best = [](const Variable& row, bool largest) {
    int64_t best = 0;
    for (int64_t i = 1; i < row.numel(); ++i) {
      const double v = row[i].item().toDouble(), was = row[best].item().toDouble();
      if (!std::isnan(was) && (std::isnan(v) || (largest ? v > was : v < was))) best = i;
    }
    return best;
  };
  manual_seed(1);
  for (const ScalarType dtype : {kFloat, kDouble})
    for (const int64_t n : {1, 3, 8, 15, 16, 17, 31, 63, 64, 65, 100, 127, 1023, 1025, 2100})
      for (const double special : {0.0, kInf, -kInf, kNaN}) {
        Variable rows = randint(-9, 9, {5, n}, kFloat).to(dtype);
        rows.index_put_({rand({5, n}) < 1.5 / static_cast<double>(n)}, special);
        rows.index_put_({4}, special);
        for (const bool largest : {true, false}) {
          const auto find = [&](const Variable& x, int64_t axis) {
            return largest ? x.max(axis) : x.min(axis);
          };
          const auto [values, places] = find(rows, 1);
          CHECK(equal(places, std::get<1>(find(rows.t().contiguous(), 0))));
          for (int64_t r = 0; r < 5; ++r) {
            const int64_t expected = first_best(rows[r], largest);
            CAPTURE(n);
            CHECK(places[r].item().toLong() == expected);
            CHECK(allclose(values[r], rows[r][expected], 0, 0, /*equal_nan=*/true));
          }
        }
      }
}

TEST_CASE("argmax and argmin") {
  const Variable x = tensor({{1, 9, 9}, {0, 9, 0}});
  CHECK(equal(x.argmax(), tensor(1)));
  CHECK(equal(x.argmin(), tensor(3)));
  CHECK(equal(x.argmax(1), tensor({1, 1})));
  CHECK(equal(x.argmin(0, true), tensor({{1, 0, 1}})));
  CHECK(equal(x.argmax(std::nullopt, true), tensor({{1}})));
  CHECK(equal(tensor({kNaN, 1., kNaN}).argmin(), tensor(0)));
  const Variable flags = tensor({{false, true, true}, {true, true, false}});
  CHECK(equal(flags.argmax(), tensor(1)));
  CHECK(equal(flags.argmin(1), tensor({0, 2})));
  CHECK(equal(flags.argmax(0, true), tensor({{1, 0, 0}})));
  CHECK_THROWS_WITH(zeros({0}).argmax(), Contains("Expected reduction dim to be specified"));
  CHECK_THROWS_WITH(zeros({0, 2}).argmax(0), Contains("to have non-zero size"));
  CHECK_THROWS_WITH(zeros({3, 0}).amax(1),
                    Contains("Expected reduction dim 1 to have non-zero size"));
  CHECK_THROWS_WITH(zeros({0, 3, 0}).amax({0, 2}), Contains("Expected reduction dim 0 to have"));
  CHECK_THROWS_WITH(amax(zeros({0})), Contains("Expected reduction dim to be specified"));
}

TEST_CASE("variances that float32 does not hold") {
  const Variable large = tensor({1e30, -1e30}), small = tensor({1e-30, -1e-30});
  CHECK(allclose(large.std(), tensor(std::sqrt(2.0) * 1e30)));
  CHECK(large.var().item<float>() == INFINITY);
  CHECK(allclose(small.std() * 1e30, tensor(std::sqrt(2.0))));
  CHECK(std::get<1>(var_mean(full({4}, 3e38))).item<float>() == 3e38f);
  CHECK(allclose(large.to(kBFloat16).std().to(kFloat), tensor(std::sqrt(2.0) * 1e30), 1e-2));
  const Variable x = large.clone().requires_grad_();
  x.std().backward();
  CHECK(allclose(x.grad(), tensor({std::sqrt(0.5), -std::sqrt(0.5)})));
}

TEST_CASE("variance and standard deviation") {
  const Variable x = tensor({{1., 2., 3.}, {3., 5., 7.}});
  CHECK(equal(x.var({1}), tensor({1., 4.})));
  CHECK(equal(x.std({1}), tensor({1., 2.})));
  CHECK(allclose(x.var({1}, false), tensor({2. / 3, 8. / 3})));
  CHECK(allclose(x.var({0}, std::optional<int64_t>(0), true), tensor({{1., 2.25, 4.}})));
  CHECK(allclose(x.var(), tensor(4.7)));
  CHECK(allclose(x.std(false), tensor(std::sqrt(3.9166666))));
  CHECK(equal(std::get<0>(var_mean(x, {1})), tensor({1., 4.})));
  CHECK(equal(std::get<1>(var_mean(x, {1})), tensor({2., 5.})));
  CHECK(equal(std::get<1>(std_mean(x)), tensor(3.5)));
  CHECK(allclose(std::get<0>(std_mean(x, std::nullopt, false)), x.std(false)));
  CHECK(std::isnan(tensor(2.).var().item<double>()));
  CHECK(std::isnan(zeros({0, 3}).var().item<double>()));
  CHECK(equal(x.var({0}, std::optional<int64_t>(5)), full({3}, kInf)));
  CHECK((randn({100000}) + 1e4).std().item<double>() == doctest::Approx(1).epsilon(0.02));
  CHECK(equal(gradient(ones({3}), [](const Variable& v) { return v.std(); }), zeros({3})));
  CHECK_THROWS_WITH(
      tensor({1, 2}).var(),
      Contains("std and var only support floating point and complex dtypes, got Long"));
}

TEST_SUITE_END();
