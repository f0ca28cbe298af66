// The largest and the smallest int64 for every number that a function takes: a result or an Error,
// never an overflow (the sanitizers look on).

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

namespace {

constexpr int64_t kMost = std::numeric_limits<int64_t>::max(), kLeast = -kMost - 1;
const Variable kMatrix = tensor({{1, 2}, {3, 4}});

}  // namespace

TEST_SUITE_BEGIN("extreme numbers");

TEST_CASE("diagonals") {
  const Variable none = zeros({2, 2}, kLong);
  CHECK(equal(tril(kMatrix, kMost), kMatrix));
  CHECK(equal(tril(kMatrix, kLeast), none));
  CHECK(equal(triu(kMatrix, kMost), none));
  CHECK(equal(triu(kMatrix, kLeast), kMatrix));
  for (const int64_t k : {kMost, kLeast}) {
    CHECK(diagonal(kMatrix, k).numel() == 0);
    CHECK_THROWS_WITH_AS(diag(tensor({1, 2}), k), Contains("overflows"), Error);
  }
}

TEST_CASE("ranges") {
  CHECK(equal(arange(kMost - 1, kMost, 1), tensor({kMost - 1})));
  CHECK(equal(arange(kLeast, kMost, kMost), tensor({kLeast, int64_t{-1}, kMost - 1})));
  CHECK(equal(arange(kMost, kLeast, kLeast), tensor({kMost, int64_t{-1}})));
  CHECK_THROWS_WITH_AS(arange(kLeast, kMost, 1), Contains("invalid size, possible overflow"),
                       Error);
  CHECK_THROWS_AS(arange(0, kMost, 1), std::exception);
}

TEST_CASE("paddings") {
  const Variable x = ones({1, 2, 2}, kDouble);
  for (const int64_t most : {kMost, kLeast, kMost / 2})
    for (const char* mode : {"constant", "reflect", "replicate", "circular"})
      for (const bool first : {true, false})
        CHECK_THROWS_AS(pad(x, {first ? most : 1, first ? 1 : most}, mode), Error);
  CHECK_THROWS_WITH_AS(constant_pad_nd(x, {1, kLeast}), Contains("the padding overflows"), Error);
}

TEST_CASE("sizes") {
  CHECK_THROWS_AS(one_hot(tensor({kMost})), Error);
  CHECK_THROWS_AS(one_hot(tensor({0}), kLeast), Error);
  CHECK_THROWS_AS(eye(kMost), Error);
  CHECK(eye(0, kMost).numel() == 0);
  CHECK_THROWS_AS(kMatrix.repeat({kMost, kMost}), Error);
  CHECK_THROWS_AS(zeros({0}).repeat({kMost, kMost}), Error);
  CHECK_THROWS_AS(zeros({kMost, 4, 0}), Error);
  CHECK_THROWS_AS(zeros({0, kMost, 4}), Error);
  CHECK_THROWS_AS(kMatrix.repeat_interleave(tensor({kMost, kMost}), 0), Error);
  CHECK_THROWS_AS(repeat_interleave(tensor({kMost})), Error);
  CHECK_THROWS_AS(zeros({0}).view({kMost, kMost, 0}), Error);
  CHECK_THROWS_AS(kMatrix.view({2, -1, kMost}), Error);
  CHECK_THROWS_AS(kMatrix.view({kMost, kMost, 4}), Error);
  CHECK_THROWS_AS(zeros({1}).expand({kMost, kMost}), Error);
  int64_t memory[4] = {};
  CHECK_THROWS_AS(from_blob(memory, {3, 3}, {kMost, 1}, kLong), Error);
  CHECK_THROWS_AS(from_blob(memory, {2, 2}, {kMost, 1}, kLong), Error);
}

TEST_CASE("places") {
  CHECK_THROWS_AS(kMatrix.narrow(0, kMost, 1), Error);
  CHECK_THROWS_AS(kMatrix.narrow(0, kLeast, kMost), Error);
  CHECK_THROWS_AS(kMatrix.select(0, kLeast), Error);
  CHECK_THROWS_AS(kMatrix.select(kLeast, 0), Error);
  CHECK(equal(kMatrix.slice(0, kLeast, kMost, kMost), kMatrix.slice(0, 0, 1)));
  CHECK(equal(roll(tensor({0, 1, 2}), kMost), tensor({2, 0, 1})));
  CHECK(equal(roll(tensor({0, 1, 2}), kLeast), tensor({2, 0, 1})));
  CHECK_THROWS_AS(kMatrix.gather(0, full({1, 1}, kLeast)), Error);
  CHECK_THROWS_AS(kMatrix[tensor({kLeast})], Error);
}

TEST_CASE("windows") {
  constexpr int64_t kQuarter = int64_t{1} << 62;  // 4 times that is 0 in 64 bits
  const char* overflows = "as_strided: Storage size calculation overflowed with sizes=";
  CHECK_THROWS_WITH_AS(kMatrix.as_strided({5}, {kQuarter}), Contains(overflows), Error);
  CHECK_THROWS_WITH_AS(kMatrix.as_strided({3, 3}, {kQuarter, kQuarter}), Contains(overflows),
                       Error);
  CHECK_THROWS_WITH_AS(kMatrix.as_strided({2}, {1}, kMost), Contains(overflows), Error);
  CHECK_THROWS_WITH_AS(kMatrix.as_strided({}, {}, kMost), Contains(overflows), Error);
  CHECK_THROWS_WITH_AS(kMatrix.as_strided({0, 1}, {kMost, kMost}), Contains(overflows), Error);
  CHECK_THROWS_AS(kMatrix.as_strided({kLeast}, {1}), Error);
  CHECK_THROWS_AS(kMatrix.as_strided({2}, {1}, kLeast), Error);
  CHECK(equal(kMatrix.unfold(0, 2, kMost), kMatrix.t().unsqueeze(0)));
  CHECK_THROWS_AS(kMatrix.unfold(0, kMost, 1), Error);
}

TEST_CASE("numbers of elements to leave out, and of classes to ignore") {
  CHECK(tensor({1., 2.}).var(0, std::optional<int64_t>(kMost)).item<float>() == INFINITY);
  CHECK(tensor({1., 2.}).var(0, std::optional<int64_t>(kLeast)).item<float>() < 1e-15);
  const Variable p = tensor({{0.5, 0.5}}), t = tensor({1});
  CHECK(nll_loss(p, t, {}, Reduction::Mean, kLeast).item<float>() == -0.5f);
  CHECK(randint(kLeast, kMost, {3}).numel() == 3);
}

TEST_CASE("derivatives of digamma below 0, however far, and of high orders") {
  const auto at = [](int64_t n, double x) {
    return polygamma(n, tensor(x, kDouble)).item<double>();
  };
  double factorial = 1;
  for (int n = 1; n < 5; ++n) {
    factorial *= n;
    double expected = at(n, 0.75);  // the n-th derivative of digamma(x + 1) = digamma(x) + 1 / x
    for (double x = -0.25; x > -60; --x)
      expected -= (n % 2 == 0 ? 1 : -1) * factorial * std::pow(x, -n - 1);
    CHECK(at(n, -59.25) == doctest::Approx(expected).epsilon(1e-12));
  }
  CHECK(at(1, -1e9 - 0.25) == doctest::Approx(2 * M_PI * M_PI - 1e-9).epsilon(1e-14));
  CHECK(std::isinf(at(1, -3)));
  CHECK(std::isinf(at(int64_t{1} << 40, 0.5)));
}

TEST_SUITE_END();
