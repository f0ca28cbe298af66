#include "taper/nn/init.h"

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using namespace taper::nn;
using doctest::Contains;

namespace {

double mean_of(const Variable& x) { return x.to(kDouble).mean().item<double>(); }
double variance_of(const Variable& x) {
  const Variable d = x.to(kDouble) - mean_of(x);
  return (d * d).mean().item<double>();
}
double largest(const Variable& x) {
  return std::get<0>(max(abs(x).flatten(), 0)).to(kDouble).item<double>();
}

}  // namespace

TEST_SUITE_BEGIN("init");

TEST_CASE("constants, unseen by autograd") {
  const Variable w = ones({2, 3}, requires_grad());
  CHECK(init::zeros_(w).is_same(w));
  CHECK(equal(w, zeros({2, 3})));
  CHECK(equal(init::ones_(w), ones({2, 3})));
  CHECK(equal(init::constant_(w, 0.5), full({2, 3}, 0.5)));
  CHECK(equal(init::eye_(w), tensor({{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}})));
  CHECK(w.is_leaf());
  CHECK(w.requires_grad());
  CHECK_THROWS_WITH(init::eye_(ones({2})),
                    "eye_: Only tensors with 2 dimensions are supported, got [2]");
}

TEST_CASE("mean and variance") {
  manual_seed(1);
  const Variable w = empty({300, 200});
  init::uniform_(w, -1, 3);
  CHECK(mean_of(w) == doctest::Approx(1).epsilon(0.02));
  CHECK(variance_of(w) == doctest::Approx(16.0 / 12).epsilon(0.02));
  init::normal_(w, 2, 0.5);
  CHECK(mean_of(w) == doctest::Approx(2).epsilon(0.01));
  CHECK(variance_of(w) == doctest::Approx(0.25).epsilon(0.02));
  init::xavier_uniform_(w);
  CHECK(variance_of(w) == doctest::Approx(2.0 / 500).epsilon(0.02));
  CHECK(largest(w) <= std::sqrt(6.0 / 500));
  init::xavier_normal_(w, 4);
  CHECK(variance_of(w) == doctest::Approx(16 * 2.0 / 500).epsilon(0.02));
  init::kaiming_uniform_(w, 0, kFanIn, kReLU);
  CHECK(variance_of(w) == doctest::Approx(2.0 / 200).epsilon(0.02));
  init::kaiming_normal_(w, 0, kFanOut, kReLU);
  CHECK(variance_of(w) == doctest::Approx(2.0 / 300).epsilon(0.02));
}

TEST_CASE("later axes count as the field of a unit") {
  manual_seed(2);
  const Variable w = empty({20, 30, 5, 5});
  init::kaiming_normal_(w, 0, kFanIn, kLinear);
  CHECK(variance_of(w) == doctest::Approx(1.0 / (30 * 25)).epsilon(0.05));
  init::xavier_normal_(w);
  CHECK(variance_of(w) == doctest::Approx(2.0 / (50 * 25)).epsilon(0.05));
}

// torch.manual_seed(3) before each; weights (2, 3).
TEST_CASE("the numbers are PyTorch's") {
  const auto drawn = [](Variable (*f)(const Variable&)) {
    manual_seed(3);
    return f(empty({2, 3}));
  };
  CHECK(allclose(drawn([](const Variable& w) { return init::xavier_uniform_(w); }),
                 tensor({{-1.08610427, -0.864154279, -0.469195634},
                         {-1.03639007, -0.0621898212, -0.963736951}})));
  CHECK(allclose(drawn([](const Variable& w) { return init::xavier_normal_(w); }),
                 tensor({{0.508036375, 0.11057435, 0.0562746897},
                         {-0.388149351, 0.0292083472, -0.865363061}})));
  CHECK(allclose(
      drawn([](const Variable& w) { return init::kaiming_uniform_(w, 0, kFanOut, kReLU); }),
      tensor({{-1.71728146, -1.36634779, -0.74186343}, {-1.63867652, -0.0983307362, -1.5238018}})));
  CHECK(allclose(drawn([](const Variable& w) { return init::kaiming_normal_(w); }),
                 tensor({{0.655872166, 0.142750874, 0.0726503134},
                         {-0.501098633, 0.0377078131, -1.11717892}})));
  CHECK(allclose(
      drawn([](const Variable& w) { return init::orthogonal_(w, 2); }),
      tensor({{1.94290042, 0.42287308, 0.21521315}, {0.151299357, 0.30764696, -1.97039628}}), 1e-5,
      1e-6));
}

TEST_CASE("orthogonal rows or columns") {
  manual_seed(4);
  const Variable wide = init::orthogonal_(empty({20, 50}, kDouble));
  CHECK(allclose(wide.matmul(wide.t()), init::eye_(empty({20, 20}, kDouble)), 1e-12, 1e-12));
  const Variable tall = init::orthogonal_(empty({50, 20}, kDouble), 3);
  CHECK(allclose(tall.t().matmul(tall), init::eye_(empty({20, 20}, kDouble)) * 9, 1e-12, 1e-12));
  const Variable kernel = init::orthogonal_(empty({4, 2, 3, 3}, kDouble)).flatten(1);
  CHECK(allclose(kernel.matmul(kernel.t()), init::eye_(empty({4, 4}, kDouble)), 1e-12, 1e-12));
  CHECK_THROWS_WITH(init::orthogonal_(empty({3})),
                    "orthogonal_: Only tensors with 2 or more dimensions are supported, got [3]");
}

TEST_CASE("gains") {
  CHECK(init::calculate_gain(kLinear) == 1);
  CHECK(init::calculate_gain(kSigmoid) == 1);
  CHECK(init::calculate_gain(kConv2D) == 1);
  CHECK(init::calculate_gain(kTanh) == doctest::Approx(5.0 / 3));
  CHECK(init::calculate_gain(kReLU) == doctest::Approx(std::sqrt(2.0)));
  CHECK(init::calculate_gain(kLeakyReLU) == doctest::Approx(std::sqrt(2 / 1.0001)));
  CHECK(init::calculate_gain(kLeakyReLU, 0.5) == doctest::Approx(std::sqrt(1.6)));
}

TEST_CASE("a vector has no fans") {
  const Variable bias = empty({3});
  const char* text =
      "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions, got [3]";
  CHECK_THROWS_WITH(init::xavier_uniform_(bias), Contains(text));
  CHECK_THROWS_WITH(init::xavier_normal_(bias), Contains(text));
  CHECK_THROWS_WITH(init::kaiming_uniform_(bias), Contains(text));
  CHECK_THROWS_WITH(init::kaiming_normal_(bias), Contains(text));
}

TEST_CASE("dirac lets inputs through, sparse clears rows, trunc_normal keeps the bounds") {
  const Variable w = init::dirac_(empty({3, 2, 3, 4}));
  CHECK(w.sum().item<float>() == 2);
  CHECK(w[1][1][1][2].item<float>() == 1);
  CHECK((init::sparse_(empty({10, 3}), 0.25) == 0).sum().item<int64_t>() == 9);
  manual_seed(3);
  const Variable x = init::trunc_normal_(empty({20000}, kDouble), 1, 2, 0, 2);
  CHECK(x.min().item<double>() >= 0);
  CHECK(x.max().item<double>() <= 2);
  CHECK(mean_of(x) == doctest::Approx(1).epsilon(0.01));
  CHECK(variance_of(x) == doctest::Approx(0.324).epsilon(0.03));
  CHECK(init::_calculate_fan_in_and_fan_out(w) == std::tuple<int64_t, int64_t>(24, 36));
  CHECK_THROWS_WITH(init::dirac_(ones({2})),
                    Contains("Only tensors with 3, 4, or 5 dimensions are supported"));
  CHECK_THROWS_WITH(init::sparse_(ones({2}), 0.1),
                    Contains("Only tensors with 2 dimensions are supported"));
}
