#include <doctest/doctest.h>

#include <algorithm>

#include "taper/taper.h"

using namespace taper;

namespace {

/// x's values in a larger memory with these strides.
Variable laid_out(const Variable& x, const Dims& strides) {
  int64_t span = 1;
  for (std::size_t i = 0; i < strides.size(); ++i)
    span += (x.sizes()[i] - 1) * std::max<int64_t>(strides[i], 0);
  const Variable memory = zeros({span}, x.dtype());
  const Variable y(memory.array().as_strided(x.sizes(), strides, 0));
  y.copy_(x);
  return y;
}

Variable product_of(const Variable& a, const Variable& b) {
  return (a.unsqueeze(-1) * b.unsqueeze(-3)).sum(-2);
}

}  // namespace

TEST_CASE("strides of axes of one item mean nothing in products") {
  for (const ScalarType dtype : {kFloat, kDouble, kLong})
    for (const int64_t n : {1, 3})
      for (const int64_t k : {1, 4})
        for (const int64_t m : {1, 5})
          for (const int64_t odd : {2, 7, 100, 1, 0})
            for (const bool transposed : {false, true}) {
              CAPTURE(n);
              CAPTURE(k);
              CAPTURE(m);
              CAPTURE(odd);
              CAPTURE(transposed);
              const auto lay_out = [&](const Variable& x) {
                const int64_t rows = x.size(0), columns = x.size(1);
                return laid_out(x, {rows == 1    ? odd
                                    : transposed ? 1
                                                 : columns,
                                    columns == 1 ? odd
                                    : transposed ? rows
                                                 : 1});
              };
              const Variable a = randint(-4, 5, {n, k}, dtype), b = randint(-4, 5, {k, m}, dtype);
              const Variable y = product_of(a, b);
              CHECK(equal(mm(lay_out(a), b), y));
              CHECK(equal(mm(a, lay_out(b)), y));
              CHECK(equal(mm(lay_out(a), lay_out(b)), y));
              const Variable stack = laid_out(a.unsqueeze(0), {odd, k, 1});
              CHECK(equal(bmm(stack, b.unsqueeze(0)), y.unsqueeze(0)));
            }
}

TEST_CASE("matrices of a stack may lie within or over each other") {
  for (const ScalarType dtype : {kFloat, kDouble, kLong})
    for (const Dims& strides : {Dims{0, 3, 1},
                                {1, 3, 1},
                                {2, 1, 2},
                                {5, 3, 1},
                                {3, 12, 1},
                                {2, 1, 8},
                                {6, 3, 1},
                                {7, 3, 1},
                                {1, 4, 8}}) {
      CAPTURE(strides[0]);
      const Variable memory = randint(-4, 5, {64}, dtype);
      const Variable a(memory.array().as_strided({4, 2, 3}, strides, 1));
      const Variable b = randint(-4, 5, {4, 3, 2}, dtype);
      CHECK(equal(bmm(a, b), product_of(a, b)));
      CHECK(equal(bmm(b, a), product_of(b, a)));
    }
}

TEST_CASE("products that threads share, by rows, columns and matrices, are those of one thread") {
  const int before = get_num_threads();
  set_num_threads(3);
  for (const ScalarType dtype : {kFloat, kDouble, kLong})
    for (const auto& sizes : {std::pair{96, 256}, {256, 96}, {8, 2048}, {2048, 8}}) {
      const int64_t n = sizes.first, m = sizes.second;
      CAPTURE(n);
      const Variable a = randint(-4, 5, {n, 64}, dtype), b = randint(-4, 5, {64, m}, dtype);
      const Variable turned = b.t().clone(), bias = randint(-4, 5, {m}, dtype);
      const Variable y = product_of(a, b);
      CHECK(equal(mm(a, b), y));
      CHECK(equal(mm(a, turned.t()), y));
      CHECK(equal(linear(a, turned, bias), y + bias));
      CHECK(equal(bmm(stack({a, -a, 2 * a}), b.expand({3, 64, m})), stack({y, -y, 2 * y})));
    }
  set_num_threads(before);
}
