// Passes one after another, over parts of a graph, and with hooks. The numbers are libtorch's.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::kLeaf;
using taper::testing::leaf;
using taper::testing::value;

TEST_SUITE_BEGIN("passes");

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
