// User functions whose results share memory with what they were given.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using autograd::AutogradContext;
using autograd::Function;
using taper::testing::kLeaf;

namespace {

Variable values(std::initializer_list<double> v) { return tensor(std::vector<double>(v), kDouble); }

/// The identity, with the gradient reversed.
struct Reversed : Function<Reversed> {
  static Variable forward(AutogradContext*, Variable x) { return x; }
  static variable_list backward(AutogradContext*, variable_list g) { return {-g[0]}; }
};

/// The same, flattened.
struct Flat : Function<Flat> {
  static Variable forward(AutogradContext*, Variable x) { return x.view({-1}); }
  static variable_list backward(AutogradContext*, variable_list g) { return {-g[0]}; }
};

/// x^2 in place.
struct Squared : Function<Squared> {
  static Variable forward(AutogradContext* ctx, Variable x) {
    const Variable before = x.clone();
    x.mul_(x);
    ctx->mark_dirty({x});
    ctx->save_for_backward({before, x});
    return x;
  }
  static variable_list backward(AutogradContext* ctx, variable_list g) {
    return {2 * g[0] * ctx->get_saved_variables()[0]};
  }
};

/// e^x in place, from the result.
struct Exp : Function<Exp> {
  static Variable forward(AutogradContext* ctx, Variable x) {
    x.exp_();
    ctx->mark_dirty({x});
    ctx->save_for_backward({x});
    return x;
  }
  static variable_list backward(AutogradContext* ctx, variable_list g) {
    return {g[0] * ctx->get_saved_variables()[0]};
  }
};

/// Doubles a view in place and keeps its base.
struct KeepsBase : Function<KeepsBase> {
  static Variable forward(AutogradContext* ctx, Variable view, Variable base) {
    view.mul_(2);
    ctx->mark_dirty({view});
    ctx->save_for_backward({base});
    return view;
  }
  static variable_list backward(AutogradContext*, variable_list g) {
    return {g[0] * 2, Variable()};
  }
};

}  // namespace

TEST_SUITE_BEGIN("function and views");

TEST_CASE("an input that is returned is a view of it, which may not be changed while recording") {
  const Variable x = tensor({1.0, 2.0}, kLeaf), b = x * 1;
  for (const Variable& input : {x, b}) {
    const Variable y = Reversed::apply(input);
    CHECK_FALSE(y.is_same(input));
    CHECK_THROWS_WITH(y.mul_(2),
                      doctest::Contains("Output 0 of Reversed is a view and is being modified "
                                        "inplace. This view was created inside a custom Function "
                                        "(or because an input was returned as-is)"));
    CHECK_THROWS_WITH(y.narrow(0, 0, 1).mul_(2),
                      doctest::Contains("This view was created inside a custom Function"));
    CHECK(equal(input.detach(), values({1, 2})));
    y.sum().backward({}, true);
  }
  CHECK(equal(x.grad(), values({-2, -2})));
}

TEST_CASE("if the input is changed afterwards, its old alias may not be used any more") {
  const Variable x = tensor({1.0, 2.0}, kLeaf), b = x * 1, y = Reversed::apply(b);
  const Variable sum = y.sum();
  b.mul_(3);
  CHECK_THROWS_WITH(y.sum(), doctest::Contains("its base or another view of its base has been "
                                               "modified inplace"));
  (sum + b.sum()).backward();
  CHECK(equal(x.grad(), values({2, 2})));
}

TEST_CASE("without recording, a returned input may be changed, and with it the input") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const NoGradGuard guard;
  Reversed::apply(x).mul_(2);
  CHECK(equal(x.detach(), values({2, 4})));
}

TEST_CASE("a view of an input that is returned") {
  const Variable x = tensor({1.0, 2.0}, kLeaf), b = x * 1, y = Flat::apply(b);
  CHECK(y.grad_fn()->name() == "Flat");
  CHECK_THROWS_WITH(y.add_(1), doctest::Contains("Output 0 of Flat is a view and is being modified "
                                                 "inplace"));
  (y * y).sum().backward();
  CHECK(equal(x.grad(), values({-2, -4})));
}

TEST_CASE("an input that is returned and saved is saved as the input") {
  // y = x, dL/dx = g x: the second derivative of sum(y) is 1, not what the reversed sign makes of
  // it.
  struct Odd : Function<Odd> {
    static Variable forward(AutogradContext* ctx, Variable x) {
      ctx->save_for_backward({x});
      return x;
    }
    static variable_list backward(AutogradContext* ctx, variable_list g) {
      return {g[0] * -ctx->get_saved_variables()[0]};
    }
  };
  const Variable x = tensor({2.0, 3.0}, kLeaf);
  const Variable g = autograd::grad({Odd::apply(x).sum()}, {x}, {}, std::nullopt, true)[0];
  CHECK(equal(g.detach(), values({-2, -3})));
  CHECK(equal(autograd::grad({g.sum()}, {x})[0], values({-1, -1})));
}

TEST_CASE("a view changed in place, marked dirty and saved") {
  const Variable x = tensor({2.0, 3.0}, kLeaf);
  const int64_t before = live_nodes();
  const auto f = [](const variable_list& in) {
    const Variable h = in[0] * 1;
    Squared::apply(h.narrow(0, 1, 1));
    return h;
  };
  SUBCASE("is dropped with its graph") {
    for (int i = 0; i < 3; ++i) f({x});
    CHECK(live_nodes() == before);
  }
  SUBCASE("has the right gradients") {
    f({x}).sum().backward();
    CHECK(equal(x.grad(), values({1, 6})));
    CHECK(autograd::gradcheck(f, {x}));
  }
  SUBCASE("of both orders, where the rule uses the saved result") {
    const auto e = [](const variable_list& in) {
      const Variable h = in[0] * 1;
      Exp::apply(h.narrow(0, 1, 1));
      return h;
    };
    CHECK(autograd::gradcheck(e, {x}));
    CHECK(autograd::gradgradcheck(e, {x}));
  }
  CHECK(live_nodes() == before);
}

TEST_CASE("the base of a view that is changed in place cannot be saved: it would own itself") {
  const Variable x = tensor({2.0, 3.0}, kLeaf), h = x * 1;
  CHECK_THROWS_WITH(KeepsBase::apply(h.narrow(0, 1, 1), h),
                    doctest::Contains("a tensor that shares memory with one marked as dirty cannot "
                                      "be saved for backward, got one of shape [2]"));
}

TEST_CASE("a stale view of something else may be saved") {
  struct Keeps : Function<Keeps> {
    static Variable forward(AutogradContext* ctx, Variable x, Variable other) {
      ctx->save_for_backward({other});
      return x * other;
    }
    static variable_list backward(AutogradContext* ctx, variable_list g) {
      return {g[0] * ctx->get_saved_variables()[0], Variable()};
    }
  };
  const Variable x = tensor({2.0, 3.0}, kLeaf), h = x * 1, view = h.narrow(0, 0, 2);
  h.mul_(2);
  Keeps::apply(x, view).sum().backward();
  CHECK(equal(x.grad(), values({4, 6})));
}

TEST_SUITE_END();
