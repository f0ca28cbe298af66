#include "taper/nn/utils/clip_grad.h"

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using nn::utils::clip_grad_norm_;
using nn::utils::clip_grad_value_;

namespace {

Variable with_grad(const Variable& grad) {
  const Variable x = zeros(grad.sizes(), TensorOptions(grad.dtype()).requires_grad(true));
  x.mutable_grad() = grad.clone();
  return x;
}

}  // namespace

TEST_SUITE_BEGIN("clip_grad");

TEST_CASE("the norm of all grads together is clipped") {
  const Variable a = with_grad(tensor({{3.0, 0.0}, {0.0, 0.0}})), b = with_grad(tensor({-4.0})),
                 without = zeros({5}, requires_grad());
  CHECK(clip_grad_norm_({a, without, b}, 1) == doctest::Approx(5));
  CHECK(allclose(b.grad(), tensor({-0.8})));
  CHECK(allclose(a.grad().sum(), tensor(0.6)));
  const Variable kept = a.grad().clone();
  CHECK(clip_grad_norm_(std::vector<Variable>{a, b}, 2) == doctest::Approx(1));
  CHECK(equal(a.grad(), kept));
  CHECK(clip_grad_norm_({without}, 1) == 0);
  CHECK_FALSE(without.grad().defined());
}

// The numbers are libtorch's.
TEST_CASE("norms of every order") {
  const auto norm = [](double order) {
    const Variable x = with_grad(tensor({1.0, -2.0, 3.0})), y = with_grad(tensor({0.0, -4.0}));
    return clip_grad_norm_({x, y}, 1, order);
  };
  CHECK(norm(1) == doctest::Approx(10));
  CHECK(norm(3) == doctest::Approx(std::cbrt(100)));
  CHECK(norm(0.5) == doctest::Approx(37.7768).epsilon(1e-5));
  CHECK(norm(INFINITY) == 4);
  CHECK(norm(0) == 2);
  const Variable empty_one = with_grad(zeros({0})), x = with_grad(tensor({3.0}));
  CHECK(clip_grad_norm_({empty_one, x}, 1, INFINITY) == 3);
  CHECK(clip_grad_norm_(x, 1) == doctest::Approx(1));
}

TEST_CASE("a norm that is not finite") {
  const Variable a = with_grad(tensor({1.0, INFINITY})), b = with_grad(tensor({2.0}));
  CHECK_THROWS_WITH(clip_grad_norm_({a, b}, 1, 2, /*error_if_nonfinite=*/true),
                    "clip_grad_norm_: The total norm of order 2 for gradients from `parameters` is "
                    "non-finite, so "
                    "it cannot be clipped. To disable this error and scale the gradients with the "
                    "non-finite norm "
                    "anyway, set `error_if_nonfinite=false`");
  CHECK_THROWS_WITH(clip_grad_norm_(a, 1, INFINITY, true), doctest::Contains("of order inf"));
  CHECK(b.grad().item<float>() == 2);
  CHECK(std::isinf(clip_grad_norm_({a, b}, 1)));
  CHECK(b.grad().item<float>() == 0);
  CHECK(std::isnan(a.grad()[1].item<float>()));
  CHECK(std::isnan(clip_grad_norm_({a, b}, 1)));
  CHECK(std::isnan(b.grad().item<float>()));
}

TEST_CASE("elements are clipped by value, apart from any graph") {
  const Variable x = with_grad(tensor({-3.0, 0.5, 2.0})), without = zeros({5}, requires_grad());
  clip_grad_value_({x, without}, 1);
  CHECK(equal(x.grad(), tensor({-1.0, 0.5, 1.0})));
  clip_grad_value_(x, 0.25);
  CHECK(equal(x.grad(), full({3}, 0.25) * tensor({-1.0, 1.0, 1.0})));
  const Variable y = ones({2}, requires_grad());
  pow(y, 3).sum().backward({}, /*retain_graph=*/true, /*create_graph=*/true);
  CHECK(y.grad().requires_grad());
  clip_grad_value_(std::vector<Variable>{y}, 1);
  CHECK(equal(y.grad().detach(), ones({2})));
}
