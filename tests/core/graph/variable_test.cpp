#include "taper/core/graph/variable.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::kLeaf;

TEST_SUITE_BEGIN("variable");

TEST_CASE("leaves and interior variables") {
  const Variable x = ones({2}, kLeaf), c = ones({2}, kDouble);
  const Variable y = x * c;
  CHECK(x.is_leaf());
  CHECK_FALSE(bool(x.grad_fn()));
  CHECK(c.is_leaf());
  CHECK_FALSE(c.requires_grad());
  CHECK_FALSE(y.is_leaf());
  CHECK(y.grad_fn()->name() == "mul");
  CHECK(y.output_nr() == 0);
  CHECK_THROWS_WITH(y.requires_grad_(false),
                    doctest::Contains("you can only change requires_grad flags of leaf variables"));
}

TEST_CASE("handles share, detach() shares memory only") {
  const Variable x = ones({2}, kLeaf);
  const Variable same = x, d = x.detach();
  CHECK(same.is_same(x));
  CHECK_FALSE(d.is_same(x));
  CHECK_FALSE(d.requires_grad());
  CHECK(d.data_ptr() == x.data_ptr());
  const Variable y = x * 2;
  y.detach_();
  CHECK(y.is_leaf());
  CHECK_FALSE(y.requires_grad());
  const Variable z = x * 2;
  CHECK_THROWS_WITH(z.select(0, 0).detach_(), doctest::Contains("Can't detach views in-place"));
}

TEST_CASE("retain_grad keeps the grad of an interior variable") {
  const Variable x = ones({2}, kLeaf);
  const Variable y = x * 3;
  y.retain_grad();
  CHECK(y.retains_grad());
  (y * y).sum().backward();
  CHECK(equal(y.grad(), full({2}, 6.0, kDouble)));
  CHECK_THROWS_WITH(ones({1}).retain_grad(), doctest::Contains("can't retain_grad on Tensor"));
}

TEST_CASE("hooks see the whole cotangent, may change it, and can be removed") {
  const Variable x = ones({}, kLeaf);
  double seen = 0;
  const unsigned reader = x.register_hook([&](Variable g) { seen = g.item<double>(); });
  const unsigned doubler = x.register_hook([](Variable g) { return g * 2; });
  (x * 2 + x * 3).backward();
  CHECK(seen == 5);
  CHECK(x.grad().item<double>() == 10);
  x.remove_hook(doubler);
  x.remove_hook(reader);
  seen = 0;
  x.mutable_grad().reset();
  (x * 2).backward();
  CHECK(seen == 0);
  CHECK(x.grad().item<double>() == 2);
  CHECK_THROWS_WITH(
      ones({1}).remove_hook(reader),
      "remove_hook: Invalid index, no hook at position 0, got a tensor that does not require grad");
}

TEST_CASE(
    "hooks on interior variables; one registered before an in-place change stays with the "
    "value before it") {
  const Variable x = ones({}, kLeaf);
  const Variable y = x * 2;
  double before = 0, after = 0;
  CHECK_FALSE(y.grad_fn()->has_hooks());
  y.register_hook([&](Variable g) { before = g.item<double>(); });
  CHECK(y.grad_fn()->has_hooks());
  y.mul_(10);
  y.register_hook([&](Variable g) { after = g.item<double>(); });
  (y * 3).backward();
  CHECK(after == 3);
  CHECK(before == 30);
  CHECK_THROWS_WITH(ones({1}).register_hook([](Variable g) { return g; }),
                    doctest::Contains("cannot register a hook on a variable that doesn't require "
                                      "gradient"));
}

TEST_CASE("set_data exchanges the values of a leaf") {
  const Variable x = ones({2}, kLeaf);
  x.set_data(full({3}, 4.0, kDouble));
  (x * x).sum().backward();
  CHECK(equal(x.grad(), full({3}, 8.0, kDouble)));
  CHECK_THROWS_WITH(x.set_data(ones({2}, kLong)), doctest::Contains("must be floating point"));
}

TEST_CASE("set_data exchanges the values of an interior variable, whose history stays") {
  const Variable x = ones({2}, kLeaf), y = x * 3;
  y.set_data(full({2}, 7.0, kDouble));
  CHECK(equal(y.detach(), full({2}, 7.0, kDouble)));
  y.sum().backward();
  CHECK(equal(x.grad(), full({2}, 3.0, kDouble)));
}

TEST_CASE("a pass from a value that set_data exchanged begins with the dtype that was recorded") {
  const Variable x = full({2}, 0.5, kLeaf), y = x.exp();
  y.set_data(ones({2}, kFloat));
  const Variable seed = tensor({1.0, 2.0}, kFloat);
  CHECK(equal(autograd::grad({y}, {x}, {seed})[0], full({2}, 0.5, kDouble).exp() * seed));
  const Variable z = full({1}, 0.5, kLeaf), once = z.exp();
  once.set_data(ones({1}, kFloat));
  once.backward();
  CHECK(equal(z.grad(), full({1}, 0.5, kDouble).exp()));
}

TEST_CASE("to require grad once more changes nothing") {
  const Variable x = tensor(2.0, kLeaf), y = x * 3;
  x.requires_grad_();
  y.requires_grad_();
  (y * 5).backward();
  CHECK(x.grad().item<double>() == 15);
}

TEST_CASE("item and data_ptr check what they are asked for") {
  CHECK(tensor(2.5, kDouble).item<double>() == 2.5);
  CHECK(tensor({{7}}).item<int>() == 7);
  CHECK_THROWS_WITH(ones({2}).item(), doctest::Contains("a Tensor with 2 elements cannot be "
                                                        "converted to Scalar"));
  CHECK_THROWS_WITH(ones({2}).data_ptr<double>(),
                    doctest::Contains("expected scalar type Double but found Float"));
}

TEST_CASE("an undefined tensor says so") {
  CHECK_FALSE(Variable().defined());
  CHECK_THROWS_WITH(Variable().sizes(), doctest::Contains("Expected a proper Tensor but got None"));
  CHECK_FALSE(Variable().requires_grad());
}

TEST_CASE("sizes by axis") {
  const Variable x = ones({2, 3});
  CHECK(x.size(-1) == 3);
  CHECK(x.stride(0) == 3);
  CHECK_THROWS_WITH(
      x.size(2),
      doctest::Contains("Dimension out of range (expected to be in range of [-2, 1], but got 2)"));
  CHECK_THROWS_WITH(ones({}).size(0), doctest::Contains("tensor has no dimensions"));
}

TEST_CASE("a leaf that is frozen and thawed is the same leaf") {
  const Variable x = tensor(2.0, kLeaf), w = tensor(5.0, kLeaf), y = x * w;
  int calls = 0;
  x.register_hook([&calls](const Variable&) { ++calls; });
  SUBCASE("by requires_grad_") { x.requires_grad_(false); }
  SUBCASE("by detach_") { x.detach_(); }
  CHECK_FALSE(x.requires_grad());
  CHECK_THROWS_WITH(autograd::grad({y}, {x}, {}, true),
                    doctest::Contains("One of the differentiated Tensors does not require grad"));
  CHECK_THROWS_WITH(x.register_hook([](const Variable&) {}),
                    doctest::Contains("doesn't require gradient"));
  y.backward({}, true);
  CHECK_FALSE(x.grad().defined());
  CHECK(w.grad().item<double>() == 2);
  x.requires_grad_(true);
  CHECK(autograd::grad({y}, {x}, {}, true)[0].item<double>() == 5);
  calls = 0;
  y.backward();
  CHECK(x.grad().item<double>() == 5);
  CHECK(calls == 1);
}

TEST_CASE("a leaf that was changed in place after it had been used receives no grad") {
  const Variable x = tensor(2.0, kLeaf), w = tensor(5.0, kLeaf), y = x * 3;
  x.detach_();
  x.mul_(w);
  CHECK_THROWS_WITH(y.backward(),
                    doctest::Contains("leaf variable has been moved into the graph interior"));
  x.backward();
  CHECK(w.grad().item<double>() == 2);
}

TEST_SUITE_END();
