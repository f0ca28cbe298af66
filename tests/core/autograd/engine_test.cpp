#include "taper/core/autograd/engine.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "tests/support/leaf.h"
#include "tests/support/thorough.h"

using namespace taper;
using taper::testing::kLeaf;
using taper::testing::leaf;
using taper::testing::value;

TEST_SUITE_BEGIN("engine");

TEST_CASE("(a + b) * (b + c): the gradient of b is the sum over both paths") {
  const Variable a = leaf(2), b = leaf(3), c = leaf(4);
  const Variable y = (a + b) * (b + c);
  CHECK(value(y) == 35);
  y.backward({}, /*retain_graph=*/true);
  CHECK(value(a.grad()) == 7);
  CHECK(value(b.grad()) == 12);
  CHECK(value(c.grad()) == 5);
  SUBCASE("a second backward adds to what is there") {
    y.backward();
    CHECK(value(a.grad()) == 14);
    CHECK(value(b.grad()) == 24);
  }
  SUBCASE("a third, after the graph was freed, fails with PyTorch's sentence") {
    y.backward();
    CHECK_THROWS_WITH(y.backward(),
                      doctest::Contains("Trying to backward through the graph a second time"));
    CHECK(value(b.grad()) == 24);
  }
}

TEST_CASE("a value used twice by one operation receives both cotangents") {
  const Variable x = leaf(3);
  (x * x).backward();
  CHECK(value(x.grad()) == 6);
}

TEST_CASE("200 stacked diamonds take 200 steps, not 2^200") {
  const Variable x = leaf(1);
  Variable y = x;
  for (int i = 0; i < 200; ++i) y = y * 0.5 + y * 0.5;
  y.backward();
  CHECK(value(x.grad()) == 1);
}

TEST_CASE("a chain of a million nodes runs and is destroyed on a small stack") {
  const int64_t length = taper::testing::length("TAPER_TEST_NODES", 1000000);
  const Variable x = leaf(1);
  Variable y = x;
  for (int64_t i = 0; i < length; ++i) y = y * 1.0;
  SUBCASE("with backward") {
    y.backward();
    CHECK(value(x.grad()) == 1);
  }
  SUBCASE("dropped without one") { CHECK(live_nodes() == length); }
}

TEST_CASE("a chain of a hundred thousand sums and products of itself is destroyed too") {
  Variable y = leaf(1);
  for (int i = 0; i < 100000; ++i) y = tanh(y * y);
  CHECK(live_nodes() == 200000);
}

TEST_CASE("hundreds of cotangents wait at once, and each value receives the sum of its own") {
  constexpr int64_t n = 300;
  std::vector<Variable> leaves, interior, uses;
  for (int64_t i = 0; i < n; ++i) leaves.push_back(leaf(1));
  for (const Variable& x : leaves) interior.push_back(x * 1);
  for (int64_t i = 0; i < 3 * n; ++i)  // value j is used by the factors j, j + n, j + 2n, shuffled
    uses.push_back(interior[static_cast<std::size_t>(i * 7 % n)] * (i + 1));
  stack(uses).sum().backward();
  for (int64_t i = 0; i < n; ++i)
    CHECK(value(leaves[static_cast<std::size_t>(i * 7 % n)].grad()) == 3 * (i + 1) + 3 * n);
}

TEST_CASE("a hook may give up the root while the pass runs") {
  const Variable x = leaf(3);
  Variable y = (x * x) * x;
  y.register_hook([&y](const Variable&) { y = Variable(); });
  y.backward();
  CHECK(!y.defined());
  CHECK(value(x.grad()) == 27);
  CHECK(live_nodes() == 0);
}

TEST_CASE("vectors need a seed, and the seed gives the vector-Jacobian product") {
  const Variable x = tensor({1.0, 2.0, 3.0}, kLeaf);
  const Variable y = x * x;
  CHECK_THROWS_WITH(y.backward(),
                    doctest::Contains("grad can be implicitly created only for scalar outputs"));
  CHECK_THROWS_WITH(y.backward(ones({2}, kDouble)),
                    doctest::Contains("invalid gradient at index 0 - got [2] but expected"));
  y.backward(tensor({1.0, 10.0, 100.0}, kDouble));
  CHECK(equal(x.grad(), tensor({2.0, 40.0, 600.0}, kDouble)));
}

TEST_CASE("backward on something without history fails") {
  CHECK_THROWS_WITH(ones({}, kDouble).backward(), doctest::Contains("does not require grad"));
}

TEST_CASE("broadcasting is undone by summing") {
  const Variable a = ones({2, 3}, kLeaf), b = ones({3}, kLeaf), c = ones({2, 1}, kLeaf);
  (a * b + c).sum().backward();
  CHECK(equal(b.grad(), full({3}, 2.0, kDouble)));
  CHECK(equal(c.grad(), full({2, 1}, 3.0, kDouble)));
}

TEST_CASE("promotion is undone by converting") {
  const Variable a = ones({2}, requires_grad()), b = ones({2}, kLeaf);
  (a * b).sum().backward();
  CHECK(a.grad().dtype() == kFloat);
  CHECK(b.grad().dtype() == kDouble);
}

TEST_CASE("a rule that returns a wrong shape is named") {
  const Variable x = ones({2}, kLeaf);
  const Variable y = record("wrong_shape", x.array(), wrt(x, [](V) { return ones({3}, kDouble); }));
  CHECK_THROWS_WITH(
      y.sum().backward(),
      doctest::Contains("Function wrong_shape returned an invalid gradient at index 0 - got [3]"));
}

TEST_CASE("a rule that throws leaves every grad as it was") {
  const Variable x = leaf(2), w = leaf(5);
  const Variable broken = record("broken", kernel::clone(x.array()),
                                 wrt(x, [](V) -> Variable { throw Error("broken rule"); }));
  CHECK_THROWS_AS((broken * w).backward(), Error);
  CHECK_FALSE(w.grad().defined());
  CHECK_FALSE(x.grad().defined());
}

TEST_CASE("grad() returns gradients and writes none") {
  const Variable x = leaf(2), w = leaf(3);
  const Variable y = x * x * w;
  const variable_list g = autograd::grad({y}, {x});
  CHECK(value(g[0]) == 12);
  CHECK_FALSE(x.grad().defined());
  CHECK_FALSE(w.grad().defined());
}

TEST_CASE("grad() runs only the nodes that lead to the inputs") {
  const Variable x = leaf(2), w = leaf(3);
  int runs = 0;
  const Variable side = record("side", kernel::clone(w.array()), wrt(w, [&runs](V g) {
                                 ++runs;
                                 return g;
                               }));
  const Variable y = x * side;
  autograd::grad({y}, {x}, {}, true);
  CHECK(runs == 0);
  autograd::grad({y}, {w}, {}, true);
  CHECK(runs == 1);
}

TEST_CASE("grad() of interior variables, and of one that leads to another") {
  const Variable x = leaf(2);
  const Variable h = x * x;
  const Variable y = h * h;
  const variable_list g = autograd::grad({y}, {h, x});
  CHECK(value(g[0]) == 8);
  CHECK(value(g[1]) == 32);
}

TEST_CASE("grad() of unused inputs fails unless it is allowed") {
  const Variable x = leaf(2), unused = leaf(1);
  const Variable y = x * x;
  CHECK_THROWS_WITH(autograd::grad({y}, {unused}, {}, true),
                    doctest::Contains("appears to not have been used in the graph"));
  CHECK_THROWS_WITH(autograd::grad({y}, {x, unused}, {}, true), doctest::Contains("Got input 1"));
  const variable_list g = autograd::grad({y}, {x, unused}, {}, true, false, true);
  CHECK(g[0].defined());
  CHECK_FALSE(g[1].defined());
  CHECK_THROWS_WITH(autograd::grad({y}, {}), doctest::Contains("requires non-empty inputs"));
  CHECK_THROWS_WITH(autograd::grad({y}, {ones({}, kDouble)}),
                    doctest::Contains("One of the differentiated Tensors does not require grad"));
}

TEST_CASE("gradients of gradients") {
  const Variable x = leaf(3);
  const Variable y = x * x * x;
  const Variable g = autograd::grad({y}, {x}, {}, std::nullopt, /*create_graph=*/true)[0];
  CHECK(value(g) == 27);
  const Variable gg = autograd::grad({g}, {x}, {}, std::nullopt, true)[0];
  CHECK(value(gg) == 18);
  CHECK(value(autograd::grad({gg}, {x})[0]) == 6);
}

TEST_CASE("create_graph through .grad makes no cycle") {
  const Variable x = leaf(3);
  (x * x * x).backward({}, std::nullopt, /*create_graph=*/true);
  CHECK(x.grad().requires_grad());
  // The end of the test case checks that no node is alive, though x owned its own history.
}

TEST_CASE("backward(inputs) reaches only them") {
  const Variable x = leaf(2), w = leaf(3);
  const Variable h = x * w;
  const variable_list only_x = {x};
  (h * h).backward({}, std::nullopt, false, TensorList(only_x));
  CHECK(value(x.grad()) == 36);
  CHECK_FALSE(w.grad().defined());
  autograd::backward({x * x, w}, {}, std::nullopt, false, only_x);
  CHECK(value(x.grad()) == 40);
  CHECK_FALSE(w.grad().defined());
}

TEST_CASE("several roots at once") {
  const Variable x = leaf(2);
  const Variable h = x * x;
  autograd::backward({h, h * x}, {Variable(), tensor(10.0, kDouble)});
  CHECK(value(x.grad()) == 4 + 10 * 12);
  CHECK_THROWS_WITH(autograd::backward({x * x}, {ones({}, kDouble), ones({}, kDouble)}),
                    doctest::Contains("got 1 tensors and 2 gradients"));
}

TEST_CASE("nothing is recorded under NoGradGuard") {
  const Variable x = leaf(2);
  {
    const NoGradGuard guard;
    CHECK_FALSE((x * x).requires_grad());
    const AutoGradMode on(true);
    CHECK((x * x).requires_grad());
  }
  CHECK(GradMode::is_enabled());
}

TEST_CASE("integers have no gradient") {
  const Variable x = leaf(2.5);
  CHECK_FALSE(x.to(kLong).requires_grad());
  CHECK_THROWS_WITH(tensor({1, 2}).requires_grad_(),
                    doctest::Contains("Only Tensors of floating point and"));
}

TEST_CASE("a leaf that nobody holds any more does not disturb the pass") {
  const Variable w = leaf(3);
  Variable y;
  {
    const Variable x = leaf(2);
    y = x * w;
  }
  y.backward();
  CHECK(value(w.grad()) == 2);
}

TEST_CASE("the grad that backward stores is nobody else's memory") {
  const Variable x = ones({2}, kLeaf), v = ones({2}, kDouble);
  (x + 0).backward(v);
  x.grad().mul_(5);
  CHECK(equal(v, ones({2}, kDouble)));
}

TEST_SUITE_END();
