#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

namespace {

Variable numbers(std::vector<int64_t> values) { return tensor(values); }

}  // namespace

TEST_SUITE_BEGIN("index");

TEST_CASE("index_select of single numbers, by several threads") {
  for (const ScalarType dtype : {kByte, kShort, kFloat, kDouble}) {
    const Variable x = arange(300 * 50).reshape({300, 50}).to(dtype);
    const Variable picks = randint(50, {700}, kLong);
    CHECK(equal(x.index_select(1, picks), x.t().contiguous().index_select(0, picks).t()));
  }
  CHECK(ones({3, 4}).index_select(1, zeros({0}, kLong)).sizes() == IntArrayRef({3, 0}));
}

TEST_CASE("index_select") {
  const Variable x = tensor({{1, 2}, {3, 4}, {5, 6}});
  CHECK(equal(x.index_select(0, numbers({2, 0, 2})), tensor({{5, 6}, {1, 2}, {5, 6}})));
  CHECK(equal(x.index_select(-1, tensor(1).to(kInt)), tensor({{2}, {4}, {6}})));
  CHECK(equal(x.t().index_select(0, numbers({1})), tensor({{2, 4, 6}})));
  CHECK(equal(tensor(7).index_select(0, numbers({0})), tensor(7)));
  CHECK(x.index_select(0, zeros({0}, kLong)).sizes() == IntArrayRef{0, 2});
  CHECK_THROWS_WITH(x.index_select(0, numbers({3})),
                    Contains("index out of range in self, got 3 at position 0, expected 0 to 2"));
  CHECK_THROWS_WITH(x.index_select(0, numbers({-1})), Contains("index out of range in self"));
  CHECK_THROWS_WITH(x.index_select(0, zeros({1, 1}, kLong)), Contains("supposed to be a vector"));
  CHECK_THROWS_WITH(x.index_select(0, zeros({1})), Contains("Expected dtype int32 or int64"));
  CHECK(equal(tensor(7).index_select(0, numbers({0, 0})), tensor(7)));
  CHECK_THROWS_WITH(tensor(7).index_select(0, numbers({1})), Contains("index out of range"));
}

TEST_CASE("what index_add adds is multiplied in the tensor's dtype") {
  const Variable at = numbers({0, 0}), one = numbers({1});
  CHECK(equal(ones({2}, kInt).index_add(0, at, ones({2}, kInt), 0.5), ones({2}, kInt)));
  CHECK(equal(ones({2}, kLong).index_add(0, at, ones({2}, kLong), 1.5), tensor({3, 1})));
  CHECK(equal(ones({2}, kByte).index_add(0, at, ones({2}, kByte), -1), tensor({255, 1}, kByte)));
  CHECK(equal(ones({2}).index_add(0, at, ones({2}), 0.5), tensor({2.0, 1.0})));
  CHECK_THROWS_WITH(ones({2}, kByte).index_add(0, at, ones({2}, kByte), 300),
                    Contains("cannot be converted to type uint8_t"));
  const Variable off = zeros({2}, kBool), on = ones({1}, kBool);
  CHECK(equal(off.index_add(0, one, on), tensor({false, true})));
  CHECK(equal(off.index_add(0, one, on, 0), off));
  CHECK(equal(off.put(one, on, true), tensor({false, true})));
  CHECK(equal(off.index_put({one}, on, true), tensor({false, true})));
  CHECK(equal(off.scatter_add(0, one, on), tensor({false, true})));
}

TEST_CASE("numbers take indices as vectors of one element do") {
  const Variable x = tensor(5.0), at = numbers({0, 0});
  CHECK(equal(x.index_select(0, tensor(0).to(kInt)), x));
  CHECK(equal(x.index_add(0, at, tensor({1.0, 2.0})), tensor(8.0)));
  CHECK(equal(x.index_copy(-1, at, tensor({1.0, 2.0})), tensor(2.0)));
  CHECK(equal(x.index_fill(0, at, 7), tensor(7.0)));
  CHECK(equal(x.index_fill(0, numbers({}), 7), x));
  CHECK_THROWS_WITH(x.index_add(0, at, tensor(1.0)), Contains("Number of indices (2)"));
}

TEST_CASE("index_add, index_copy, index_fill") {
  const Variable x = tensor({{1, 2}, {3, 4}});
  const Variable rows = tensor({{10, 20}, {30, 40}});
  CHECK(equal(x.index_add(0, numbers({1, 1}), rows), tensor({{1, 2}, {43, 64}})));
  CHECK(equal(x.index_add(1, numbers({0, 1}), rows, -1), tensor({{-9, -18}, {-27, -36}})));
  CHECK(equal(x.index_copy(0, numbers({1, 1}), rows), tensor({{1, 2}, {30, 40}})));
  CHECK(equal(x.index_fill(1, numbers({-1}), 9), tensor({{1, 9}, {3, 9}})));
  CHECK(equal(tensor(3).index_add(0, numbers({0}), tensor(4)), tensor(7)));
  const Variable y = x.clone().t();
  y.index_add_(0, numbers({0}), tensor({{5, 5}}));
  y.index_copy_(1, numbers({1}), tensor({{7}, {8}}));
  y.index_fill_(0, numbers({1}), 0);
  CHECK(equal(y, tensor({{6, 7}, {0, 0}})));
  CHECK_THROWS_WITH(x.index_add(0, numbers({0}), rows),
                    Contains("Number of indices (1) should be equal to source.size(dim)"));
  CHECK_THROWS_WITH(x.index_copy(0, numbers({0, 2}), rows),
                    Contains("index 2 is out of bounds for dimension"));
  CHECK_THROWS_WITH(
      x.index_copy(0, numbers({0, 1}), rows.to(kFloat)),
      Contains("self and source expected to have the same dtype, but got (self) Long"));
  CHECK_THROWS_WITH(x.index_fill(0, numbers({5}), 1),
                    Contains("index 5 is out of bounds for dimension 0 with size 2"));
  CHECK_THROWS_WITH(index_fill(x, 0, numbers({0}), rows),
                    Contains("only supports a 0-dimensional value tensor"));
}

TEST_CASE("put and masked_scatter") {
  const Variable x = tensor({{1, 2}, {3, 4}}), mask = tensor({true, false});
  CHECK(equal(x.t().put(numbers({1, -1}), tensor({7, 8})), tensor({{1, 7}, {2, 8}})));
  CHECK(equal(x.clone().put_(numbers({0, 0}), tensor({{7, 8}}), true), tensor({{16, 2}, {3, 4}})));
  CHECK(equal(x.masked_scatter(mask, tensor({7, 8, 9})), tensor({{7, 2}, {8, 4}})));
  CHECK(equal(tensor({1, 2}).masked_scatter(tensor({{true, true}, {false, false}}), x),
              tensor({{1, 2}, {1, 2}})));
  CHECK_THROWS_WITH(
      x.put(numbers({0}), tensor({7, 8})),
      Contains("Expected source and index to have the same number of elements, but got"));
  CHECK_THROWS_WITH(x.put(numbers({4}), tensor({7})),
                    Contains("out of range: tried to access index 4 on a tensor of 4"));
  CHECK_THROWS_WITH(
      x.put(numbers({0}), tensor({7.})),
      Contains("self and source expected to have the same dtype, but got self.dtype = Long and"));
  CHECK_THROWS_WITH(x.put(tensor({0.}), tensor({7})), Contains("Expected a long tensor for index"));
  CHECK_THROWS_WITH(zeros({0}).put(numbers({0}), tensor({7.})),
                    Contains("Tried to put elements into an empty tensor"));
  CHECK_THROWS_WITH(x.masked_scatter(mask, tensor({7})),
                    Contains("Number of elements of source < number of ones in mask, got 1 and 2"));
  CHECK_THROWS_WITH(x.masked_scatter(mask, tensor({7.})),
                    Contains("expected self and source to have same dtypes but gotLong and Float"));
  CHECK_THROWS_WITH(x.masked_scatter(numbers({1, 0}), x),
                    Contains("expected BoolTensor or ByteTensor for mask, got Long"));
}

TEST_CASE("take and masked_select") {
  const Variable x = tensor({{1, 2}, {3, 4}});
  CHECK(equal(x.t().take(tensor({{1, -1}})), tensor({{3, 4}})));
  CHECK(equal(x.masked_select(tensor({true, false})), tensor({1, 3})));
  CHECK(equal(x.masked_select(eq(x, 9)), zeros({0}, kLong)));
  CHECK(equal(tensor({1, 2}).masked_select(tensor({{true}, {true}})), tensor({1, 2, 1, 2})));
  CHECK_THROWS_WITH(x.take(numbers({4})), Contains("out of range: tried to access index 4"));
  CHECK_THROWS_WITH(x.take(zeros({1})),
                    Contains("Expected a long tensor for index, but got Float"));
  CHECK_THROWS_WITH(zeros({0}).take(numbers({0})), Contains("tried to take from an empty tensor"));
  CHECK_THROWS_WITH(x.masked_select(x), Contains("expected BoolTensor or ByteTensor for mask"));
  CHECK_THROWS_WITH(x.masked_select(tensor({true, true, false})),
                    Contains("The size of tensor a (3) must match the"));
}

TEST_CASE("gather") {
  const Variable x = tensor({{1, 2}, {3, 4}});
  CHECK(equal(x.gather(1, tensor({{0, 0}, {1, 0}})), tensor({{1, 1}, {4, 3}})));
  CHECK(equal(x.gather(0, tensor({{1}, {0}, {1}})), tensor({{3}, {1}, {3}})));
  CHECK(equal(x.t().gather(0, tensor({{1, 0}})), tensor({{2, 3}})));
  CHECK(equal(tensor(5).gather(0, numbers({0, 0})), tensor({5, 5})));
  CHECK(equal(tensor(5).gather(-1, tensor(0)), tensor(5)));
  CHECK(x.gather(0, zeros({0, 0}, kLong)).sizes() == IntArrayRef{0, 0});
  CHECK_THROWS_WITH(x.gather(0, tensor({{2}})),
                    Contains("index 2 is out of bounds for dimension 0 with size 2"));
  CHECK_THROWS_WITH(
      x.gather(0, numbers({0})),
      Contains("Index tensor must have the same number of dimensions as input tensor, got"));
  CHECK_THROWS_WITH(
      x.gather(0, tensor({{0, 0, 0}})),
      Contains(
          "Size does not match at dimension 1 expected index [1, 3] to be smaller than self [2,"));
  CHECK_THROWS_WITH(x.gather(0, zeros({1, 1})), Contains("Expected dtype int64 for index"));
}

TEST_CASE("scatter") {
  const Variable x = zeros({2, 3}, kLong);
  const Variable at = tensor({{0, 1, 0}});
  CHECK(equal(x.scatter(0, at, tensor({{7, 8, 9}, {0, 0, 0}})), tensor({{7, 0, 9}, {0, 8, 0}})));
  CHECK(equal(x.scatter(1, tensor({{2}, {0}}), 1), tensor({{0, 0, 1}, {1, 0, 0}})));
  CHECK(equal(x.scatter_add(1, at, tensor({{1, 2, 4}})), tensor({{5, 2, 0}, {0, 0, 0}})));
  CHECK(equal(scatter(x, 1, at, tensor({{1, 2, 4}}), "add"), tensor({{5, 2, 0}, {0, 0, 0}})));
  CHECK(equal(scatter(x + 3, 1, at, 2, "multiply"), tensor({{12, 6, 3}, {3, 3, 3}})));
  CHECK(equal(x.scatter(0, zeros({0}, kLong), x), x));
  const Variable y = zeros({3, 2}, kLong).t();
  CHECK(y.scatter_(0, at, 1).scatter_add_(0, at, tensor({{1, 2, 3}})).is_same(y));
  CHECK(equal(y, tensor({{2, 0, 4}, {0, 3, 0}})));
  CHECK_THROWS_WITH(x.scatter(0, tensor({{2}}), 1), Contains("index 2 is out of bounds"));
  CHECK_THROWS_WITH(x.scatter(0, at, zeros({1, 3})), Contains("Expected self.dtype to be equal to "
                                                              "src.dtype, got Long and Float"));
  CHECK_THROWS_WITH(x.scatter(0, at, zeros({1, 2}, kLong)),
                    Contains("Expected index [1, 3] to be smaller than self [2, 3] apart"));
  CHECK_THROWS_WITH(x.scatter(0, at, zeros({3}, kLong)),
                    Contains("must have the same number of dimensions as src tensor"));
  CHECK_THROWS_WITH(scatter(x, 0, at, 1, "max"),
                    Contains("reduce argument must be either add or multiply. Got max"));
  const Variable leaf = zeros({3}, requires_grad());
  CHECK_THROWS_WITH(scatter(leaf, 0, numbers({0}), 2, "multiply"),
                    Contains("derivative for aten::scatter is not"));
}

TEST_CASE("scatter on tensors whose elements share memory, and from such ones") {
  const Variable one = ones({1, 3}, kDouble), at = tensor({{0, 2}, {1, 0}});
  const Variable x = one.expand({2, 3}), source = tensor({{5.0}, {7.0}}, kDouble).expand({2, 2});
  const Variable y = tensor({{5., 1., 5.}, {7., 7., 1.}}, kDouble);
  CHECK(equal(x.scatter(1, at, source), y));
  CHECK(equal(x.scatter_add(1, at, source), tensor({{6., 1., 6.}, {8., 8., 1.}}, kDouble)));
  CHECK(equal(x.scatter_reduce(1, at, source, "prod"), y));
  CHECK(equal(x.scatter(0, tensor({{1}}).expand({1, 3}), 4),
              tensor({{1., 1., 1.}, {4., 4., 4.}}, kDouble)));
  CHECK(equal(one, ones({1, 3}, kDouble)));
  const char* const shared = "refers to a single memory location";
  CHECK_THROWS_WITH(x.scatter_(1, at, source), Contains(shared));
  CHECK_THROWS_WITH(x.scatter_(1, at, 2), Contains(shared));
  CHECK_THROWS_WITH(x.scatter_add_(1, at, source), Contains(shared));
}

TEST_CASE("a source larger than the index gets its gradient") {
  const Variable source = ones({2, 3}, requires_grad());
  zeros({2, 3}).scatter(0, tensor({{1, 0}}), source).sum().backward();
  CHECK(equal(source.grad(), tensor({{1., 1., 0.}, {0., 0., 0.}})));
}

TEST_CASE("scatter_reduce") {
  const Variable x = tensor({1, 2, 3}), at = numbers({0, 0, 2}), source = tensor({5, 8, -9});
  CHECK(equal(x.scatter_reduce(0, at, source, "amax"), tensor({8, 2, 3})));
  CHECK(equal(x.scatter_reduce(0, at, source, "amin", false), tensor({5, 2, -9})));
  CHECK(equal(x.scatter_reduce(0, at, source, "mean"), tensor({4, 2, -3})));
  CHECK(equal(x.clone().scatter_reduce_(0, at, source, "prod", false), tensor({40, 2, -9})));
  const Variable bytes = tensor({1, 2}, kByte), none = tensor({true, false});
  CHECK(equal(bytes.scatter_reduce(0, numbers({1}), tensor({9}, kByte), "amin", false),
              tensor({1, 9}, kByte)));
  CHECK(equal(none.scatter_reduce(0, numbers({0}), tensor({false}), "amax", false),
              tensor({false, false})));
  CHECK_THROWS_WITH(
      x.scatter_reduce(0, at, source, "max"),
      Contains("reduce argument must be either sum, prod, mean, amax or amin. Got max"));
}

TEST_SUITE_END();
