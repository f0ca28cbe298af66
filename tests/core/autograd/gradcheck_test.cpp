#include "taper/core/autograd/gradcheck.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/arithmetic.h"

using namespace taper;
using autograd::gradcheck;
using autograd::GradcheckOptions;
using autograd::gradgradcheck;

namespace {

Variable leaf(IntArrayRef size) { return randn(size, TensorOptions(kDouble).requires_grad(true)); }

/// y = a * b with a wrong rule for b: what a checker must find.
Variable wrong_mul(const Variable& a, const Variable& b) {
  return record("wrong_mul", kernel::mul(a.array(), b.array()),
                wrt(a, b, [](V g, V b) { return g * b; }),
                wrt(b, a, [](V g, V a) { return g * a * 1.01; }));
}

/// y = x^2 whose rule is right, but hides from the second order that it depends on x.
Variable wrong_square(const Variable& x) {
  return record("wrong_square", kernel::mul(x.array(), x.array()),
                wrt(x, x, [](V g, V x) { return g * x.detach() * 2; }));
}

/// y = x, whose rule turns the cotangent around: with a cotangent of ones nobody would notice.
Variable wrong_order(const Variable& x) {
  return record("wrong_order", x.array(), wrt(x, [](V g) {
                  const Variable last_first = tensor({2, 1, 0});
                  return index_select(g, 0, last_first);
                }));
}

template <class F>
std::string failure(F f) {
  try {
    f();
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_SUITE_BEGIN("gradcheck");

TEST_CASE("right rules pass in first and second order") {
  manual_seed(1);
  const auto f = [](const variable_list& x) { return tanh(x[0] * x[1]); };
  CHECK(gradcheck(f, {leaf({2, 3}), leaf({3})}));
  CHECK(gradgradcheck(f, {leaf({2, 3}), leaf({3})}));
}

TEST_CASE(
    "functions take their tensors one by one or as a list, and are found in both namespaces") {
  const Variable x = leaf({3}), y = leaf({3});
  CHECK(taper::gradcheck([](const Variable& x) { return x.sin(); }, x));
  CHECK(taper::autograd::gradcheck(taper::tanh, {x}));
  CHECK(taper::gradcheck([](Tensor x, Tensor y) { return variable_list{x * y, x}; }, {x, y}));
  CHECK(taper::gradgradcheck([](const Variable& x) { return x.exp(); }, x));
  CHECK(taper::gradgradcheck([](const variable_list& x) { return x[0] * x[1]; },
                             variable_list{x, y}, ones({3}, kDouble)));
  const auto product = [](const Variable& x, const Variable& y) { return x * y; };
  CHECK_THROWS_WITH(gradcheck(product, x), "gradcheck: the function takes more than the 1 inputs");
  CHECK_THROWS_WITH(gradcheck(product, {x, y, x}),
                    "gradcheck: the function takes 2 tensors, got 3 inputs");
}

TEST_CASE("where there is no number the cause is named") {
  const auto at = [](double x) { return variable_list{tensor({x}, kDouble).requires_grad_()}; };
  const auto root = [](const variable_list& x) { return sqrt(x[0]); };
  CHECK(failure([&] { gradcheck(root, at(-1)); }).find("own value is not finite there") !=
        std::string::npos);
  CHECK(failure([&] { gradcheck(root, at(0)); }).find("at the edge of its domain") !=
        std::string::npos);
  const auto hidden = [](const variable_list& x) {
    return where(x[0] < 1, x[0] * 2, sqrt(x[0] * 0) * 0);
  };
  CHECK(failure([&] { gradcheck(hidden, at(0.5)); }).find("look for 0 * inf") != std::string::npos);
}

TEST_CASE("a function of several outputs, one of which needs no gradient") {
  const auto f = [](const variable_list& x) -> variable_list {
    return {x[0].exp(), x[0].detach(), x[0] * 2};
  };
  CHECK(gradcheck(f, {leaf({4})}));
  CHECK(gradgradcheck(f, {leaf({4})}));
}

TEST_CASE("strided inputs are checked where they lie, and are restored") {
  const Variable x = randn({3, 2}, kDouble).t().requires_grad_();
  const Variable before = x.detach().clone();
  const uint32_t version = x._version();
  CHECK(gradcheck([](const variable_list& x) { return x[0].exp(); }, {x}));
  CHECK(equal(x.detach(), before));
  CHECK(x._version() == version);
}

TEST_CASE("a wrong rule is caught, and the message says where") {
  manual_seed(2);
  const variable_list inputs = {leaf({2}), leaf({2})};
  const auto f = [](const variable_list& x) { return wrong_mul(x[0], x[1]); };
  const std::string text = failure([&] { gradcheck(f, inputs); });
  CHECK(text.find("gradcheck: Jacobian mismatch in 'wrong_mul' with respect to input 1 at element "
                  "[0]") == 0);
  CHECK(text.find("analytic") != std::string::npos);
  CHECK(text.find("numeric") != std::string::npos);
  CHECK(text.find("the rule is wrong") != std::string::npos);
  GradcheckOptions quiet;
  quiet.raise_exception = false;
  CHECK_FALSE(gradcheck(f, inputs, quiet));
}

TEST_CASE("a rule that is wrong in the second order only is caught there") {
  const auto f = [](const variable_list& x) { return wrong_square(x[0]); };
  CHECK(gradcheck(f, {leaf({3})}));
  CHECK_THROWS_WITH(gradgradcheck(f, {leaf({3})}), doctest::Contains("gradgradcheck: Jacobian"));
}

TEST_CASE("a rule that permutes the cotangent is caught") {
  CHECK_THROWS_WITH(
      gradcheck([](const variable_list& x) { return wrong_order(x[0]); }, {leaf({3})}),
      doctest::Contains("'wrong_order'"));
}

TEST_CASE("zero against zero is not a pass") {
  const auto f = [](const variable_list& x) { return x[0] * 0; };
  CHECK_THROWS_WITH(gradcheck(f, {leaf({2})}), doctest::Contains("all gradients are zero"));
  GradcheckOptions options;
  options.allow_zero = true;
  CHECK(gradcheck(f, {leaf({2})}, options));
  const auto constant_slope = [](const variable_list& x) { return x[0].sign(); };
  CHECK_THROWS_AS(gradgradcheck(constant_slope, {leaf({2})}), Error);
  CHECK(gradgradcheck(constant_slope, {leaf({2})}, {}, options));
}

TEST_CASE("a kink is recognised") {
  const Variable x = zeros({1}, kDouble).requires_grad_();
  CHECK_THROWS_WITH(gradcheck([](const variable_list& x) { return relu(x[0]); }, {x}),
                    doctest::Contains("has a kink there: its slope is"));
}

TEST_CASE("a kink is more than ten times the tolerance") {
  GradcheckOptions options;
  options.atol = 1;
  options.rtol = 0;
  const Variable x = zeros({1}, kDouble).requires_grad_();
  const Variable cotangent = randn({1}, Generator(options.seed), kDouble);
  const auto told = [&](double bend) {
    const auto f = [&](const variable_list& x) { return bend / cotangent * relu(x[0]); };
    return failure([&] { gradcheck(f, {x}, options); });
  };
  CHECK(told(10.5).find("has a kink there") != std::string::npos);
  CHECK(told(9.5).find("the rule is wrong") != std::string::npos);
}

TEST_CASE("a step that does not suit the input is told") {
  const Variable x = tensor({1e12}, TensorOptions(kDouble).requires_grad(true));
  const auto f = [](const variable_list& x) { return x[0] * x[0] / 1e12; };
  GradcheckOptions tiny;
  tiny.eps = 1e-4;  // smaller than the distance of neighbouring numbers there
  CHECK_THROWS_AS(gradcheck(f, {x}, tiny), Error);
  const Variable y = tensor({1.0}, TensorOptions(kDouble).requires_grad(true));
  GradcheckOptions wide;
  wide.eps = 0.5;
  CHECK_THROWS_WITH(gradcheck([](const variable_list& x) { return x[0].exp(); }, {y}, wide),
                    doctest::Contains("with eps = 1e-05 they agree"));
}

TEST_CASE("runs that differ are found") {
  CHECK_THROWS_WITH(
      gradcheck([](const variable_list& x) { return x[0] * rand({2}, kDouble); }, {leaf({2})}),
      doctest::Contains("backward is not deterministic"));
}

TEST_CASE("a number of outputs that changes from run to run is found") {
  int runs = 0;
  const auto f = [&runs](const variable_list& x) {
    return ++runs < 4 ? variable_list{x[0] * 2} : variable_list{x[0] * 2, x[0] * 3};
  };
  CHECK_THROWS_WITH(gradcheck(f, {leaf({2})}),
                    doctest::Contains("the number of outputs changed from run to run, got 2, "
                                      "expected 1"));
}

TEST_CASE("float32 is refused unless it is asked for") {
  const Variable x = ones({2}).requires_grad_();
  const auto f = [](const variable_list& x) { return x[0] * x[0]; };
  CHECK_THROWS_WITH(gradcheck(f, {x}), doctest::Contains("an input is Float, expected Double"));
  GradcheckOptions options;
  options.allow_float32 = true;
  options.eps = 1e-2;
  options.rtol = 1e-2;
  CHECK(gradcheck(f, {x}, options));
}

TEST_CASE("inputs that can't be checked are refused") {
  const auto f = [](const variable_list& x) { return x[0] * 2; };
  CHECK_THROWS_WITH(gradcheck(f, {ones({2}, kDouble)}),
                    doctest::Contains("no input requires grad"));
  CHECK_THROWS_WITH(gradcheck(f, {ones({1}, kDouble).expand({3}).requires_grad_()}),
                    doctest::Contains("overlapping elements"));
  CHECK_THROWS_WITH(gradcheck([](const variable_list& x) { return x[0].detach(); }, {leaf({2})}),
                    doctest::Contains("no output requires grad"));
}

TEST_SUITE_END();
