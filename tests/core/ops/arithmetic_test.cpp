#include "taper/core/ops/arithmetic.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

namespace {

const Variable b = tensor({true, false});
const Variable i = tensor({3, -2});
const Variable f = tensor({1.5, -2.5});
const Variable u = tensor({3, 250}, kByte);

}  // namespace

TEST_SUITE_BEGIN("arithmetic");

TEST_CASE("dtypes are promoted by category, numbers and rank 0 count less") {
  CHECK(difference(b + 1, tensor({2, 1})) == "");
  CHECK(difference(b + 1.5, tensor({2.5, 1.5})) == "");
  CHECK(difference(i + f, tensor({4.5, -4.5})) == "");
  CHECK(difference(u + 5.0, tensor({8.0, 255.0})) == "");
  CHECK(difference(f * tensor(2.0, kDouble), tensor({3.0, -5.0})) == "");
  CHECK(difference(f * tensor({2.0, 2.0}, kDouble), tensor({3.0, -5.0}, kDouble)) == "");
  CHECK(difference(i.to(kInt) + 1, tensor({4, -1}, kInt)) == "");
  CHECK(difference(i.to(kInt) + i, tensor({6, -4})) == "");
  CHECK(difference(tensor(2) * b, tensor({2, 0})) == "");
}

TEST_CASE("bools are added with or, multiplied with and") {
  CHECK(difference(b + b, b) == "");
  CHECK(difference(b + true, tensor({true, true})) == "");
  CHECK(difference(b * b, b) == "");
  CHECK(difference(add(b, b, true), b) == "");
  CHECK(difference(b / b, tensor({1.0, NAN})) == "");
  CHECK(difference(maximum(b, tensor(true)), tensor({true, true})) == "");
}

TEST_CASE("numbers are promoted before they multiply") {
  const Variable bytes = full({1}, 2, kByte);
  CHECK(difference(rsub(bytes, 2.7, -1), tensor({4.7})) == "");
  CHECK(difference(rsub(bytes, 2.0, 300), tensor({-598.0})) == "");
  CHECK(difference(rsub(bytes, 5, 2), tensor({1}, kByte)) == "");
  CHECK(difference(rsub(bytes, tensor({2.5}), 2), tensor({-1.5})) == "");
  CHECK(difference(sub(tensor({1}), tensor({1}), std::numeric_limits<int64_t>::min()),
                   tensor({std::numeric_limits<int64_t>::min() + 1})) == "");
  CHECK_THROWS_WITH_AS(rsub(bytes, 2, 0.5), doctest::Contains("argument alpha must not be"), Error);
  CHECK_THROWS_WITH_AS(add(bytes, bytes, true),
                       doctest::Contains("Boolean alpha only supported for Boolean results"),
                       Error);
  CHECK(equal(add(tensor({true}), tensor({false}), true), tensor({true})));
}

TEST_CASE("bools are neither subtracted nor negated") {
  CHECK_THROWS_WITH_AS(b - b,
                       "sub: Subtraction, the `-` operator, with two bool tensors is not "
                       "supported. Use the `^` or `logical_xor()` operator instead.",
                       Error);
  const doctest::Contains mask(
      "with a bool tensor is not supported. If you are trying to invert a");
  CHECK_THROWS_WITH_AS(b - 1, mask, Error);
  CHECK_THROWS_WITH_AS(1 - b, mask, Error);
  CHECK_THROWS_WITH_AS(rsub(f, true), mask, Error);
  CHECK_THROWS_WITH_AS(f - b, mask, Error);
  CHECK_THROWS_WITH_AS(i.clone().sub_(true), mask, Error);
  CHECK_THROWS_WITH_AS(f.clone().sub_(b), mask, Error);
  CHECK_THROWS_WITH_AS(-b, doctest::Contains("Negation, the `-` operator, on a bool tensor"),
                       Error);
  CHECK_THROWS_WITH_AS(remainder(b, b), doctest::Contains("not implemented for 'Bool'"), Error);
}

TEST_CASE("integers wrap around") {
  CHECK(difference(u - 5, tensor({254, 245}, kByte)) == "");
  CHECK(difference(-u, tensor({253, 6}, kByte)) == "");
  CHECK(difference(u * 100, tensor({44, 168}, kByte)) == "");
  const int64_t most = std::numeric_limits<int64_t>::max();
  CHECK((tensor(most) + 1).item<int64_t>() == std::numeric_limits<int64_t>::min());
  CHECK((-(-tensor(most) - 1)).item<int64_t>() == std::numeric_limits<int64_t>::min());
}

TEST_CASE("scaled sums") {
  CHECK(difference(add(i, i, 2), tensor({9, -6})) == "");
  CHECK(difference(sub(f, i, 0.5), tensor({0.0, -1.5})) == "");
  CHECK(difference(rsub(i, 5), tensor({2, 7})) == "");
  CHECK(difference(rsub(i, i, 2), tensor({-3, 2})) == "");
  CHECK(difference(rsub(i, 1, 3), tensor({-8, 7})) == "");
  CHECK_THROWS_WITH_AS(add(i, i, 1.5),
                       "add: For integral input tensors, argument alpha must not be a floating "
                       "point number. Got 1.5",
                       Error);
}

TEST_CASE("division is true division") {
  CHECK(difference(i / 2, tensor({1.5, -1.0})) == "");
  CHECK(difference(i / i, tensor({1.0, 1.0})) == "");
  CHECK(difference(1 / i, tensor({1.0 / 3, -0.5})) == "");
  CHECK(difference(true_divide(f, 0), tensor({INFINITY, -INFINITY})) == "");
}

TEST_CASE("floor_divide rounds down") {
  CHECK(difference(floor_divide(i, 2), tensor({1, -1})) == "");
  CHECK(difference(floor_divide(tensor({5, -5, -6}), -2), tensor({-3, 2, 3})) == "");
  CHECK(difference(floor_divide(f, 0.7), tensor({2.0, -4.0})) == "");
  CHECK(difference(floor_divide(f, 0), tensor({INFINITY, -INFINITY})) == "");
  CHECK(difference(floor_divide(f, i), tensor({0.0, 1.0})) == "");
  CHECK_THROWS_WITH_AS(floor_divide(i, 0), doctest::Contains("ZeroDivisionError"), Error);
}

TEST_CASE("remainder has the sign of the divisor") {
  CHECK(difference(i % 2, tensor({1, 0})) == "");
  CHECK(difference(i % -2, tensor({-1, 0})) == "");
  CHECK(difference(5 % i, tensor({2, -1})) == "");
  CHECK(difference(f % 2, tensor({1.5, 1.5})) == "");
  CHECK(difference(f % -2, tensor({-0.5, -0.5})) == "");
  CHECK(difference(f % INFINITY, tensor({1.5, INFINITY})) == "");
  CHECK(difference(f % 0, tensor({NAN, NAN})) == "");
  CHECK(difference(u % tensor({2, 7}, kByte), tensor({1, 5}, kByte)) == "");
  CHECK_THROWS_WITH_AS(i % 0, doctest::Contains("remainder: ZeroDivisionError"), Error);
}

TEST_CASE("fmod has the sign of the dividend") {
  CHECK(difference(fmod(tensor({7, -7, 6}), -2), tensor({1, -1, 0})) == "");
  CHECK(difference(fmod(tensor(std::numeric_limits<int64_t>::min()), -1), tensor(0)) == "");
  CHECK(difference(fmod(u, tensor({2, 7}, kByte)), tensor({1, 5}, kByte)) == "");
  CHECK(difference(fmod(tensor({-7.5, 1.0, 3.0}), tensor({2.0, INFINITY, 0.0})),
                   tensor({-1.5, 1.0, NAN})) == "");
  CHECK_THROWS_WITH_AS(fmod(i, 0), doctest::Contains("fmod: ZeroDivisionError"), Error);
  CHECK_THROWS_WITH_AS(fmod(b, b), doctest::Contains("fmod: not implemented for 'Bool'"), Error);
}

TEST_CASE("division that rounds") {
  CHECK(difference(div(tensor({7, -7}), 2, "trunc"), tensor({3, -3})) == "");
  CHECK(difference(div(tensor({7, -7}), 2, "floor"), tensor({3, -4})) == "");
  CHECK(difference(i.div(2, std::nullopt), i / 2) == "");
  CHECK(difference(tensor({7, -7}).div_(2, "trunc"), tensor({3, -3})) == "");
  CHECK(difference(div(tensor({true, false}), 3, "trunc"), tensor({0, 0})) == "");
  CHECK_THROWS_WITH_AS(div(i, 2, "up"),
                       "div: div expected rounding_mode to be one of None, 'trunc', or 'floor' but "
                       "found 'up'",
                       Error);
}

TEST_CASE("the larger and the smaller: NaN wins, ties share the gradient") {
  const Variable x = tensor({1.0, NAN, 2.0}).requires_grad_(), y = tensor({1.0, 1.0, NAN});
  CHECK(difference(max(x, y), tensor({1.0, NAN, NAN})) == "");
  CHECK(difference(min(x, y), tensor({1.0, NAN, NAN})) == "");
  maximum(x, y).backward(ones({3}));
  CHECK(difference(x.grad(), tensor({0.5, 1.0, 1.0})) == "");
}

TEST_CASE("results broadcast; empty tensors and rank 0 stay what they are") {
  CHECK(difference(tensor({{1}, {2}}) + tensor({10, 20}), tensor({{11, 21}, {12, 22}})) == "");
  CHECK((zeros({0, 3}) + ones({3})).sizes() == IntArrayRef({0, 3}));
  CHECK((zeros({0, 3}) * 2).sizes() == IntArrayRef({0, 3}));
  CHECK(difference(tensor(2) * tensor(3.5), tensor(7.0)) == "");
  CHECK_THROWS_WITH_AS(ones({2}) + ones({3}), doctest::Contains("got [2] and [3]"), Error);
}

TEST_CASE("in place") {
  const Variable x = tensor({1.0, 2.0});
  x.add_(1).mul_(tensor(3)).sub_(tensor({1.0, 2.0}, kDouble)).div_(2).neg_();
  CHECK(difference(x, tensor({-2.5, -3.5})) == "");
  CHECK(difference(x.clone().remainder_(2), tensor({1.5, 0.5})) == "");
  CHECK(difference(i.clone().mul_(b), tensor({3, 0})) == "");
  CHECK(difference(i.clone().add_(i, 2), tensor({9, -6})) == "");
  CHECK_THROWS_WITH_AS(i.add_(1.5),
                       doctest::Contains("result type Float can't be cast to the desired output"),
                       Error);
  CHECK_THROWS_WITH_AS(i.div_(2), doctest::Contains("can't be cast"), Error);
  CHECK_THROWS_WITH_AS(b.mul_(2),
                       doctest::Contains("result type Long can't be cast to the desired"), Error);
  CHECK_THROWS_WITH_AS(x.add_(ones({2, 2})), doctest::Contains("doesn't match the broadcast shape"),
                       Error);
}

TEST_CASE("in place on views and on what overlaps") {
  const Variable x = tensor({{1, 2}, {3, 4}});
  x.t().add_(tensor({10, 20}));
  CHECK(difference(x, tensor({{11, 12}, {23, 24}})) == "");
  x.add_(x.t());
  CHECK(difference(x, tensor({{22, 35}, {35, 48}})) == "");
  x.select(0, 0).mul_(x.select(0, 1));
  CHECK(difference(x, tensor({{770, 1680}, {35, 48}})) == "");
}

TEST_SUITE_END();
