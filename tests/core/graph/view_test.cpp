// Views: what they see of the changes of their base, and when they may be changed themselves.

#include "taper/core/graph/view.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

namespace {

const TensorOptions kLeaf = TensorOptions(kDouble).requires_grad(true);
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

TEST_SUITE_END();
