#include "taper/core/autograd/function.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using autograd::AutogradContext;
using autograd::Function;
using taper::testing::kLeaf;

namespace {

/// y = a * b * factor.
struct ScaledProduct : Function<ScaledProduct> {
  static Variable forward(AutogradContext* ctx, const Variable& a, double factor,
                          const Variable& b) {
    ctx->save_for_backward({a, b});
    ctx->saved_data["factor"] = factor;
    return a * b * factor;
  }
  static variable_list backward(AutogradContext* ctx, variable_list g) {
    const variable_list saved = ctx->get_saved_variables();
    const double factor = ctx->saved_data["factor"].toDouble();
    Variable ga, gb;
    if (ctx->needs_input_grad(0)) ga = g[0] * saved[1] * factor;
    if (ctx->needs_input_grad(1)) gb = g[0] * saved[0] * factor;
    return {ga, Variable(), gb};
  }
};

/// y = e^x, from the saved output.
struct Exp : Function<Exp> {
  static Variable forward(AutogradContext* ctx, Variable x) {
    const Variable y = x.exp();
    ctx->save_for_backward({y});
    return y;
  }
  static variable_list backward(AutogradContext* ctx, variable_list g) {
    return {g[0] * ctx->get_saved_variables()[0]};
  }
};

/// The sum of a list, and its first element.
struct SumAndFirst : Function<SumAndFirst> {
  static variable_list forward(AutogradContext*, variable_list xs) {
    Variable sum = xs[0].clone();
    for (std::size_t i = 1; i < xs.size(); ++i) sum = sum + xs[i];
    return {sum, xs[0]};
  }
  static variable_list backward(AutogradContext*, variable_list g) {
    return {g[0] + g[1], g[0], g[0]};
  }
};

/// The identity; lets the test look at its context.
struct Watched : Function<Watched> {
  static inline AutogradContext* context = nullptr;
  static Variable forward(AutogradContext* ctx, const Variable& x) {
    context = ctx;
    ctx->save_for_backward({x});
    return x.clone();
  }
  static variable_list backward(AutogradContext*, variable_list g) { return g; }
};

struct Doubled : Function<Doubled> {
  static Variable forward(AutogradContext* ctx, Variable x) {
    x.mul_(2);
    ctx->mark_dirty({x});
    return x;
  }
  static variable_list backward(AutogradContext*, variable_list g) { return {g[0] * 2}; }
};

}  // namespace

TEST_SUITE_BEGIN("function");

TEST_CASE("tensors and numbers as arguments") {
  const Variable a = tensor({2.0, 3.0}, kLeaf), b = tensor({5.0, 7.0}, kLeaf);
  const Variable y = ScaledProduct::apply(a, 10.0, b);
  CHECK(y.grad_fn()->name() == "ScaledProduct");
  y.sum().backward();
  CHECK(equal(a.grad(), tensor({50.0, 70.0}, kDouble)));
  CHECK(equal(b.grad(), tensor({20.0, 30.0}, kDouble)));
  CHECK_THROWS_WITH(y.sum().backward(),
                    doctest::Contains("Trying to backward through the graph a second time"));
}

TEST_CASE("gradcheck in both orders, with saved inputs and with a saved output") {
  manual_seed(3);
  const auto product = [](const variable_list& x) { return ScaledProduct::apply(x[0], 2.0, x[1]); };
  const variable_list two = {randn({3}, kLeaf), randn({3}, kLeaf)};
  CHECK(autograd::gradcheck(product, two));
  CHECK(autograd::gradgradcheck(product, two));
  const auto e = [](const variable_list& x) { return Exp::apply(x[0]); };
  CHECK(autograd::gradcheck(e, {randn({3}, kLeaf)}));
  CHECK(autograd::gradgradcheck(e, {randn({3}, kLeaf)}));
}

TEST_CASE("needs_input_grad tells constants from leaves") {
  const Variable a = tensor({2.0}, kLeaf), b = tensor({5.0}, kDouble);
  ScaledProduct::apply(a, 1.0, b).backward();
  CHECK(a.grad().item<double>() == 5);
  CHECK_FALSE(ScaledProduct::apply(b, 1.0, b).requires_grad());
}

TEST_CASE("lists of tensors, and an output that is an input") {
  const Variable a = tensor({1.0}, kLeaf), b = tensor({2.0}, kLeaf), c = tensor({3.0}, kLeaf);
  const variable_list y = SumAndFirst::apply(variable_list{a, b, c});
  CHECK_FALSE(y[1].is_same(a));
  CHECK(a.is_leaf());
  CHECK(y[1].output_nr() == 1);
  (y[0] * 10 + y[1]).backward();
  CHECK(a.grad().item<double>() == 11);
  CHECK(c.grad().item<double>() == 10);
}

TEST_CASE("undefined cotangents arrive as zeros") {
  const Variable a = tensor({1.0}, kLeaf), b = tensor({2.0}, kLeaf), c = tensor({3.0}, kLeaf);
  SumAndFirst::apply(variable_list{a, b, c})[1].backward();
  CHECK(a.grad().item<double>() == 1);
  CHECK(b.grad().item<double>() == 0);
}

TEST_CASE("undefined cotangents stay undefined if zeros are not wanted") {
  struct Raw : Function<Raw> {
    static variable_list forward(AutogradContext* ctx, Variable x) {
      ctx->set_materialize_grads(false);
      return {x * 2, x * 3};
    }
    static variable_list backward(AutogradContext*, variable_list g) {
      return {g[0].defined() ? Variable() : g[1] * 3};
    }
  };
  const Variable x = tensor({1.0}, kLeaf);
  Raw::apply(x)[1].backward();
  CHECK(x.grad().item<double>() == 3);
}

TEST_CASE("changes in place") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable h = x * 3;
  SUBCASE("of a tensor") {
    const Variable y = Doubled::apply(h);
    CHECK(y.is_same(h));
    CHECK(h.grad_fn()->name() == "Doubled");
    h.sum().backward();
    CHECK(equal(x.grad(), tensor({6.0, 6.0}, kDouble)));
  }
  SUBCASE("of a view") {
    Doubled::apply(h.select(0, 1));
    h.sum().backward();
    CHECK(equal(x.grad(), tensor({3.0, 6.0}, kDouble)));
  }
  SUBCASE("of a leaf") {
    CHECK_THROWS_WITH(Doubled::apply(x), doctest::Contains("a leaf Variable that requires grad"));
  }
}

TEST_CASE("a dirty tensor must be returned") {
  struct Forgets : Function<Forgets> {
    static Variable forward(AutogradContext* ctx, Variable x) {
      ctx->mark_dirty({x});
      return x * 2;
    }
    static variable_list backward(AutogradContext*, variable_list g) { return g; }
  };
  CHECK_THROWS_WITH(
      Forgets::apply(ones({1}, kDouble)),
      doctest::Contains("marked as dirty during the forward method were not returned"));
}

TEST_CASE("outputs that are not differentiable") {
  struct WithIndex : Function<WithIndex> {
    static variable_list forward(AutogradContext* ctx, Variable x) {
      const Variable same = x * 1;
      ctx->mark_non_differentiable({same});
      return {x * 2, same};
    }
    static variable_list backward(AutogradContext*, variable_list g) { return {g[0] * 2}; }
  };
  const Variable x = tensor({1.0}, kLeaf);
  const variable_list y = WithIndex::apply(x);
  CHECK(y[0].requires_grad());
  CHECK_FALSE(y[1].requires_grad());
  y[0].backward();
  CHECK(x.grad().item<double>() == 2);
}

TEST_CASE("wrong numbers, positions and shapes of gradients are refused by name") {
  struct TooFew : Function<TooFew> {
    static Variable forward(AutogradContext*, Variable a, Variable b) { return a * b; }
    static variable_list backward(AutogradContext*, variable_list g) { return g; }
  };
  struct ForNumber : Function<ForNumber> {
    static Variable forward(AutogradContext*, Variable a, double b) { return a * b; }
    static variable_list backward(AutogradContext*, variable_list g) { return {g[0], g[0]}; }
  };
  struct BadShape : Function<BadShape> {
    static Variable forward(AutogradContext*, Variable a) { return a * 1; }
    static variable_list backward(AutogradContext*, variable_list) { return {ones({7}, kDouble)}; }
  };
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  CHECK_THROWS_WITH(
      TooFew::apply(x, x).sum().backward(),
      doctest::Contains(
          "function TooFew returned an incorrect number of gradients (expected 2, got 1)"));
  CHECK_THROWS_WITH(
      ForNumber::apply(x, 2.0).sum().backward(),
      doctest::Contains("returned a gradient different that is defined at position 2"));
  CHECK_THROWS_WITH(
      BadShape::apply(x).sum().backward(),
      doctest::Contains("Function BadShape returned an invalid gradient at index 0 - got [7]"));
}

TEST_CASE("an undefined result, and a question about an argument that is not there") {
  struct Nothing : Function<Nothing> {
    static Variable forward(AutogradContext*, Variable) { return {}; }
    static variable_list backward(AutogradContext*, variable_list g) { return g; }
  };
  struct Asks : Function<Asks> {
    static Variable forward(AutogradContext* ctx, Variable x) {
      ctx->needs_input_grad(1);
      return x;
    }
    static variable_list backward(AutogradContext*, variable_list g) { return g; }
  };
  const Variable x = tensor({1.0}, kLeaf);
  CHECK_THROWS_WITH(Nothing::apply(x),
                    doctest::Contains("Nothing: forward returned an undefined tensor"));
  CHECK_THROWS_WITH(Asks::apply(x),
                    doctest::Contains("Index out of range, got 1, expected less than 1"));
}

TEST_CASE("backward may take its cotangents by reference") {
  struct Twice : Function<Twice> {
    static Variable forward(AutogradContext*, const Variable& x) { return x * 2; }
    static variable_list backward(AutogradContext*, const variable_list& g) { return {g[0] * 2}; }
  };
  const Variable x = tensor({1.0, 2.0}, requires_grad());
  Twice::apply(x).sum().backward();
  CHECK(equal(x.grad(), tensor({2.0, 2.0})));
}

TEST_CASE("trailing undefined gradients are let pass") {
  struct Extra : Function<Extra> {
    static Variable forward(AutogradContext*, Variable a) { return a * 1; }
    static variable_list backward(AutogradContext*, variable_list g) { return {g[0], Variable()}; }
  };
  const Variable x = tensor({1.0}, kLeaf);
  Extra::apply(x).backward();
  CHECK(x.grad().item<double>() == 1);
}

TEST_CASE("a saved tensor that changed in place is found") {
  const Variable x = tensor({1.0}, kLeaf);
  const Variable h = x * 1;
  const Variable y = ScaledProduct::apply(h, 1.0, h);
  h.add_(1);
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("Got 'ScaledProduct', which saved it"));
}

TEST_CASE("backward inside backward") {
  struct Reentrant : Function<Reentrant> {
    static Variable forward(AutogradContext* ctx, Variable x) {
      ctx->save_for_backward({x});
      return x.detach() * x.detach();
    }
    static variable_list backward(AutogradContext* ctx, variable_list g) {
      const AutoGradMode recording(true);
      const Variable x = ctx->get_saved_variables()[0].detach().requires_grad_();
      (x * x).sum().backward();
      return {g[0] * x.grad()};
    }
  };
  const Variable x = tensor({3.0}, kLeaf);
  Reentrant::apply(x).backward();
  CHECK(x.grad().item<double>() == 6);
}

TEST_CASE("what a context saved is gone after backward") {
  const Variable y = Watched::apply(ones({2}, kLeaf));
  CHECK(Watched::context->get_saved_variables().size() == 1);
  CHECK(y.grad_fn()->saved().size() == 1);
  y.sum().backward();
  CHECK(y.grad_fn()->saved().empty());
  CHECK_THROWS_WITH(Watched::context->get_saved_variables(),
                    doctest::Contains("Trying to backward through the graph a second time (or "
                                      "directly access saved tensors after they have already"));
}

TEST_SUITE_END();
