#include "taper/core/autograd/functional.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

namespace {

bool close(const Variable& a, const Variable& b) { return allclose(a, b, 1e-10, 1e-12); }

}  // namespace

TEST_SUITE_BEGIN("functional");

TEST_CASE("the Jacobian of softmax is diag(a) - a a^T") {
  const Variable x = tensor({0.5, -1.0, 2.0}, kDouble);
  const Variable a = softmax(x, 0);
  const Variable expected = diag(a) - a.unsqueeze(1) * a.unsqueeze(0);
  CHECK(close(autograd::jacobian([](const Variable& x) { return softmax(x, 0); }, x), expected));
  CHECK_FALSE(x.requires_grad());
}

TEST_CASE("a Jacobian equals the stacked vector-Jacobian products") {
  manual_seed(4);
  const Variable x = randn({2, 3}, kDouble), w = randn({3, 4}, kDouble);
  const auto f = [](const variable_list& in) { return tanh(mm(in[0], in[1])); };
  const std::vector<variable_list> j = autograd::jacobian(f, {x, w});
  CHECK(j[0][0].sizes() == IntArrayRef{2, 4, 2, 3});
  CHECK(j[0][1].sizes() == IntArrayRef{2, 4, 3, 4});
  const Variable v = randn({2, 4}, kDouble);
  const auto [y, g] = autograd::vjp(f, {x, w}, {v});
  CHECK(close(y[0], tanh(mm(x, w))));
  CHECK(close(g[0].view({-1}), matmul(v.view({-1}), j[0][0].view({8, 6}))));
  const auto [same, d] = autograd::jvp(f, {x, w}, {ones_like(x), zeros_like(w)});
  CHECK(close(d[0].view({-1}), matmul(j[0][0].view({8, 6}), ones({6}, kDouble))));
}

TEST_CASE("the Hessian of a quadratic form is A + A^T") {
  manual_seed(5);
  const Variable a = randn({3, 3}, kDouble), x = randn({3}, kDouble), v = randn({3}, kDouble);
  const auto f = [&a](const Variable& x) { return (x * matmul(a, x)).sum(); };
  CHECK(close(autograd::hessian(f, x), a + a.t()));
  const auto on_list = [&](const variable_list& in) { return f(in[0]); };
  const auto [y, hv] = autograd::hvp(on_list, {x}, {v});
  CHECK(close(hv[0], matmul(a + a.t(), v)));
  CHECK(y[0].dim() == 0);
}

TEST_CASE("under create_graph the result can be differentiated again") {
  const Variable x = tensor({2.0, 3.0}, TensorOptions(kDouble).requires_grad(true));
  const Variable j = autograd::jacobian(square, x, /*create_graph=*/true);
  j.sum().backward();
  CHECK(close(x.grad(), tensor({2.0, 2.0}, kDouble)));
  const Variable constant = tensor({2.0, 3.0}, kDouble);
  CHECK(close(autograd::jacobian(square, constant, /*create_graph=*/true), diag(2 * constant)));
}

TEST_CASE("outputs that do not depend on an input, and linear functions") {
  const Variable x = ones({2}, kDouble), c = ones({3}, kDouble);
  const auto f = [](const variable_list& in) -> variable_list {
    return {in[0] * 2, in[1].detach()};
  };
  const std::vector<variable_list> j = autograd::jacobian(f, {x, c});
  CHECK(close(j[0][1], zeros({2, 3}, kDouble)));
  CHECK(close(j[1][0], zeros({3, 2}, kDouble)));
  CHECK(close(autograd::hessian([](const Variable& x) { return x.sum(); }, x),
              zeros({2, 2}, kDouble)));
}

TEST_CASE("wrong arguments are refused") {
  const Variable x = ones({2}, kDouble);
  const auto f = [](const variable_list& in) { return in[0] * 2; };
  CHECK_THROWS_WITH(
      autograd::vjp(f, {x}, {ones({3}, kDouble)}),
      doctest::Contains("vjp: v has invalid size at output 0, got [3], expected [2]"));
  CHECK_THROWS_WITH(autograd::jvp(f, {x}, {}),
                    doctest::Contains("jvp: v must have one tensor for each input, got 0"));
  CHECK_THROWS_WITH(autograd::hessian(square, x),
                    doctest::Contains("hessian: The function must return one scalar"));
}

TEST_SUITE_END();
