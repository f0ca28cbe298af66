// What passes leave in grads, and what seeds and grads share. The numbers are libtorch's.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::kLeaf;
using taper::testing::leaf;
using taper::testing::value;

namespace {

Variable cube(const Variable& x) { return x * x * x; }

}  // namespace

TEST_SUITE_BEGIN("grads");

TEST_CASE("a pass adds to what an earlier one left, in place unless it makes a graph") {
  const Variable x = leaf(2), y = cube(x);
  SUBCASE("with create_graph, then without") {
    y.backward({}, std::nullopt, true);
    const Variable before = x.grad();
    CHECK(value(before) == 12);
    CHECK(before.requires_grad());
    y.backward({}, true);
    CHECK(x.grad().is_same(before));
    CHECK(value(before) == 24);
    CHECK(before.requires_grad());
  }
  SUBCASE("without create_graph, then with") {
    y.backward({}, true);
    const Variable before = x.grad();
    y.backward({}, std::nullopt, true);
    CHECK_FALSE(x.grad().is_same(before));
    CHECK(value(before) == 12);
    CHECK(value(x.grad()) == 24);
    CHECK(value(autograd::grad({x.grad()}, {x})[0]) == 12);
  }
  SUBCASE("twice with create_graph") {
    y.backward({}, std::nullopt, true);
    const Variable before = x.grad();
    y.backward({}, std::nullopt, true);
    CHECK_FALSE(x.grad().is_same(before));
    CHECK(value(before) == 12);
    CHECK(value(autograd::grad({x.grad()}, {x})[0]) == 24);
  }
  x.mutable_grad().reset();
}

TEST_CASE("a grad that is changed in place after create_graph does not disturb the graph") {
  const Variable x = leaf(2), h = exp(x);
  h.backward({}, std::nullopt, true);
  {
    const NoGradGuard guard;
    x.grad().mul_(100);
  }
  CHECK(value(autograd::grad({x.grad()}, {x})[0]) == value(h));
  x.mutable_grad().reset();
}

TEST_CASE("an interior value: its gradient, then a pass from there") {
  const Variable x = leaf(2), h = x * x, y = h * h;
  const Variable g = autograd::grad({y}, {h})[0];
  CHECK(value(g) == 8);
  h.backward(g);
  CHECK(value(x.grad()) == 32);
}

TEST_CASE("backward(inputs) of an interior value retains its grad, however often it is named") {
  const Variable x = leaf(2), h = x * 3, y = h * h;
  const variable_list twice{h, h};
  y.backward({}, true, false, TensorList(twice));
  CHECK(value(h.grad()) == 12);
  CHECK(h.retains_grad());
  CHECK_FALSE(x.grad().defined());
  y.backward();
  CHECK(value(h.grad()) == 24);
  CHECK(value(x.grad()) == 36);
}

TEST_CASE("backward from a grad says why it has no history") {
  const Variable x = leaf(2), seed = ones({}, kDouble);
  (x + 1).backward(seed);  // a copy of it becomes the grad
  CHECK_THROWS_WITH(x.grad().backward(), doctest::Contains("by a backward pass without create_gr"));
}

TEST_CASE("a seed that shares its memory with the grad") {
  const Variable x = tensor({{1.0, 2.0}, {3.0, 4.0}}, kLeaf);
  x.backward(x.detach() * 10);
  SUBCASE("in the same order") {
    x.backward(x.grad());
    CHECK(equal(x.grad(), tensor({{20.0, 40.0}, {60.0, 80.0}}, kDouble)));
  }
  SUBCASE("in another order") {
    x.backward(x.grad().t());
    CHECK(equal(x.grad(), tensor({{20.0, 50.0}, {50.0, 80.0}}, kDouble)));
  }
  SUBCASE("that a view hands on") {
    const Variable y = ones({4}, kLeaf), v = ones({2, 2}, kDouble);
    y.view({2, 2}).backward(v);
    v.mul_(100);
    CHECK(equal(y.grad(), ones({4}, kDouble)));
  }
  SUBCASE("of a value that retains its grad") {
    const Variable h = x * 1, v = ones({2, 2}, kDouble);
    h.retain_grad();
    h.backward(v, true);
    v.mul_(100);
    CHECK(equal(h.grad(), ones({2, 2}, kDouble)));
    h.backward(h.grad());
    CHECK(equal(h.grad(), full({2, 2}, 2.0, kDouble)));
  }
}

TEST_CASE("grads of two leaves that one cotangent reaches by views share no memory") {
  const Variable a = ones({2, 2}, kLeaf), b = ones({2, 2}, kLeaf);
  for (const bool create_graph : {false, true}) {
    (a.view({4}) + b.view({4})).sum().backward({}, std::nullopt, create_graph);
    const NoGradGuard guard;
    a.grad().mul_(5);
    CHECK(equal(b.grad(), ones({2, 2}, kDouble)));
    for (const Variable& x : {a, b}) x.mutable_grad().reset();
  }
}

TEST_CASE("a cotangent that is a view of another one is not added to in place") {
  const Variable a = ones({2, 2}, kLeaf), b = ones({2, 2}, kLeaf), older = a * 3;
  (((a.view({4}) + b.view({4})) * ones({4}, kDouble)).sum() + older.sum()).backward();
  CHECK(equal(a.grad(), full({2, 2}, 4.0, kDouble)));
  CHECK(equal(b.grad(), ones({2, 2}, kDouble)));
}

TEST_CASE("a pass counts that it changes a grad, which a graph may have saved") {
  const Variable x = leaf(2), w = leaf(3);
  (x * 5).backward();
  const Variable y = w * x.grad();
  (x * 5).backward();
  CHECK(x.grad()._version() == 1);
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("Got 'mul', which saved it, and 'backward'"));
}

TEST_CASE("a grad that the user has set") {
  const Variable x = tensor({2.0, 3.0}, kLeaf);
  x.mutable_grad() = ones({2}, kFloat);
  (x * 3).sum().backward();
  CHECK(equal(x.grad(), full({2}, 4.0, kFloat)));
  x.mutable_grad() = ones({1}, kDouble).expand({2});
  CHECK_THROWS_WITH((x * 3).sum().backward(),
                    doctest::Contains("more than one element of the written-to tensor refers to a "
                                      "single memory location"));
}

TEST_CASE("a seed of another dtype is converted") {
  for (const ScalarType dtype : {kFloat, kLong, kBool}) {
    const Variable x = leaf(2);
    (x * 3).backward(ones({}, dtype));
    CHECK(x.grad().dtype() == kDouble);
    CHECK(value(x.grad()) == 3);
  }
}

TEST_CASE("a seed that requires grad: differentiated under create_graph only") {
  const Variable x = leaf(2), s = leaf(5);
  (x * 3).backward(s);
  CHECK(value(x.grad()) == 15);
  CHECK_FALSE(x.grad().requires_grad());
  autograd::grad({x * 3}, {x}, {s}, std::nullopt, true)[0].backward();
  CHECK(value(s.grad()) == 3);
}

TEST_CASE("retain_grad, then changes in place") {
  const Variable x = tensor({2.0, 3.0}, kLeaf), h = x * 3;
  SUBCASE("of the value itself: the grad of what it is now") {
    h.retain_grad();
    h.mul_(5);
    (h * 7).sum().backward();
    CHECK(equal(h.grad(), tensor({7.0, 7.0}, kDouble)));
    CHECK(equal(x.grad(), tensor({105.0, 105.0}, kDouble)));
  }
  SUBCASE("through a view of it") {
    h.retain_grad();
    h.narrow(0, 0, 1).mul_(5);
    (h * 7).sum().backward();
    CHECK(equal(h.grad(), tensor({7.0, 7.0}, kDouble)));
    CHECK(equal(x.grad(), tensor({105.0, 21.0}, kDouble)));
  }
  SUBCASE("of a view, and of its base") {
    const Variable v = h.narrow(0, 0, 1);
    v.retain_grad();
    SUBCASE("the view") { v.mul_(5); }
    SUBCASE("the base") { h.mul_(5); }
    (v * 1).sum().backward();
    CHECK(equal(v.grad(), tensor({1.0}, kDouble)));
    CHECK(equal(x.grad(), tensor({15.0, 0.0}, kDouble)));
  }
}

TEST_SUITE_END();
