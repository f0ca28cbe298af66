// The expected numbers are those of PyTorch 1.13.1 for the same seed.

#include "taper/core/ops/random.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

namespace {

/// The first values that `draw` gives with seed 7.
template <class F>
Variable seeded(F draw) {
  manual_seed(7);
  return draw();
}

/// The first three values and the last three.
Variable ends(const Variable& x) { return cat({x.narrow(0, 0, 3), x.narrow(0, x.size(0) - 3, 3)}); }

const Variable kWeights = tensor({{0.1, 0.2, 0.3, 0.4}, {1.0, 0.0, 2.0, 3.0}});

}  // namespace

TEST_SUITE_BEGIN("random");

TEST_CASE("uniform numbers are PyTorch's bit for bit") {
  CHECK(equal(seeded([] { return rand({5}); }),
              tensor({0.53492254, 0.198803186, 0.659211695, 0.656890273, 0.232761562})));
  CHECK(equal(seeded([] { return rand({37}).narrow(0, 34, 3); }),
              tensor({0.74373275, 0.959216595, 0.38874197})));
  const Variable wide = seeded([] { return rand({5}, kDouble); });
  CHECK(allclose(wide,
                 tensor({0.27938043, 0.273693714, 0.862092961, 0.656688431, 0.922529367}, kDouble),
                 0, 1e-9));
  CHECK(difference(seeded([] { return empty({3}).uniform_(-2, 3); }),
                   tensor({0.674612701, -1.005984068, 1.296058416})) == "");
}

TEST_CASE("normal numbers, below 16 and from 16 on") {
  for (const ScalarType t : {kFloat, kDouble})
    CHECK(difference(seeded([&] { return randn({5}, t); }).to(kFloat),
                     tensor({-0.146795094, 0.786141276, 0.94682163, -1.114344001, 1.690790176})) ==
          "");
  CHECK(difference(ends(seeded([] { return randn({16}); })),
                   tensor({-0.820134521, 0.395631164, 0.898908496, 1.012755394, 0.230396867,
                           1.090165138})) == "");
  CHECK(difference(ends(seeded([] { return randn({37}); })),
                   tensor({-0.820134521, 0.395631164, 0.898908496, 0.395740926, -1.367739677,
                           -0.100734316})) == "");
  CHECK(difference(ends(seeded([] { return randn({16}, kDouble); })).to(kFloat),
                   tensor({0.06626754, 0.046991555, 1.83653863, 0.448138985, 0.580363757,
                           -1.049214612})) == "");
  CHECK(difference(ends(seeded([] { return randn({37}, kDouble); })).to(kFloat),
                   tensor({0.06626754, 0.046991555, 1.83653863, 0.12903856, 0.797703925,
                           0.686995199})) == "");
  CHECK(difference(seeded([] { return normal(1, 2, {2}); }), tensor({0.706409812, 2.572282553})) ==
        "");
}

TEST_CASE("the second number of a normal pair waits for the next call") {
  manual_seed(7);
  randn({3});
  CHECK(difference(randn({3}), tensor({-1.114344001, 1.690790176, -0.894827902})) == "");
}

TEST_CASE("views are filled in the order of memory") {
  CHECK(equal(
      seeded([] {
        return empty({3, 2}).t().uniform_();
      }),
      tensor({{0.53492254, 0.659211695, 0.232761562}, {0.198803186, 0.656890273, 0.425061405}})));
  const Variable strided = seeded([] {
                             return empty({20, 2}).select(1, 0).normal_();
                           }).narrow(0, 16, 4);
  CHECK(difference(strided, tensor({2.438208103, 0.202758282, 2.450541258, 2.025601864})) == "");
  const Variable turned = seeded([] { return empty({2, 3, 4}).permute({1, 2, 0}).uniform_(); });
  CHECK(equal(turned.reshape({-1}).narrow(0, 0, 4),
              tensor({0.53492254, 0.286839008, 0.198803186, 0.206319392})));
}

TEST_CASE("integers") {
  CHECK(equal(seeded([] { return randint(10, {6}); }), tensor({5, 2, 1, 6, 3, 7})));
  CHECK(equal(seeded([] { return randint(-5, 5, {6}); }), tensor({0, -3, -4, 1, -2, 2})));
  CHECK(equal(seeded([] { return randint(0, int64_t{1} << 40, {3}); }),
              tensor({int64_t{752595690692}, int64_t{108744157686}, int64_t{291964244179}})));
  CHECK(equal(seeded([] { return randint(10, {3}, kFloat); }), tensor({5.0, 2.0, 1.0})));
  CHECK(equal(seeded([] { return randint_like(zeros({4}), 5); }), tensor({0.0, 2.0, 1.0, 1.0})));
  CHECK(equal(seeded([] { return randperm(8); }), tensor({7, 0, 3, 4, 1, 5, 2, 6})));
  CHECK(
      equal(seeded([] { return empty({6}).random_(7); }), tensor({5.0, 6.0, 6.0, 1.0, 1.0, 4.0})));
  CHECK(equal(seeded([] { return empty({3}).random_(-3, 4); }), tensor({2.0, 3.0, 3.0})));
}

TEST_CASE("random_() uses all that a dtype holds") {
  const auto draw = [](ScalarType t) { return seeded([t] { return empty({2}, t).random_(); }); };
  CHECK(equal(draw(kFloat), tensor({8974492.0, 3335306.0})));
  CHECK(equal(draw(kDouble), tensor({2516435200042024.0, 2465213813629881.0}, kDouble)));
  CHECK(equal(draw(kLong), tensor({int64_t{1407639518939636932}, int64_t{5163590386780219894}})));
  CHECK(equal(draw(kInt), tensor({327741615, 976413892}, kInt)));
  CHECK(equal(draw(kByte), tensor({175, 196}, kByte)));
  CHECK(equal(draw(kBool), tensor({true, false})));
  manual_seed(1);
  CHECK(equal(empty({5}, kBFloat16).random_(), tensor({137, 180, 12, 2, 136}).to(kBFloat16)));
}

TEST_CASE("normal bfloat16 numbers are rounded at each step, as PyTorch's") {
  manual_seed(1);
  const Variable expected =
      tensor({-0.201171875, 0.451171875, 1.3203125, -0.3125, -2.34375, -0.94140625, 0.4375,
              -0.189453125, 0.671875, -0.04345703125, -0.78125, -0.255859375, -2.046875, -0.3359375,
              1.21875, 1.8671875, -1.0546875});
  CHECK(equal(randn({17}, kBFloat16), expected.to(kBFloat16)));
}

TEST_CASE("Bernoulli numbers") {
  const Variable wide = tensor({1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0});
  const Variable narrow = tensor({0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0});
  CHECK(equal(seeded([] { return empty({10}).bernoulli_(0.3); }), wide));
  CHECK(equal(seeded([] { return empty({10}, kLong).bernoulli_(0.3); }), wide.to(kLong)));
  CHECK(equal(seeded([] { return bernoulli(full({10}, 0.3)); }), narrow));
  CHECK(equal(seeded([] { return bernoulli(full({10}, 0.3, kDouble)); }), wide.to(kDouble)));
  CHECK(equal(seeded([] { return bernoulli(empty({10}), 0.3); }), wide));
  CHECK(equal(seeded([] { return empty({10}).bernoulli_(full({10}, 0.3, kDouble)); }), wide));
}

TEST_CASE("many numbers are drawn as one by one, and the stream goes on after them") {
  for (const int64_t n : {1, 255, 256, 257, 623, 625, 2000}) {
    CAPTURE(n);
    Generator many(9), single(9);
    const Variable x = empty({n}).uniform_(0, 1, many),
                   y = empty({n}, kDouble).uniform_(0, 1, many);
    const Variable z = empty({n}).bernoulli_(0.3, many), e = empty({n}).exponential_(2, many);
    bool same = true;
    for (int64_t i = 0; i < n; ++i) same &= x[i].item<float>() == single.uniform_float();
    for (int64_t i = 0; i < n; ++i) same &= y[i].item<double>() == single.uniform_double();
    for (int64_t i = 0; i < n; ++i)
      same &= z[i].item<float>() == (single.uniform_double() < 0.3 ? 1 : 0);
    for (int64_t i = 0; i < n; ++i)
      same &= e[i].item<float>() == static_cast<float>(-std::log1p(-single.uniform_double()) / 2);
    CHECK(same);
    CHECK(many.random() == single.random());
  }
}

TEST_CASE("a wrong probability draws nothing") {
  Generator used(9), fresh(9);
  const Variable p = tensor({0.5, 0.5, 1.5});
  CHECK_THROWS_WITH(empty({3}).bernoulli_(p, used), doctest::Contains("Got 1.5"));
  CHECK(used.random() == fresh.random());
}

TEST_CASE("exponential and multinomial numbers") {
  CHECK(difference(seeded([] { return empty({4}).exponential_(); }),
                   tensor({0.327643931, 0.319783479, 1.981175423, 1.069116831})) == "");
  CHECK(equal(seeded([] { return multinomial(kWeights, 1); }), tensor({{1}, {2}})));
  CHECK(equal(seeded([] { return multinomial(kWeights, 2); }), tensor({{1, 3}, {2, 3}})));
  CHECK(equal(seeded([] { return multinomial(kWeights.select(0, 0), 3); }), tensor({1, 3, 0})));
  CHECK(equal(seeded([] { return multinomial(kWeights.to(kDouble), 3); }),
              tensor({{1, 3, 0}, {2, 3, 0}})));
  CHECK(equal(seeded([] { return multinomial(kWeights, 1, true); }), tensor({{1}, {2}})));
  CHECK(equal(seeded([] { return kWeights.multinomial(6, true); }),
              tensor({{1, 1, 3, 3, 3, 3}, {2, 3, 3, 3, 0, 0}})));
}

TEST_CASE("a generator has a stream of its own") {
  Generator generator(3);
  manual_seed(7);
  CHECK(difference(rand({3}, generator), tensor({0.00426352, 0.105569363, 0.285842478})) == "");
  CHECK(equal(rand({1}), tensor({0.53492254})));
  generator.set_current_seed(3);
  CHECK(equal(empty({3}).uniform_(0, 1, generator).narrow(0, 0, 1), rand({1}, Generator(3))));
  CHECK(generator.current_seed() == 3);
  const auto draw_all = [&] {
    generator.set_current_seed(11);
    return variable_list{randn({3}, generator),
                         randint(9, {3}, generator),
                         randperm(3, generator),
                         bernoulli(full({3}, 0.5), generator),
                         multinomial(ones({3}), 2, true, generator),
                         empty({3}).random_(generator)};
  };
  const variable_list first = draw_all(), second = draw_all();
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(equal(first[i], second[i]));
}

TEST_CASE("new tensors take sizes and dtype of another, or options") {
  const Variable x = zeros({2, 2}, kDouble);
  CHECK(rand_like(x).dtype() == kDouble);
  CHECK(randn_like(x, kFloat).dtype() == kFloat);
  CHECK(randint_like(x, 3, 5).sizes() == IntArrayRef({2, 2}));
  CHECK(randn({2}, requires_grad()).requires_grad());
  CHECK(rand({0, 3}).numel() == 0);
}

TEST_CASE("what is certain is drawn so") {
  for (const ScalarType dtype : {kFloat, kDouble}) {
    const Variable p = tensor({0.0, 1.0, 0.0, 1.0}, dtype);
    CHECK(equal(bernoulli(p), p));
  }
  CHECK(equal(bernoulli(ones({8}), 0.0), zeros({8})));
}

TEST_CASE("drawing over a value cuts its history") {
  const Variable x = ones({2}, requires_grad()), y = x * 2;
  y.bernoulli_(1);
  y.sum().backward();
  CHECK(equal(x.grad(), zeros({2})));
}

TEST_CASE("what cannot be drawn") {
  const Variable x = empty({2});
  const auto fails = [](auto draw, const char* text) {
    CHECK_THROWS_WITH_AS(draw(), doctest::Contains(text), Error);
  };
  fails([&] { x.uniform_(2, 1); }, "expects to return a [from, to) range, but found from=2 > to=1");
  fails([&] { x.normal_(0, -1); }, "expects std >= 0.0, but found std -1");
  fails([&] { x.exponential_(-1); }, "expects lambda >= 0.0, but found lambda=-1");
  fails([&] { x.bernoulli_(2); }, "expects p to be in [0, 1], but got p=2");
  fails([&] { bernoulli(tensor({2.0})); }, "Expected p_in >= 0 && p_in <= 1 to be true");
  fails([&] { multinomial(tensor({1.0, 0.0, 0.0}), 2); }, "not enough non-negative category");
  fails(
      [&] {
        multinomial(tensor({{1.0, 2.0}, {0.0, 3.0}}), 2);
      },
      "not enough non-negative category");
  fails([&] { bernoulli(tensor({1})); }, "bernoulli: not implemented for 'Long'");
  fails([&] { empty({2}, kLong).uniform_(); }, "uniform_: not implemented for 'Long'");
  fails([&] { randint(3, 3, {2}); }, "expects 'from' to be less than 'to', but got from=3 >= to=3");
  fails([&] { empty({2}, kByte).random_(300); },
        "to - 1 is out of bounds for unsigned char, got 299");
  fails([&] { empty({2}, kByte).random_(-1, 3); },
        "from is out of bounds for unsigned char, got -1");
  fails([&] { randperm(-1); }, "negative dimension -1");
  fails([&] { multinomial(ones({2, 2, 2}), 1); }, "prob_dist must be 1 or 2 dim");
  fails([&] { multinomial(tensor({1, 2}), 1); }, "only supports floating-point dtypes for input");
  fails([&] { multinomial(kWeights, 0); }, "cannot sample n_sample <= 0 samples");
  fails([&] { multinomial(kWeights, 5); }, "cannot sample n_sample > prob_dist.size(-1) samples");
  fails(
      [&] {
        multinomial(tensor({-1.0, 2.0}), 1);
      },
      "contains either `inf`, `nan` or element < 0");
  fails([&] { multinomial(tensor({NAN, 2.0}), 1); }, "contains either `inf`, `nan` or element < 0");
  fails([&] { multinomial(zeros({2}), 1); }, "sum of probabilities <= 0");
}

TEST_SUITE_END();
