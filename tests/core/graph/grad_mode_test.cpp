#include "taper/core/graph/grad_mode.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

TEST_SUITE_BEGIN("grad mode");

TEST_CASE("InferenceMode records nothing until the end of its scope") {
  const Tensor x = ones({2}, requires_grad());
  {
    const InferenceMode guard;
    CHECK(InferenceMode::is_enabled());
    CHECK_FALSE((x * 2).requires_grad());
    {
      const InferenceMode off(false);
      CHECK_FALSE(InferenceMode::is_enabled());
      CHECK((x * 2).requires_grad());
    }
    CHECK(InferenceMode::is_enabled());
    CHECK_FALSE((x * 2).requires_grad());
  }
  CHECK_FALSE(InferenceMode::is_enabled());
  CHECK((x * 2).requires_grad());
  const NoGradGuard guard;
  CHECK_FALSE(InferenceMode::is_enabled());
}

TEST_CASE("messages say why a value has no history") {
  const auto why = [](const Tensor& y) {
    try {
      y.sum().backward();
    } catch (const Error& error) {
      const std::string text = error.what();
      return text.substr(text.rfind("; ") + 2);
    }
    return std::string();
  };
  const Tensor x = ones({2}, requires_grad());
  const char* unrecorded =
      "it was made while nothing was recorded: under NoGradGuard, or by a backward pass without "
      "create_graph=true";
  {
    const NoGradGuard guard;
    CHECK(why(x * 2) == unrecorded);
    CHECK_THROWS_WITH(unbind(ones({2}))[0].backward(), doctest::Contains(unrecorded));
  }
  const Tensor g = autograd::grad({x.exp().sum()}, {x})[0];
  CHECK_THROWS_WITH(autograd::grad({g}, {x}, {ones({2})}), doctest::Contains(unrecorded));
  x.exp().sum().backward();
  CHECK_THROWS_WITH(x.grad().backward(ones({2})), doctest::Contains(unrecorded));
  CHECK(why(x > 0) == "a tensor of integers or bools has no derivative");
  const char* untracked = "call requires_grad_() on a leaf before computing with it";
  CHECK(why(ones({2})) == untracked);
  CHECK_THROWS_WITH(unbind(ones({2}))[0].backward(), doctest::Contains(untracked));
}

TEST_CASE("make_variable() gives a leaf on the same memory") {
  const Tensor x = ones({2}, requires_grad()) * 2;
  const Tensor y = autograd::make_variable(x, true);
  CHECK(y.is_leaf());
  CHECK(y.requires_grad());
  CHECK(y.data_ptr() == x.data_ptr());
  CHECK_FALSE(autograd::make_variable(x).requires_grad());
}

TEST_CASE("an undefined grad says what it waits for") {
  const Tensor x = ones({2}, requires_grad());
  CHECK_THROWS_WITH(x.grad().sum(), doctest::Contains("A grad is undefined until backward() has "
                                                      "run"));
}

TEST_CASE("messages name the operation that was called, not the one it is made of") {
  const auto blamed = [](Variable& (*change)(const Variable&)) {
    const Variable y = ones({2}, requires_grad()) * 2, z = y.exp();
    change(z);
    try {
      z.sum().backward();
    } catch (const Error& error) {
      const std::string text = error.what(), end = "', which changed it";
      const std::size_t stop = text.find(end), start = text.rfind('\'', stop - 1) + 1;
      return text.substr(start, stop - start);
    }
    return std::string();
  };
  CHECK(blamed(zero_) == "zero_");
  CHECK(blamed(square_) == "square_");
  CHECK(blamed(exp_) == "exp_");
  CHECK_THROWS_WITH(ones({2}, kLong).square_().sqrt_(), doctest::Contains("sqrt_: "));
  CHECK_THROWS_WITH(tile(ones({2}), {-1}), doctest::Contains("tile: "));
}

TEST_SUITE_END();
