#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("join");

TEST_CASE("cat") {
  const Variable x = tensor({{1., 2.}, {3., 4.}});
  CHECK(equal(cat({x, tensor({{5., 6.}})}), tensor({{1., 2.}, {3., 4.}, {5., 6.}})));
  CHECK(equal(cat({x, x.t()}, -1), tensor({{1., 2., 1., 3.}, {3., 4., 2., 4.}})));
  CHECK(equal(cat({zeros({0}), x}), x));
  CHECK(cat({zeros({0}), zeros({0})}).sizes() == IntArrayRef{0});
  CHECK(cat({zeros({0, 2}), x}).sizes() == IntArrayRef{2, 2});
  CHECK(cat({x, ones({1, 2}, kLong)}).dtype() == kFloat);
  CHECK(cat({ones({1}, kLong), ones({1}, kDouble)}).dtype() == kDouble);
  CHECK_THROWS_WITH(cat({}), Contains("expected a non-empty list of Tensors"));
  CHECK_THROWS_WITH(
      cat({x, ones({2})}),
      Contains("Tensors must have same number of dimensions: got 2 and 1, for shapes [2,"));
  CHECK_THROWS_WITH(cat({x, ones({2, 3})}),
                    Contains("Sizes of tensors must match except in dimension 0. Expected size 2 "
                             "but got size 3 for tensor number 1 in the list"));
  CHECK_THROWS_WITH(cat({zeros({})}),
                    Contains("zero-dimensional tensor (at position 0) cannot be concatenated"));
  CHECK_THROWS_WITH(cat({x}, 2), Contains("Dimension out of range"));
}

TEST_CASE("the parts of cat get their parts of the gradient") {
  const Variable a = ones({2}, requires_grad()), b = ones({0}, requires_grad());
  const Variable c = ones({1}), d = ones({1}, kDouble).requires_grad_();
  const Variable y = cat({a, b, c, d, a});
  (y * arange(6)).sum().backward();
  CHECK(equal(a.grad(), tensor({4., 6.})));
  CHECK(b.grad().sizes() == IntArrayRef{0});
  CHECK_FALSE(c.grad().defined());
  CHECK(equal(d.grad(), tensor({3.}, kDouble)));
  CHECK(y.grad_fn()->name() == "cat");
  CHECK(y.grad_fn()->next_edges().size() == 5);
}

TEST_CASE("stack") {
  const Variable x = tensor({1., 2.});
  CHECK(equal(stack({x, x * 2}), tensor({{1., 2.}, {2., 4.}})));
  CHECK(equal(stack({x, x * 2}, -1), tensor({{1., 2.}, {2., 4.}})));
  CHECK(stack({zeros({}), zeros({})}).sizes() == IntArrayRef{2});
  CHECK_THROWS_WITH(stack({}), Contains("stack expects a non-empty TensorList"));
  CHECK_THROWS_WITH(
      stack({x, ones({3})}),
      Contains(
          "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1"));
}

TEST_CASE("repeat and tile") {
  const Variable x = tensor({{1., 2.}});
  CHECK(equal(x.repeat({2, 2}), tensor({{1., 2., 1., 2.}, {1., 2., 1., 2.}})));
  CHECK(x.repeat({3, 1, 1}).sizes() == IntArrayRef{3, 1, 2});
  CHECK(x.repeat({1, 0}).numel() == 0);
  CHECK(x.tile({2}).sizes() == IntArrayRef{1, 4});
  CHECK(x.repeat({1, 1}).data_ptr() != x.data_ptr());
  CHECK_THROWS_WITH(x.repeat({2}),
                    Contains("Number of dimensions of repeat dims can not be smaller"));
  CHECK_THROWS_WITH(x.repeat({1, -1}), Contains("negative dimension"));
}

TEST_CASE("flip and roll") {
  const Variable x = tensor({{1, 2, 3}, {4, 5, 6}});
  CHECK(equal(x.flip({0, 1}), tensor({{6, 5, 4}, {3, 2, 1}})));
  CHECK(equal(x.flip({}), x));
  CHECK(zeros({0, 2}).flip({0}).sizes() == IntArrayRef{0, 2});
  CHECK(equal(x.roll(1), tensor({{6, 1, 2}, {3, 4, 5}})));
  CHECK(equal(x.roll({-1, 4}, {0, 1}), tensor({{6, 4, 5}, {3, 1, 2}})));
  CHECK(zeros({0, 3}).roll(1, 0).sizes() == IntArrayRef{0, 3});
  CHECK_THROWS_WITH(x.flip({0, 0}), Contains("dim 0 appears multiple times in the list of dims"));
  CHECK_THROWS_WITH(x.roll({1, 2}, {0}), Contains("shifts and dimensions must align"));
  CHECK_THROWS_WITH(tensor(1).roll(1, 0),
                    Contains("Dimension specified as 0 but tensor has no dimensions"));
  CHECK_THROWS_WITH(x.roll({}), Contains("`shifts` required"));
}

TEST_CASE("triangles and diagonals") {
  const Variable x = tensor({{1, 2, 3}, {4, 5, 6}});
  CHECK(equal(x.tril(), tensor({{1, 0, 0}, {4, 5, 0}})));
  CHECK(equal(x.tril(-1), tensor({{0, 0, 0}, {4, 0, 0}})));
  CHECK(equal(x.triu(1), tensor({{0, 2, 3}, {0, 0, 6}})));
  CHECK(equal(x.triu(-9), x));
  CHECK(equal(stack({x, x}).triu(2).select(0, 1), tensor({{0, 0, 3}, {0, 0, 0}})));
  CHECK(equal(x.diag(), tensor({1, 5})));
  CHECK(equal(tensor({1, 2}).diag(1), tensor({{0, 1, 0}, {0, 0, 2}, {0, 0, 0}})));
  CHECK_THROWS_WITH(zeros({3}).tril(), Contains("tril: Dimension out of range"));
  CHECK_THROWS_WITH(zeros({3}).triu(), Contains("triu: Dimension out of range"));
  CHECK_THROWS_WITH(zeros({}).diag(), Contains("matrix or a vector expected"));
}

TEST_SUITE_END();
