// Passes one after another: what they leave in grads and graphs. The numbers are libtorch's.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"

using namespace taper;

namespace {

const TensorOptions kLeaf = TensorOptions(kDouble).requires_grad(true);

Variable leaf(double value) { return tensor(value, kLeaf); }
double value(const Variable& x) { return x.item<double>(); }
Variable cube(const Variable& x) { return x * x * x; }

}  // namespace

TEST_SUITE_BEGIN("passes");

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

TEST_CASE("backward(inputs) of an interior value and of a leaf behind it") {
  const Variable x = leaf(2), w = leaf(5), h = x * w;
  const variable_list inputs{h, x};
  (h * h).backward({}, std::nullopt, false, TensorList(inputs));
  CHECK(value(h.grad()) == 20);
  CHECK(value(x.grad()) == 100);
  CHECK_FALSE(w.grad().defined());
}

TEST_CASE("backward(inputs) leaves a root alone that is a leaf and none of them") {
  const Variable x = leaf(2), w = leaf(3);
  const variable_list only_x{x};
  autograd::backward({x * 5, w}, {}, std::nullopt, false, only_x);
  CHECK(value(x.grad()) == 5);
  CHECK_FALSE(w.grad().defined());
}

TEST_CASE("grad() of a value with a hook gives what the hook has made") {
  const Variable x = leaf(2), h = x * 3;
  h.register_hook([](const Variable& g) { return g * 10; });
  const variable_list g = autograd::grad({h * h}, {h, x});
  CHECK(value(g[0]) == 120);
  CHECK(value(g[1]) == 360);
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

TEST_CASE("a hook belongs to the value that it was registered for, not to what overwrites it") {
  const Variable x = leaf(2), h = x * 3;
  double seen = 0;
  h.register_hook([&seen](const Variable& g) { seen = value(g); });
  h.mul_(5);
  h.backward();
  CHECK(seen == 5);
}

TEST_CASE("hooks keep what they capture from call to call, and may remove each other") {
  const Variable x = leaf(2);
  double last = 0;
  x.register_hook([&last, calls = 0](const Variable& g) mutable {
    last = ++calls;
    return g * calls;
  });
  for (int i = 0; i < 3; ++i) (x * 1).backward();
  CHECK(last == 3);
  CHECK(value(x.grad()) == 6);
  unsigned second = 0;
  x.register_hook([&](const Variable&) { x.remove_hook(second); });
  second = x.register_hook([](const Variable& g) { return g * 1000; });
  (x * 1).backward();
  CHECK(value(x.grad()) == 10);
  CHECK_THROWS_WITH(x.remove_hook(17), doctest::Contains("Invalid index, no hook at position 17"));
}

TEST_CASE("nodes with several outputs, of which some are not used") {
  const Variable x = tensor({{3.0, 1.0}, {2.0, 4.0}}, kLeaf);
  const auto [values, positions] = sort(x, 1);
  CHECK_FALSE(positions.requires_grad());
  const variable_list rows = unbind(values);
  (rows[1] * tensor({1.0, 10.0}, kDouble)).sum().backward();
  CHECK(equal(x.grad(), tensor({{0.0, 0.0}, {1.0, 10.0}}, kDouble)));
}

TEST_CASE("outputs of one node that are used in separate passes, and together") {
  const Variable x = tensor({{2.0, 1.0}, {1.0, 3.0}}, kLeaf);
  const auto [values, vectors] = linalg_eigh(x);
  const Variable a = autograd::grad({values.sum()}, {x}, {}, true)[0];
  const Variable b = autograd::grad({vectors.pow(2).select(0, 0).select(0, 0)}, {x}, {}, true)[0];
  autograd::backward({values.sum(), vectors.pow(2).select(0, 0).select(0, 0)}, {});
  CHECK(allclose(x.grad(), a + b));
  CHECK(allclose(a, eye(2, kDouble)));
}

TEST_CASE("a rule that has no gradient to give, and paths beside it") {
  const Variable x = leaf(2), w = leaf(3);
  const auto nothing = [](V) { return Variable(); };
  const Variable h = x * 5;
  const Variable y = record("nothing", kernel::clone(h.array()), wrt(h, nothing));
  CHECK_FALSE(autograd::grad({y * w}, {x}, {}, true, false, true)[0].defined());
  (y * w + x).backward();
  CHECK(value(x.grad()) == 1);
  CHECK(value(w.grad()) == 10);
}

TEST_CASE("constants joined under NoGradGuard have no history") {
  const Variable x = leaf(1).reshape({1}), c = ones({1}, kDouble);
  {
    const NoGradGuard guard;
    CHECK_FALSE(cat({x, c}).requires_grad());
    CHECK_FALSE(stack({x, c}).requires_grad());
  }
  CHECK_FALSE(cat({c, c}).requires_grad());
  CHECK(cat({c, x}).requires_grad());
}

TEST_CASE("grad() with an input that plays no part, and one that plays one") {
  const Variable x = leaf(2), unused = leaf(3);
  CHECK_THROWS_WITH(autograd::grad({x * x}, {x, unused}),
                    doctest::Contains("appears to not have been used in the graph"));
  const variable_list g =
      autograd::grad({x * x}, {unused, x, unused}, {}, std::nullopt, false, true);
  CHECK_FALSE(g[0].defined());
  CHECK(value(g[1]) == 4);
  CHECK_FALSE(g[2].defined());
}

TEST_CASE("a second pass fails where values were saved, and only there") {
  const Variable x = leaf(2);
  const Variable sum = x + 1, product = x * x;
  sum.backward();
  sum.backward();
  CHECK(value(x.grad()) == 2);
  product.backward();
  CHECK_THROWS_WITH(
      product.backward(),
      doctest::Contains("Trying to backward through the graph a second time (or directly"));
  const Variable rest = remainder(x.reshape({1}), tensor({3.0}, kDouble));
  rest.backward();  // the rule for the divisor would have saved both, but the divisor needs no grad
  rest.backward();
  CHECK(value(x.grad()) == 8);
}

TEST_CASE("a rule that throws keeps the values that it needs") {
  const Variable x = leaf(2), h = x * 1, y = h * h;
  h.add_(1);
  for (int i = 0; i < 2; ++i)
    CHECK_THROWS_WITH(y.backward(), doctest::Contains("modified by an inplace operation"));
}

TEST_SUITE_END();
