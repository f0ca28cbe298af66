#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "taper/core.h"
#include "tests/support/gradient.h"

using namespace taper;
using doctest::Contains;
using taper::testing::gradient;

namespace {

const double kInf = std::numeric_limits<double>::infinity();
const double kNaN = std::numeric_limits<double>::quiet_NaN();

Variable matrix() { return tensor({{1., 2., 3.}, {4., 5., 6.}}); }
Variable empty_rows() { return zeros({0, 3}); }
bool is_nan(const Variable& x) { return std::isnan(x.item<double>()); }

}  // namespace

TEST_SUITE_BEGIN("reduction");

TEST_CASE("sum") {
  const Variable x = matrix();
  CHECK(equal(x.sum(), tensor(21.)));
  CHECK(equal(x.sum(0), tensor({5., 7., 9.})));
  CHECK(equal(x.sum(-1, true), tensor({{6.}, {15.}})));
  CHECK(equal(x.sum({0, 1}), tensor(21.)));
  CHECK(equal(x.sum(IntArrayRef()), tensor(21.)));
  CHECK(equal(x.sum(std::nullopt, true), tensor({{21.}})));
  CHECK(equal(x.t().sum(0), tensor({6., 15.})));
  CHECK(equal(ones({2, 3, 4}).sum({0, 2}), tensor({8., 8., 8.})));
  CHECK(equal((x > 2).sum(), tensor(4)));
  CHECK(equal(x.to(kByte).sum(1), tensor({6, 15})));
  CHECK(x.sum(kDouble).dtype() == kDouble);
  CHECK(equal((x + 0.5).sum(0, false, kLong), tensor({5, 7, 9})));
  CHECK(equal(empty_rows().sum(), tensor(0.)));
  CHECK(equal(empty_rows().sum(0), zeros({3})));
  CHECK(equal(tensor(2.).sum(0), tensor(2.)));
  CHECK_THROWS_WITH(x.sum({0, -2}),
                    Contains("dim 0 appears multiple times in the list of dims, got [0,"));
  CHECK_THROWS_WITH(x.sum(2), Contains("sum: Dimension out of range (expected to be"));
}

TEST_CASE("sums of many float32 values keep their digits") {
  const int64_t n = 3000000;
  CHECK(full({n}, 0.1f).sum().item<double>() == doctest::Approx(n * double{0.1f}).epsilon(1e-6));
  CHECK(full({n, 1}, 0.1f).sum(0).item<double>() == doctest::Approx(n * 0.1).epsilon(1e-6));
  const Variable columns = full({100000, 3}, 0.1f).sum(0);
  CHECK(columns[1].item<double>() == doctest::Approx(100000 * double{0.1f}).epsilon(1e-6));
  const Variable wide = ones({1000, 700}).sum(0);
  CHECK(equal(wide, full({700}, 1000.f)));
  CHECK(equal(ones({700, 1000}).sum(1), full({700}, 1000.f)));
  CHECK(ones({n}, kLong).sum().item<int64_t>() == n);
}

TEST_CASE("long columns cut into pieces of any length") {
  for (const int64_t columns : {1, 3, 256, 300})
    for (const int64_t elements : {65535, 98303, 98305, 131072, 700001}) {
      const int64_t n = elements / columns + 1;
      CAPTURE(n);
      CAPTURE(columns);
      const Variable x = arange(n * columns).view({n, columns});
      CHECK(equal(x.sum(0), x.t().contiguous().sum(1)));
      const auto [values, places] = x.to(kFloat).max(0);
      CHECK(equal(places, full({columns}, n - 1)));
    }
}

TEST_CASE("prod") {
  const Variable x = matrix();
  CHECK(equal(x.prod(), tensor(720.)));
  CHECK(equal(x.prod(0, true), tensor({{4., 10., 18.}})));
  CHECK(equal(tensor({true, true}).prod(), tensor(1)));
  CHECK(x.to(kInt).prod().dtype() == kLong);
  CHECK(x.prod(1, false, kDouble).dtype() == kDouble);
  CHECK(equal(empty_rows().prod(), tensor(1.)));
  CHECK(equal(empty_rows().prod(0), ones({3})));
  const auto product = [](const Variable& v) { return v.prod(); };
  CHECK(equal(gradient(tensor({2., 0., 3.}), product), tensor({0., 6., 0.})));
  CHECK(equal(gradient(tensor({0., 0., 3.}), product), tensor({0., 0., 0.})));
  CHECK(equal(gradient(tensor(0.), product), tensor(1.)));
}

TEST_CASE("mean") {
  CHECK(equal(matrix().mean(), tensor(3.5)));
  CHECK(equal(matrix().mean({-1}, true), tensor({{2.}, {5.}})));
  CHECK(equal(tensor({1, 2}).mean(kDouble), tensor(1.5, kDouble)));
  CHECK(is_nan(empty_rows().mean()));
  CHECK_THROWS_WITH(tensor({1, 2}).mean(),
                    Contains("could not infer output dtype. Input dtype must be either a floating "
                             "point or complex dtype. Got: Long"));
}

TEST_CASE("norm") {
  const Variable x = tensor({{3., -4.}, {0., 0.}});
  CHECK(equal(x.norm(), tensor(5.)));
  CHECK(equal(x.norm(1), tensor(7.)));
  CHECK(equal(x.norm(0), tensor(2.)));
  CHECK(equal(x.norm(kInf, 1), tensor({4., 0.})));
  CHECK(equal(x.norm(-kInf, 0), tensor({0., 0.})));
  CHECK(equal(x.norm(2, {1}, true), tensor({{5.}, {0.}})));
  CHECK(allclose(x.norm(3), tensor(std::cbrt(91.)).to(kFloat)));
  CHECK(x.norm(2, kDouble).dtype() == kDouble);
  CHECK(equal(empty_rows().norm(), tensor(0.)));
  CHECK(is_nan(tensor({kNaN, 1.}).norm(kInf)));
  CHECK(allclose(full({2}, 1e20f).norm(0.5), full({}, 4e20f)));
  CHECK_THROWS_WITH(
      tensor({1}).norm(),
      Contains("input dtype should be either floating point or complex. Got Long instead."));
}

TEST_CASE("the gradient of norm where it has a kink") {
  for (const double p : {0., 0.5, 1., 1.5, 2., 3., kInf}) {
    CAPTURE(p);
    const auto norm = [p](const Variable& x) { return x.norm(p); };
    CHECK(equal(gradient(zeros({3}), norm), zeros({3})));
    CHECK(gradient(tensor({0., 2., -1.}), norm)[0].item<float>() == 0);
  }
  const autograd::DetectAnomalyGuard no_nan;
  for (const double p : {2., 3.}) {
    const Variable x = zeros({3}, requires_grad());
    const Variable g = autograd::grad({x.norm(p)}, {x}, {}, true, true)[0];
    CHECK(equal(autograd::grad({g.sum()}, {x})[0], zeros({3})));
  }
  const Variable ties = gradient(tensor({2., -2., 1.}), [](const Variable& x) {
    return x.norm(std::numeric_limits<double>::infinity());
  });
  CHECK(equal(ties, tensor({0.5, -0.5, 0.})));
}

TEST_CASE("logsumexp") {
  CHECK(allclose(tensor({0., std::log(3.)}).logsumexp(0), tensor(std::log(4.))));
  CHECK(equal(tensor({1000., -1000.}).logsumexp(0, true), tensor({1000.})));
  CHECK(equal(full({2}, -kInf).logsumexp(0), tensor(-kInf)));
  CHECK(equal(tensor({kInf, 0.}).logsumexp(0), tensor(kInf)));
  CHECK(equal(empty_rows().logsumexp(0), full({3}, -kInf)));
  CHECK(tensor({1, 2}).logsumexp(0).dtype() == kFloat);
  CHECK(is_nan(tensor({kNaN, 0.}).logsumexp(0)));
}

TEST_CASE("cumsum and cumprod") {
  const Variable x = matrix();
  CHECK(equal(x.cumsum(1), tensor({{1., 3., 6.}, {4., 9., 15.}})));
  CHECK(equal(x.cumsum(0), tensor({{1., 2., 3.}, {5., 7., 9.}})));
  CHECK(equal(x.cumprod(-1), tensor({{1., 2., 6.}, {4., 20., 120.}})));
  CHECK(equal(tensor({true, true}).cumsum(0), tensor({1, 2})));
  CHECK(x.cumsum(0, kDouble).dtype() == kDouble);
  CHECK(equal(tensor(3.).cumsum(0), tensor(3.)));
  CHECK(empty_rows().cumprod(0).sizes() == IntArrayRef{0, 3});
  CHECK_THROWS_WITH(x.cumsum(2), Contains("cumsum: Dimension out of range"));
}

TEST_CASE("running and whole sums wrap around, and are or and and of bools") {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max(), kLeast = -kMost - 1;
  CHECK(equal(tensor({kMost, int64_t{1}}).sum(), tensor(kLeast)));
  CHECK(equal(tensor({kMost, int64_t{2}}).prod(), tensor(int64_t{-2})));
  CHECK(equal(tensor({kMost, int64_t{1}}).cumsum(0), tensor({kMost, kLeast})));
  CHECK(equal(tensor({false, true, false}).cumsum_(0), tensor({false, true, true})));
  CHECK(equal(tensor({true, false, true}).cumprod_(0), tensor({true, false, false})));
}

TEST_CASE("all, any and count_nonzero") {
  const Variable x = tensor({{0., kNaN}, {1., 2.}});
  CHECK(equal(x.all(), tensor(false)));
  CHECK(equal(x.all(0, true), tensor({{false, true}})));
  CHECK(equal(x.any(1), tensor({true, true})));
  CHECK(equal(x.to(kByte).any(), tensor(1).to(kByte)));
  CHECK(empty_rows().all().item<bool>());
  CHECK_FALSE(empty_rows().any().item<bool>());
  CHECK(equal(x.count_nonzero(), tensor(3)));
  CHECK(equal(x.count_nonzero(0), tensor({1, 2})));
  CHECK(equal(x.count_nonzero({0, 1}), tensor(3)));
}

TEST_SUITE_END();
