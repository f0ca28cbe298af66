// Views: what they see of the changes of their base, and when they may be changed themselves.

#include "taper/core/graph/view.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::kLeaf;

namespace {

Variable values(std::initializer_list<double> v) { return tensor(std::vector<double>(v), kDouble); }

}  // namespace

TEST_SUITE_BEGIN("view");

TEST_CASE("a view made without recording must not be written to while recording") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable y = x * 1;
  Variable v;
  {
    const NoGradGuard guard;
    v = y.select(0, 0);
  }
  CHECK_THROWS_WITH(v.zero_(), doctest::Contains("A view was created in no_grad mode and is being "
                                                 "modified inplace with grad mode enabled"));
}

TEST_CASE("that a view was made without recording matters only where a history is at stake") {
  const Variable constant = zeros({2}, kDouble), w = tensor({3.0}, kLeaf);
  Variable v;
  {
    const NoGradGuard guard;
    v = constant.narrow(0, 0, 1);
  }
  v.add_(1);
  CHECK(equal(constant, values({1, 0})));
  CHECK_THROWS_WITH(v.mul_(w), doctest::Contains("A view was created in no_grad mode"));
  constant.mul_(w);
  CHECK_THROWS_WITH(v * 1, doctest::Contains("A view was created in no_grad mode and its base or "
                                             "another view of its base has been modified inplace "
                                             "with grad mode enabled."));
}

TEST_CASE("a view of a leaf that was made without recording is a leaf that requires grad") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  Variable v;
  const char* refusal = "A view was created in no_grad mode";
  SUBCASE("of a leaf") {
    const NoGradGuard guard;
    v = x.narrow(0, 0, 1);
  }
  SUBCASE("made before its base required grad") {
    const Variable late = tensor({1.0, 2.0}, kDouble);
    v = late.narrow(0, 0, 1);
    CHECK_FALSE(v.requires_grad());
    late.requires_grad_();
    refusal = "a view of a leaf Variable that requires grad is being used in an in-place operation";
  }
  CHECK(v.requires_grad());
  CHECK(v.is_leaf());
  CHECK_THROWS_WITH(v.add_(1), doctest::Contains(refusal));
  (v * 3).sum().backward();
  CHECK(equal(v.grad(), values({3})));
  CHECK_FALSE(x.grad().defined());
}

TEST_CASE("a view follows its base through changes of requires_grad and of values") {
  const Variable base = tensor({1.0, 2.0}, kDouble), v = base.narrow(0, 0, 1);
  const Variable w = tensor({3.0, 5.0}, kLeaf);
  base.requires_grad_().requires_grad_(false);
  base.mul_(w);
  CHECK(v.requires_grad());
  v.sum().backward();
  CHECK(equal(w.grad(), values({1, 0})));
}

TEST_CASE("parts are outputs of one node, and get their gradients together") {
  const Variable x = tensor({{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}}, kLeaf);
  const variable_list rows = x.unbind(), halves = x.split(2), columns = x.chunk(2, 1);
  for (const variable_list& parts : {rows, halves, columns})
    for (std::size_t i = 0; i < parts.size(); ++i) {
      CHECK(parts[i].grad_fn() == parts[0].grad_fn());
      CHECK(parts[i].output_nr() == i);
    }
  const Variable y = (rows[0] * rows[0] * rows[2]).sum() + halves[1].sum() + columns[0].sum();
  const Variable g = autograd::grad({y}, {x}, {}, std::nullopt, true)[0];
  CHECK(equal(g, tensor({{11.0, 24.0}, {1.0, 0.0}, {3.0, 5.0}}, kDouble)));
  g.sum().backward();
  CHECK(equal(x.grad(), tensor({{12.0, 16.0}, {0.0, 0.0}, {2.0, 4.0}}, kDouble)));
}

TEST_CASE("one of several parts must not be changed in place where that is recorded") {
  const char* const several = "This view is the output of a function that returns multiple views.";
  const Variable x = tensor({{1.0, 2.0}, {3.0, 4.0}}, kLeaf), w = tensor({3.0, 4.0}, kLeaf);
  for (const bool is_leaf : {true, false}) {
    const Variable y = is_leaf ? x : x * 1;
    CHECK_THROWS_WITH(y.unbind()[1].mul_(2),
                      doctest::Contains("Output 1 of unbind is a view and is being modified"));
    for (const variable_list& parts :
         {y.unbind(), y.split(1), y.split({1, 1}), y.chunk(2), y.narrow(0, 0, 2).unbind()}) {
      CHECK_THROWS_WITH(parts[1].mul_(2), doctest::Contains(several));
      CHECK_THROWS_WITH(parts[1].view({-1}).mul_(w.sum()), doctest::Contains(several));
    }
  }
  const Variable y = x * 1, part = y.unbind()[0];
  y.mul_(2);
  CHECK_THROWS_WITH(part.sum(), doctest::Contains("Output 0 of unbind is a view and its base or "
                                                  "another view of its base has been modified"));
  CHECK(equal(y.unbind()[0].detach(), values({2, 4})));
}

TEST_CASE("parts may be changed in place where nothing is recorded") {
  const Variable constant = zeros({2, 2}, kDouble), w = tensor({3.0, 4.0}, kLeaf);
  const Variable part = constant.unbind()[1];
  part.add_(1);
  CHECK(equal(constant, tensor({{0.0, 0.0}, {1.0, 1.0}}, kDouble)));
  CHECK_THROWS_WITH(part.mul_(w),
                    doctest::Contains("A view was created in no_grad mode and is being modified "
                                      "inplace with grad mode enabled. This view is the output of "
                                      "a function that returns multiple views."));
  const NoGradGuard guard;
  w.unbind()[0].mul_(2);
  w.chunk(2)[1].zero_();
  CHECK(equal(w.detach(), values({6, 0})));
}

TEST_SUITE_END();
