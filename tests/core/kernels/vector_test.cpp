// Kernels work on vectors, tiles and pieces: what they compute must not depend on where an element
// lies in them.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "taper/core.h"
#include "taper/core/runtime/parallel.h"

using namespace taper;

namespace {

using Function = std::function<Variable(const Variable&)>;

const std::vector<Function> kFunctions = {
    [](const Variable& x) { return exp(x); },     [](const Variable& x) { return tanh(x); },
    [](const Variable& x) { return sigmoid(x); }, [](const Variable& x) { return log(abs(x)); },
    [](const Variable& x) { return x * x + 2; },
};

const std::vector<Function> kReductions = {
    [](const Variable& x) { return x.sum(); },
    [](const Variable& x) { return x.sum(0); },
    [](const Variable& x) { return x.sum(1); },
    [](const Variable& x) { return x.norm(2); },
    [](const Variable& x) { return std::get<1>(x.max(0)); },
    [](const Variable& x) { return x.argmin(); },
    [](const Variable& x) { return softmax(x, 1); },
    [](const Variable& x) { return log_softmax(x, 1); },
    [](const Variable& x) { return logsumexp(x, 0); },
    [](const Variable& x) { return x.var(1); },
    [](const Variable& x) {
      return cross_entropy_loss(x, zeros({x.size(0)}, kLong), {}, Reduction::None);
    },
};

Variable with_threads(int count, const Function& f, const Variable& x) {
  const int before = get_num_threads();
  set_num_threads(count);
  Variable y = f(x);
  set_num_threads(before);
  return y;
}

/// Rows of numbers with ties.
Variable ties(int64_t rows, int64_t columns, ScalarType dtype) {
  return randint(0, 9, {rows, columns}, dtype);
}

/// The first place of the largest element of each column, one element after the other.
Variable places_by_hand(const Variable& x) {
  std::vector<int64_t> places;
  for (int64_t j = 0; j < x.size(1); ++j) {
    int64_t best = 0;
    for (int64_t i = 1; i < x.size(0); ++i)
      if (x.index({i, j}).item<double>() > x.index({best, j}).item<double>()) best = i;
    places.push_back(best);
  }
  return tensor(places);
}

Variable sums_by_hand(const Variable& x) {
  Variable total = zeros({x.size(1)}, x.dtype() == kLong ? kLong : x.dtype());
  for (int64_t i = 0; i < x.size(0); ++i) total += x.select(0, i);
  return total;
}

}  // namespace

TEST_SUITE_BEGIN("threads");

TEST_CASE("results are the same bits for any number of threads") {
  const Variable wide = randn({7, 70001}), tall = randn({70001, 7}), flat = randn({300007});
  const Variable few = randn({10007}), rows = randn({911, 11});  // for threads that are awake
  for (const Function& f : kFunctions)
    for (const Variable& x : {flat, few})
      for (const int threads : {2, 3})
        CHECK(equal(with_threads(threads, f, x), with_threads(1, f, x)));
  for (const Function& f : kReductions)
    for (const Variable& x : {wide, rows, tall, rows})
      for (const int threads : {2, 3})
        CHECK(equal(with_threads(threads, f, x), with_threads(1, f, x)));
}

TEST_SUITE_END();

TEST_CASE("an element's result does not depend on its neighbours") {
  for (const ScalarType dtype : {kFloat, kDouble}) {
    const Variable x = randn({70}, dtype);
    for (const Function& f : kFunctions) {
      const Variable y = f(x);
      for (const int64_t first : {1, 3, 16, 69})
        CHECK(equal(f(x.narrow(0, first, 70 - first)), y.narrow(0, first, 70 - first)));
      CHECK(equal(f(x.view({7, 10}).t()), y.view({7, 10}).t()));
      CHECK(equal(f(x.slice(0, 0, 70, 3)), y.slice(0, 0, 70, 3)));
    }
  }
}

TEST_CASE("sums and places of extremes for every width of a tile") {
  for (const ScalarType dtype : {kFloat, kDouble, kLong, kByte})
    for (const int64_t columns : {1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 130})
      for (const int64_t rows : {1, 3, 20}) {
        const Variable x = ties(rows, columns, dtype), t = x.t().contiguous();
        const Variable places = places_by_hand(x), sums = sums_by_hand(x.to(kLong));
        CHECK(equal(std::get<1>(x.max(0)), places));
        CHECK(equal(std::get<1>(t.max(1)), places));
        CHECK(equal(std::get<1>((x.to(kInt) * -1).min(0)), places));
        CHECK(equal(x.sum(0).to(kLong), sums));
        CHECK(equal(t.sum(1).to(kLong), sums));
      }
}

TEST_CASE("the first of equal extremes, and the first NaN, across blocks and pieces") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const int64_t n : {300, 1025, 5000, 600000})
    for (const int64_t inner : {1, 2, 20}) {
      Variable x = zeros({n, inner});
      for (const int64_t at : {n - 1, n - 20, int64_t{257}}) {
        x.index({at}).fill_(1);
        CHECK(equal(std::get<1>(x.max(0)), full({inner}, at, kLong)));
      }
      for (const int64_t at : {n - 1, n / 3}) {
        x.index({at}).fill_(nan);
        CHECK(equal(std::get<1>(x.max(0)), full({inner}, at, kLong)));
        CHECK(equal(std::get<1>(x.min(0)), full({inner}, at, kLong)));
        CHECK(std::isnan(x.max().item<float>()));
      }
    }
}

TEST_CASE("infinite rows") {
  const float inf = std::numeric_limits<float>::infinity();
  for (const int64_t n : {3, 16, 40}) {
    const Variable low = full({2, n}, -inf);
    CHECK(equal(std::get<1>(low.max(1)), zeros({2}, kLong)));
    CHECK(equal(std::get<1>(low.max(0)), zeros({n}, kLong)));
    CHECK(equal(logsumexp(low, 1), full({2}, -inf)));
    CHECK(equal(logsumexp(-low, 1), full({2}, inf)));
    CHECK(isnan(softmax(low, 1)).all().item<bool>());
    low.index_put_({1, 0}, 0);
    CHECK(softmax(low, 1).index({1, 0}).item<float>() == 1);
    CHECK(log_softmax(low, 1).index({1, 0}).item<float>() == 0);
  }
}

TEST_CASE("exp is right to a unit in the last place, and at the ends of its range") {
  const Variable x = linspace(-86, 86, 100001), y = exp(x);
  const Variable exact = exp(x.to(kDouble));
  CHECK(((y.to(kDouble) - exact) / exact).abs().max().item<double>() < 1.2e-7);
  const auto at = [](double v) { return exp(full({20}, v)).index({3}).item<float>(); };
  CHECK(at(0) == 1);
  CHECK(at(89) == std::numeric_limits<float>::infinity());
  CHECK(at(-104) == 0);
  CHECK(at(-100) == doctest::Approx(3.78e-44).epsilon(0.02));
  CHECK(std::isnan(at(std::nan(""))));
}

TEST_CASE("log and softplus are right to units in the last place, and at the ends of their range") {
  using Limits = std::numeric_limits<float>;
  const auto error = [](const Function& f, const Variable& x) {
    const Variable exact = f(x.to(kDouble));
    return ((f(x).to(kDouble) - exact) / exact).abs().max().item<double>();
  };
  const Function logarithm = [](const Variable& x) { return log(x); };
  const Function soft = [](const Variable& x) { return softplus(x, 1, 200); };
  const Variable wide = exp(linspace(-87, 88, 100001)), near = linspace(0.5, 2, 100003);
  CHECK(error(logarithm, wide) < 1.2e-7);
  CHECK(error(logarithm, near.masked_select(near != 1)) < 1.2e-7);
  CHECK(error(soft, linspace(-86, 100, 100001)) < 2.2e-7);
  const auto at = [](const Function& f, double v) { return f(full({20}, v))[3].item<float>(); };
  CHECK(at(logarithm, 1) == 0);
  CHECK(at(logarithm, 0) == -Limits::infinity());
  CHECK(at(logarithm, Limits::infinity()) == Limits::infinity());
  CHECK(at(logarithm, Limits::denorm_min()) == doctest::Approx(-103.2789));
  CHECK(std::isnan(at(logarithm, -1)));
  CHECK(std::isnan(at(logarithm, std::nan(""))));
  CHECK(at(soft, 150) == 150);
  CHECK(at(soft, -100) == doctest::Approx(3.78e-44).epsilon(0.02));
  CHECK(at(soft, -Limits::infinity()) == 0);
  CHECK(std::isnan(at(soft, std::nan(""))));
}
