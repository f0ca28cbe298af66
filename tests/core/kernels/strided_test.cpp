// Kernels on arrays that are not dense, large enough to be shared among threads: each result must
// be that of a dense copy.

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

namespace {

constexpr int64_t kRows = 311, kColumns = 257;  // more elements than one thread takes

Variable counting(IntArrayRef sizes) {
  int64_t count = 1;
  for (const int64_t size : sizes) count *= size;
  return arange(count, kDouble).reshape(sizes);
}

/// Views of one shape, laid out in every way that walks treat differently.
std::vector<Variable> layouts(int64_t rows = kRows, int64_t columns = kColumns) {
  return {counting({rows, columns}),
          counting({columns, rows}).t(),
          counting({rows, 2 * columns}).slice(1, 1, std::nullopt, 2),
          counting({2 * rows, columns}).slice(0, 0, std::nullopt, 2),
          counting({columns}).expand({rows, columns}),
          counting({rows, 1}).expand({rows, columns}),
          scalar_tensor(3.0, kDouble).expand({rows, columns})};
}

Variable dense(const Variable& x) {
  const Variable y = empty(x.sizes(), x.dtype());
  for (int64_t i = 0; i < x.size(0); ++i)
    for (int64_t k = 0; k < x.size(1); ++k)
      y.data_ptr<double>()[i * x.size(1) + k] =
          x.data_ptr<double>()[i * x.stride(0) + k * x.stride(1)];
  return y;
}

}  // namespace

TEST_CASE("copies and functions of one number") {
  for (const Variable& x : layouts()) {
    CHECK(equal(x.clone(), dense(x)));
    CHECK(equal(x.to(kFloat), dense(x).to(kFloat)));
    CHECK(equal(-x, -dense(x)));
    CHECK(equal(sqrt(x), sqrt(dense(x))));
  }
}

TEST_CASE("copies of stacked matrices that are transposed, in another order") {
  const Variable x = counting({2, 3, 9, 10}), y = x.permute({1, 0, 3, 2}).contiguous();
  for (int64_t i = 0; i < 2; ++i)
    for (int64_t k = 0; k < 3; ++k) CHECK(equal(y[k][i], dense(x[i][k].t())));
}

TEST_CASE("functions of two numbers") {
  for (const Variable& a : layouts(5, 37))
    for (const Variable& b : layouts(5, 37)) {
      CHECK(equal(a + b, dense(a) + dense(b)));
      CHECK(equal(a * b, dense(a) * dense(b)));
      CHECK(equal(lt(a, b), lt(dense(a), dense(b))));
    }
}

TEST_CASE("functions of two numbers on several threads") {
  const Variable b = layouts()[1];
  for (const Variable& a : layouts()) CHECK(equal(a + b, dense(a) + dense(b)));
}

TEST_CASE("rows that are a share of work each, and longer ones") {
  for (const int64_t n : {32768, 40000}) {
    CAPTURE(n);
    const Variable x = counting({2, 3 * n}).slice(1, n, 2 * n), y = dense(x);
    CHECK(equal(sqrt(x), sqrt(y)));
    CHECK(equal(x + x, y + y));
    CHECK(equal(where(x > n + 5, x, -x), where(y > n + 5, y, -y)));
  }
}

TEST_CASE("changes in place touch the elements of the view only") {
  for (const auto& part : {std::pair{0, 1}, std::pair{1, 2}}) {
    const Variable base = counting({kRows, kColumns}), before = base.clone();
    const Variable view = base.slice(part.first, part.second, std::nullopt, 3);
    view.add_(view.clone());
    CHECK(equal(view, 2 * before.slice(part.first, part.second, std::nullopt, 3)));
    CHECK(base.select(part.first, 0).equal(before.select(part.first, 0)));
  }
}

TEST_CASE("reductions") {
  for (const Variable& x : layouts()) {
    const Variable y = dense(x);
    CHECK(x.sum().item<double>() == doctest::Approx(y.sum().item<double>()));
    CHECK(allclose(x.sum(0), y.sum(0)));
    CHECK(allclose(x.sum(1), y.sum(1)));
    CHECK(equal(std::get<0>(max(x, 0)), std::get<0>(max(y, 0))));
    CHECK(equal(argmax(x, 1), argmax(y, 1)));
  }
}

TEST_CASE("the stride of an axis of one element means nothing") {
  const Variable rows = counting({2, 5}) + 1, columns = rows.t().clone().t();
  for (const int64_t odd : {0, 1, 3, 100})
    for (const Variable& x : {rows, columns}) {
      CAPTURE(odd);
      const Variable base = x.clone();
      const Variable y(
          base.array().as_strided({1, 2, 1, 5, 1}, {odd, x.stride(0), odd, x.stride(1), odd}, 0));
      const Variable z = x.reshape({1, 2, 1, 5, 1});
      CHECK(y.is_contiguous() == x.is_contiguous());
      CHECK(equal(y, z));
      CHECK(equal(y + z, z + z));
      CHECK(equal(y.sum(1), z.sum(1)));
      CHECK(equal(y.sum(2), z.sum(2)));
      CHECK(equal(y.cumsum(3), z.cumsum(3)));
      CHECK(equal(softmax(y, 3), softmax(z, 3)));
      CHECK(equal(cat({y, z}, 2), cat({z, z}, 2)));
      CHECK(equal(y.expand({3, 2, 4, 5, 1}), z.expand({3, 2, 4, 5, 1})));
      CHECK(equal(y.reshape({5, 2}), z.reshape({5, 2})));
      CHECK(equal(y.index_select(1, tensor({1, 0})), z.index_select(1, tensor({1, 0}))));
      y.mul_(2);
      CHECK(equal(base, x * 2));
    }
}
