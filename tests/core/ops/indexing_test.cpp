#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/printed.h"
#include "tests/support/shares_memory.h"

using namespace taper;
using namespace taper::indexing;
using doctest::Contains;
using taper::testing::printed;
using taper::testing::shares_memory;

namespace {

Variable matrix() { return tensor({{1, 2, 3}, {4, 5, 6}}); }

}  // namespace

TEST_SUITE_BEGIN("indexing");

TEST_CASE("integers, slices, None and Ellipsis give views") {
  const Variable x = matrix();
  CHECK(equal(x[1], tensor({4, 5, 6})));
  CHECK(x[-1][Scalar(2)].item<int64_t>() == 6);
  CHECK(equal(x.index({1, Slice(1)}), tensor({5, 6})));
  CHECK(equal(x.index({Slice(), Slice(None, None, 2)}), tensor({{1, 3}, {4, 6}})));
  CHECK(equal(x.index({Slice(), Slice(-2, INDEX_MAX)}), tensor({{2, 3}, {5, 6}})));
  CHECK(equal(x.index({Ellipsis, 0}), tensor({1, 4})));
  CHECK(equal(x.index({0, "...", 0}), tensor(1)));
  CHECK(x.index({None, Ellipsis, None}).sizes() == IntArrayRef{1, 2, 3, 1});
  CHECK(x.index({0, None, 1}).sizes() == IntArrayRef{1});
  CHECK(equal(x.index({tensor(1)}), x[1]));
  for (const Variable& part : {x.index({"..."}), x[0], x.index({None, 0}), x[tensor(0)]})
    CHECK(shares_memory(x, part));
  CHECK_FALSE(x.index({Ellipsis}).is_same(x));
}

TEST_CASE("tensors of numbers") {
  const Variable x = arange(24).view({2, 3, 4});
  const Variable rows = tensor({0, 1}), one = tensor({{-1}});
  CHECK(equal(matrix()[tensor({1, 0, 1})], tensor({{4, 5, 6}, {1, 2, 3}, {4, 5, 6}})));
  CHECK(equal(matrix().index({rows, rows}), tensor({1, 5})));
  CHECK(equal(matrix().index({rows.unsqueeze(1), rows}), tensor({{1, 2}, {4, 5}})));
  CHECK(x.index({Slice(), rows}).sizes() == IntArrayRef{2, 2, 4});
  CHECK(x.index({rows, Slice(), rows}).sizes() == IntArrayRef{2, 3});
  CHECK(equal(x.index({rows, Slice(), rows}), tensor({{0, 4, 8}, {13, 17, 21}})));
  CHECK(x.index({0, Slice(), rows}).sizes() == IntArrayRef{3, 2});
  CHECK(equal(x.index({Slice(), rows, one}), tensor({{{3, 7}}, {{15, 19}}})));
  CHECK(x.index({Ellipsis, rows, None}).sizes() == IntArrayRef{2, 3, 2, 1});
  CHECK(zeros({0, 3})[zeros({0}, kLong)].sizes() == IntArrayRef{0, 3});
  CHECK(equal(x.permute({2, 1, 0}).index({one, rows}), tensor({{{3, 15}, {7, 19}}})));
}

TEST_CASE("bools and masks") {
  const Variable x = matrix();
  CHECK(equal(x[eq(x, 5)], tensor({5})));
  CHECK(equal(x[tensor({false, true})], tensor({{4, 5, 6}})));
  CHECK(equal(x.index({Slice(), tensor({1, 0, 1}).to(kByte)}), tensor({{1, 3}, {4, 6}})));
  CHECK(x.index({true}).sizes() == IntArrayRef{1, 2, 3});
  CHECK(x.index({false}).sizes() == IntArrayRef{0, 2, 3});
  CHECK(x[tensor(true)].sizes() == IntArrayRef{1, 2, 3});
  CHECK(stack({x, x}, 2).index({eq(x, 5), Slice(1, 2)}).sizes() == IntArrayRef{1, 1});
  CHECK(x.index({eq(x, 0)}).sizes() == IntArrayRef{0});
}

TEST_CASE("wrong indices") {
  const Variable x = matrix();
  CHECK_THROWS_WITH(x[2],
                    Contains("index 2 out of range for tensor of size [2, 3] at dimension 0"));
  CHECK_THROWS_WITH(x[Scalar(0.5)], Contains("Can only index tensors with integral scalars"));
  CHECK_THROWS_WITH(x.index({0, 0, 0}), Contains("too many indices for tensor of dimension 2"));
  CHECK_THROWS_WITH(x.index({Slice(), tensor({-4})}),
                    Contains("index: index -4 is out of bounds for dimension 0 with size 3,"));
  CHECK_THROWS_WITH(x[tensor({0.5})], Contains("must be long, byte or bool tensors, got Float"));
  CHECK_THROWS_WITH(x[tensor({true})],
                    Contains("The shape of the mask [1] at index 0 does not match "
                             "the shape of the indexed tensor [2, 3]"));
  CHECK_THROWS_WITH(
      x.index({tensor({0, 1}), tensor({0, 1, 2})}),
      Contains("indexing tensors could not be broadcast together with shapes [2], [3]"));
  CHECK_THROWS_WITH(x.index({Slice(None, None, -1)}),
                    Contains("step must be greater than zero, got -1;"));
  const doctest::Contains once("an index can only have a single ellipsis ('...'), got ");
  CHECK_THROWS_WITH(x.index({"...", "..."}), once);
  CHECK_THROWS_WITH(x.index({"...", tensor({0, 1}), Ellipsis}), once);
  CHECK_THROWS_WITH(x.index({"...", "...", "...", x > 0}), once);
  CHECK_THROWS_WITH(x.clone().index_put_({"...", 0, "..."}, 1), once);
  CHECK_THROWS_WITH(Slice(0, 1, 0), Contains("slice step cannot be zero"));
  CHECK_THROWS_WITH(TensorIndex(".."), Contains("Expected \"...\" to represent an ellipsis index"));
}

TEST_CASE("writing") {
  const Variable x = matrix();
  x.index_put_({0, Slice(1, None)}, 9);
  x.index_put_({1, 0}, tensor({{7}}));
  CHECK(equal(x, tensor({{1, 9, 9}, {7, 5, 6}})));
  x.index_put_({tensor({0, 1}), tensor({2, 1})}, tensor({-1, -2}));
  CHECK(equal(x, tensor({{1, 9, -1}, {7, -2, 6}})));
  x.index_put_({x == 9}, 0);
  x.index_put_({Ellipsis, tensor({0})}, tensor({{3}, {4}}));
  CHECK(equal(x, tensor({{3, 0, -1}, {4, -2, 6}})));
  x.t().index_put_({tensor({0, 0})}, tensor({{1, 1}}), true);
  CHECK(equal(x, tensor({{5, 0, -1}, {6, -2, 6}})));
  x.index_put_({0}, x[1], true);
  CHECK(equal(x[0], tensor({11, -2, 5})));
  CHECK(equal(x.index_put({TensorIndex(0)}, tensor(0))[0], tensor({0, 0, 0})));
  CHECK(x.index({0, 0}).item<int64_t>() == 11);
  CHECK_THROWS_WITH(x.index_put_({tensor({0, 1})}, zeros({5}, kLong)),
                    Contains("shape mismatch: value tensor of shape [5] cannot be broadcast to "
                             "indexing result of shape [2, 3]"));
  CHECK_THROWS_WITH(x.index_put_({tensor({0})}, zeros({3})),
                    Contains("Index put requires the source and destination dtypes match, got Long "
                             "for the destination and Float for the source"));
  CHECK_THROWS_WITH(x.expand({2, 2, 3}).index_put_({tensor({0})}, 0),
                    Contains("more than one element of the written-to tensor"));
}

TEST_CASE("assigning to a part writes into the whole") {
  const Variable x = matrix();
  x[0] = tensor({7, 8, 9});
  x[1][2] = 0;
  x[1][0] = x[0][1];
  x.index({1, Slice(1, 2)}) = 3;
  CHECK(equal(x, tensor({{7, 8, 9}, {8, 3, 0}})));
  Variable named = x[0];
  named = x[1];
  CHECK(equal(x[0], tensor({7, 8, 9})));
}

TEST_CASE("writing is recorded") {
  const Variable leaf = ones({2, 3}, requires_grad()), value = ones({3}, requires_grad());
  const Variable x = leaf * 2;
  x.index_put_({tensor({1})}, value);
  x.index_put_({0, Slice(1, None)}, 5);
  (x * x).sum().backward();
  CHECK(equal(leaf.grad(), tensor({{8., 0., 0.}, {0., 0., 0.}})));
  CHECK(equal(value.grad(), tensor({2., 2., 2.})));
  CHECK_THROWS_WITH(leaf.index_put_({tensor({0})}, 1),
                    Contains("leaf Variable that requires grad"));
}

TEST_CASE("equal indices add their gradients") {
  const Variable x = ones({3}, requires_grad());
  x[tensor({0, 0, 2})].sum().backward();
  CHECK(equal(x.grad(), tensor({2., 0., 1.})));
}

TEST_CASE("an index knows what it is") {
  CHECK(TensorIndex(None).is_none());
  CHECK(TensorIndex("...").is_ellipsis());
  CHECK(TensorIndex(7).is_integer());
  CHECK(TensorIndex(7).integer() == 7);
  CHECK(TensorIndex(true).is_boolean());
  CHECK(TensorIndex(true).boolean());
  CHECK(TensorIndex(Slice(1, 2)).is_slice());
  CHECK(TensorIndex(Slice(1, 2)).slice().stop() == 2);
  CHECK(TensorIndex(matrix()).is_tensor());
  CHECK(TensorIndex(matrix()).tensor().numel() == 6);
  CHECK(Slice(None, None, -2).start() == INDEX_MAX);
  CHECK(Slice(None, None, -2).stop() == INDEX_MIN);
  CHECK(printed(TensorIndex(None)) == "None");
  CHECK(printed(TensorIndex(Ellipsis)) == "...");
  CHECK(printed(TensorIndex(3)) == "3");
  CHECK(printed(TensorIndex(false)) == "false");
  CHECK(printed(TensorIndex(Slice(1, 2, 3))) == "1:2:3");
  CHECK(printed(TensorIndex(matrix())) == "tensor[2, 3]");
}

TEST_SUITE_END();
