#include "taper/optim/line_search.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace taper;
using optim::strong_wolfe;
using optim::Trial;

namespace {

/// The value and the slope of a function at t, which need not belong together.
struct Sight {
  double loss, slope;
};

struct Found {
  std::vector<double> lengths;  // that were tried, in order
  double best;
};

template <class F>
Found search(F f, double first, double d_norm = 1) {
  Found found;
  const auto at = [&](double t) { return Trial{t, f(t).loss, {}, f(t).slope}; };
  const auto evaluate = [&](double t) {
    found.lengths.push_back(t);
    return at(t);
  };
  found.best = strong_wolfe(evaluate, at(0), first, d_norm).t;
  return found;
}

void check_lengths(const std::vector<double>& lengths, const std::vector<double>& expected) {
  REQUIRE(lengths.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK(std::abs(lengths[i] - expected[i]) < 1e-12 * expected[i]);
}

}  // namespace

TEST_SUITE_BEGIN("line_search");

TEST_CASE("a length that is too short grows tenfold at most") {
  const Found found = search([](double t) { return Sight{t * t - 2 * t, 2 * t - 2}; }, 0.05);
  check_lengths(found.lengths, {0.05, 0.5});
  CHECK(found.best == 0.5);
}

TEST_CASE("where the cubic has no minimum, the middle of the bounds is tried") {
  const Found found = search(
      [](double t) {
        return t == 0 ? Sight{0, -1} : t == 10 ? Sight{-5, -0.95} : Sight{-50, 0};
      },
      10);
  check_lengths(found.lengths, {10, (10.1 + 100) / 2});
}

TEST_CASE("a function without an end is followed for 25 lengths more") {
  const Found found = search([](double t) { return Sight{-t, -1}; }, 1);
  CHECK(found.lengths.size() == 26);
  CHECK(found.best == doctest::Approx(1e25));
}

TEST_CASE("of two lengths that are as good, the first is taken") {
  CHECK(search([](double) { return Sight{0, -1}; }, 1, /*d_norm=*/0).best == 0);
}

// The lengths are those of PyTorch's _strong_wolfe (torch/optim/lbfgs.py).
TEST_CASE("lengths near an end of the bracket move inwards") {
  const auto cliff = [](double t) {
    return t == 0 ? Sight{0, -1} : t <= 10 ? Sight{-2 * t, -0.95} : Sight{1, 1};
  };
  check_lengths(search(cliff, 10).lengths,
                {10, 11.35116553203283, 10.013638997611928, 10.001363899761193, 10.000000014025359,
                 10.000000001402537, 10.000000000140254});
  const auto pit = [](double t) {
    return t == 0 ? Sight{0, -1} : t < 1 ? Sight{1, -1} : Sight{-2, 1};
  };
  check_lengths(search(pit, 1).lengths,
                {1, 0.9235635441915183, 0.9923563544191518, 0.9999967555273536, 0.9999996755527354,
                 0.9999999999999941});
}

TEST_CASE("a bracket keeps the end towards which the function falls") {
  const auto steeper = [](double t) {
    return t <= 1 ? Sight{-t, -1} : t <= 2 ? Sight{19 - 20 * t, -20} : Sight{1, 1};
  };
  const Found found = search(steeper, 4);
  CHECK(found.lengths.size() == 26);
  check_lengths({found.lengths.begin(), found.lengths.begin() + 8},
                {4, 1.3333333333333335, 2.018448902417212, 1.4355322433669295, 1.5047704035589995,
                 1.5562950452625253, 1.5967451900001217, 1.6389155612418307});
  CHECK(found.best == doctest::Approx(1.914035320503662));
}

TEST_SUITE_END();
