// In which order the axes of results lie in memory: as libtorch's.

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

namespace {

struct Case {
  const char* name;
  Variable result;
  Dims strides;
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(c.result.strides() == IntArrayRef(c.strides));
  }
}

Variable row_major() { return arange(12, kFloat).reshape({4, 3}) / 8; }
Variable transposed() { return (arange(12, kFloat).reshape({3, 4}) / 8).t(); }

}  // namespace

TEST_SUITE_BEGIN("layout");

TEST_CASE("operations of one tensor") {
  const Variable x = transposed();
  const Variable i = (x * 8).to(kLong),
                 sliced = arange(24, kFloat).reshape({6, 4}).t().slice(1, 0, 6, 2);
  check_all({{"clone", x.clone(), {1, 4}},
             {"clone of a slice", sliced.clone(), {1, 4}},
             {"clone, row-major", x.clone(MemoryFormat::Contiguous), {3, 1}},
             {"contiguous", x.contiguous(), {3, 1}},
             {"to", x.to(kDouble), {1, 4}},
             {"exp", exp(x), {1, 4}},
             {"exp of integers", exp(i), {1, 4}},
             {"exp of a slice", exp(sliced), {1, 4}},
             {"exp of bfloat16", exp(x.to(kBFloat16)), {1, 4}},
             {"neg", -i, {1, 4}},
             {"isnan", isnan(x), {1, 4}},
             {"isnan of integers", isnan(i), {1, 4}},
             {"clamp", clamp(x, 0.5, 1), {1, 4}},
             {"relu", relu(x), {1, 4}},
             {"zeros_like", zeros_like(x), {1, 4}},
             {"full_like", full_like(x, 2, kLong), {1, 4}},
             {"empty_like, row-major", empty_like(x, {}, MemoryFormat::Contiguous), {3, 1}},
             {"randn_like", randn_like(x), {1, 4}},
             {"randint_like", randint_like(x, 9), {1, 4}},
             {"flip", flip(x, 0), {1, 4}},
             {"sort", std::get<0>(sort(x, 0)), {1, 4}},
             {"argsort", argsort(x, 0), {1, 4}}});
}

TEST_CASE("operations whose results are row-major whatever they are made from") {
  const Variable x = transposed(), at = zeros({4, 3}, kLong), one = zeros({1}, kLong);
  check_all({{"cumsum", cumsum(x, 0), {3, 1}},
             {"softmax", softmax(x, 0), {3, 1}},
             {"log_softmax", log_softmax(x, 1), {3, 1}},
             {"sum", x.sum(0, true), {3, 1}},
             {"cat", cat({x, x}), {3, 1}},
             {"stack", stack({x, x}), {12, 3, 1}},
             {"repeat", x.repeat({1, 1}), {3, 1}},
             {"roll", roll(x, 1, 0), {3, 1}},
             {"tril", tril(x), {3, 1}},
             {"topk", std::get<0>(topk(x, 2)), {2, 1}},
             {"masked_fill", masked_fill(x, x > 1, 0), {3, 1}},
             {"scatter", scatter(x, 0, at, x), {3, 1}},
             {"scatter_add", scatter_add(x, 0, at, x), {3, 1}},
             {"gather", gather(x, 0, at), {3, 1}},
             {"index_add", index_add(x, 0, one, x.slice(0, 0, 1)), {3, 1}},
             {"index_copy", index_copy(x, 0, one, x.slice(0, 0, 1)), {3, 1}},
             {"bernoulli", bernoulli(x / 2), {3, 1}},
             {"pow of a number", pow(2, x), {3, 1}},
             {"log_sigmoid", log_sigmoid(x), {3, 1}},
             {"prelu", prelu(x, ones({1})), {3, 1}},
             {"nonzero, by columns", nonzero(row_major()), {1, 11}}});
}

TEST_CASE("operations of several tensors: the first that tells axes apart decides") {
  const Variable x = transposed(), y = row_major(), row = ones({3}), column = ones({4, 1});
  check_all({{"x + 1", x + 1, {1, 4}},
             {"1 - x", 1 - x, {1, 4}},
             {"x + x", x + x, {1, 4}},
             {"x + y", x + y, {1, 4}},
             {"y + x", y + x, {3, 1}},
             {"x * row", x * row, {1, 4}},
             {"row * x", row * x, {1, 4}},
             {"column * x", column * x, {1, 4}},
             {"column * row", column * row, {3, 1}},
             {"x < y", x < y, {1, 4}},
             {"y > x", y > x, {3, 1}},
             {"maximum", maximum(x, y), {1, 4}},
             {"logical_and", logical_and(x, y), {1, 4}},
             {"where", where(x > 1, y, y), {1, 4}},
             {"where of a row-major condition", where(y > 1, x, x), {3, 1}},
             {"x of int64 + y", (x * 8).to(kLong) + y, {1, 4}},
             {"bfloat16", x.to(kBFloat16) + y.to(kBFloat16), {1, 4}},
             {"three axes", ones({2, 3, 4}).permute({1, 0, 2}) * ones({2, 4}), {4, 12, 1}},
             {"index_put", index_put(x, {tensor({0})}, ones({})), {1, 4}},
             {"index_fill", index_fill(x, 0, zeros({1}, kLong), 1), {1, 4}},
             {"mse_loss", mse_loss(x, y, Reduction::None), {1, 4}}});
}

TEST_CASE("values do not depend on the order of axes") {
  const Variable x = transposed(), y = row_major(), mask = x.contiguous() > 0.7;
  const Variable c = x.contiguous();
  CHECK(equal(x - y, c - y));
  CHECK(equal(y - x, y - c));
  CHECK(equal(x.to(kBFloat16) - y[0].to(kBFloat16), c.to(kBFloat16) - y[0].to(kBFloat16)));
  CHECK(equal(where(mask, x, y), where(mask, c, y)));
  CHECK(equal(where(mask.t().contiguous().t(), 2, x), where(mask, 2, c)));
  const auto change = [&](const Variable& z) {
    z.mul_(y).exp_().sub_(c[1]).clamp_min_(0.25);
    z.slice(0, 0, 4, 2).add_(z.slice(0, 1, 4, 2));
    return z;
  };
  CHECK(equal(change(x.clone()), change(c.clone())));
}

TEST_CASE("random numbers are drawn in the order of memory") {
  const Variable x = transposed();
  const auto seeded = [](auto f) {
    manual_seed(7);
    return f();
  };
  const Variable u = seeded([] { return rand({3, 4}); });
  CHECK(equal(seeded([&] { return rand_like(x); }), u.t()));
  CHECK(equal(seeded([&] { return x.clone().uniform_(); }), u.t()));
  CHECK(equal(seeded([&] { return empty({6, 4}).t().slice(1, 0, 6, 2).uniform_(); }), u.t()));
  const Variable p = full({3, 4}, 0.5), chosen = seeded([&] {
                                          return empty({3, 4}).bernoulli_(p);
                                        });
  CHECK(equal(seeded([&] { return x.clone().bernoulli_(p.t()); }), chosen.t()));
}

TEST_CASE("views of results") {
  const Variable x = transposed();
  CHECK(equal((x + 1).t().view({-1}), arange(12, kFloat) / 8 + 1));
  CHECK_THROWS_WITH((x + 1).view({-1}), doctest::Contains("view size is not compatible"));
  CHECK(softmax(x, 0).view({-1}).sizes() == IntArrayRef{12});
}

TEST_CASE("flatten gives what has nothing to be flattened back") {
  const Variable vector = ones({3}), matrix = ones({2, 3});
  CHECK(vector.flatten().is_same(vector));
  CHECK(matrix.flatten(1).is_same(matrix));
  CHECK_FALSE(matrix.flatten().is_same(matrix));
  CHECK(tensor(1.).flatten().sizes() == IntArrayRef{1});
}

TEST_CASE("a grad lies like its leaf, if that fills its memory, else row-major") {
  for (const bool twice : {false, true}) {
    const Variable a = transposed().detach().requires_grad_();
    const Variable b = row_major().t().slice(1, 0, 4, 2).detach().requires_grad_();
    const Variable loss = (a * row_major()).sum() + exp(b).sum();
    loss.backward({}, twice);
    if (twice) loss.backward();
    CHECK(a.grad().strides() == IntArrayRef{1, 4});
    CHECK(b.grad().strides() == IntArrayRef{2, 1});
    CHECK(equal(a.grad(), row_major() * (twice ? 2 : 1)));
  }
}

TEST_SUITE_END();
