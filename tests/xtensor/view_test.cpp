#include "taper/xtensor/view.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <vector>
#include <xtensor/xindex_view.hpp>
#include <xtensor/xmanipulation.hpp>

#include "taper/core.h"
#include "taper/xtensor/from_xtensor.h"
#include "tests/xtensor/arrangements.h"

using namespace taper;
using taper::testing::arrangements;

namespace {

template <class T, class View>
void check_same(const View& view, const Variable& x) {
  REQUIRE(view.dimension() == x.sizes().size());
  const Variable dense = x.contiguous();
  const T* expected = dense.data_ptr<T>();
  for (std::size_t i = 0; i < x.sizes().size(); ++i)
    CHECK(static_cast<int64_t>(view.shape()[i]) == x.size(static_cast<int64_t>(i)));
  for (const T value : view) CHECK(value == *expected++);
  CHECK(expected == dense.data_ptr<T>() + dense.numel());
}

}  // namespace

TEST_CASE_TEMPLATE("a view shows the elements in the tensor's shape", T, bool, uint8_t, int8_t,
                   int16_t, int32_t, int64_t, float, double) {
  for (const Variable& x : arrangements(dtype_of<T>)) {
    CAPTURE(x.sizes());
    CAPTURE(x.strides());
    check_same<T>(as_xarray<T>(x), x);
    check_same<T>(as_xarray<T>(x.array()), x);
    if (x.dim() == 3) check_same<T>(as_xtensor<T, 3>(x), x);
    if (x.dim() == 0) check_same<T>(as_xtensor<T, 0>(x), x);
  }
}

TEST_CASE("a view lies on the tensor's memory") {
  const Variable x = arange(12, kDouble).reshape({3, 4}).slice(1, 1, 3);
  const auto view = as_xarray<double>(x);
  CHECK(view.data() + view.data_offset() == x.data_ptr<double>());
  CHECK(view(2, 1) == 10);
  x.fill_(7);
  CHECK(view(2, 1) == 7);
}

TEST_CASE("an array may be walked backwards") {
  const Array x = arange(6, kDouble).array();
  const Array y = x.as_strided({2, 3}, {3, -1}, 2);
  const auto view = as_xarray<double>(y);
  CHECK(xt::xarray<double>(view) == xt::xarray<double>{{2, 1, 0}, {5, 4, 3}});
  CHECK(view(1, 2) == 3);
  as_mutable_xtensor<double, 2>(y) = xt::xarray<double>{{2, 1, 0}, {5, 4, 3}} * 2.0;
  CHECK(Variable(x).equal(arange(6, kDouble) * 2));
}

TEST_CASE("a view keeps the memory alive, also when it is copied") {
  auto view = as_xarray<double>(full({2}, 3.0, kDouble) + 1);
  auto copy = view;
  CHECK(copy(1) == 4);
  CHECK(as_xtensor<double, 1>(full({2}, 3.0, kDouble) + 1)(1) == 4);
}

TEST_CASE("expressions of strided views have the values of dense ones") {
  for (const Variable& x : arrangements(kDouble)) {
    CAPTURE(x.sizes());
    CAPTURE(x.strides());
    const auto view = as_xarray<double>(x);
    const xt::xarray<double> dense = view;
    CHECK(xt::xarray<double>(xt::exp(view) * 2.0 + view) ==
          xt::xarray<double>(xt::exp(dense) * 2.0 + dense));
    CHECK(xt::sum(view)() == xt::sum(dense)());
    CHECK(xt::sum(view, xt::evaluation_strategy::immediate)() == xt::sum(dense)());
    CHECK(xt::xarray<double>(xt::transpose(view)) == xt::xarray<double>(xt::transpose(dense)));
    if (view.size() == 0) continue;  // what follows fails for xtensor's own containers, too
    for (std::size_t axis = 0; axis < view.dimension(); ++axis) {
      CHECK(xt::xarray<double>(xt::sum(view, {axis})) ==
            xt::xarray<double>(xt::sum(dense, {axis})));
      CHECK(xt::sum(view, {axis}, xt::evaluation_strategy::immediate) ==
            xt::sum(dense, {axis}, xt::evaluation_strategy::immediate));
      CHECK(xt::xarray<double>(xt::cumsum(view, axis)) == xt::cumsum(dense, axis));
    }
  }
}

TEST_CASE("elements are written where the tensor has them") {
  for (const Variable& x : arrangements(kDouble)) {
    CAPTURE(x.sizes());
    CAPTURE(x.strides());
    const Variable around = x.clone(), y = empty({x.numel(), 2}, kDouble).zero_().select(1, 1);
    if (x.numel() == 0 || x.sizes() != x.clone().sizes()) continue;
    const Variable to = y.reshape(x.sizes());
    REQUIRE(to.is_alias_of(y));
    auto view = as_mutable_xarray<double>(to);
    view = as_xarray<double>(x) + 1.0;
    CHECK(to.equal(x + 1));
    view += as_xarray<double>(x);
    CHECK(to.equal(x + 1 + x));
    view *= 2.0;
    CHECK(to.equal((x + 1 + x) * 2));
    view.fill(4);
    CHECK(to.equal(full_like(x, 4)));
    view = as_xarray<double>(around);
    CHECK(to.equal(x));
    CHECK(y.as_strided({x.numel()}, {2}, 0).eq(0).all().item<bool>());  // what lies between
  }
}

TEST_CASE("one view is assigned to another by its elements") {
  const Variable x = arange(12, kDouble).reshape({3, 4}), y = zeros({4, 3}, kDouble).t();
  auto to = as_mutable_xarray<double>(y);
  to = as_mutable_xarray<double>(x);
  CHECK(y.equal(x));
  auto fixed = as_mutable_xtensor<double, 2>(y);
  fixed = xt::transpose(as_xtensor<double, 2>(x.t()) * 2.0);
  CHECK(y.equal(x * 2));
  fixed(1, 2) = -1;
  CHECK(y[1][2].item<double>() == -1);
  as_mutable_xarray<double>(y.array())(0, 0) = 5;
  CHECK(y[0][0].item<double>() == 5);
  fixed = xt::xarray<double>{1, 2, 3, 4};  // broadcast
  CHECK(y.equal(tensor({1., 2., 3., 4.}, kDouble).expand({3, 4})));
}

TEST_CASE("parts of a view are written where the tensor has them") {
  const Variable around = zeros({4, 12}, kDouble), y = around.slice(1, 0, 12, 2);
  auto view = as_mutable_xtensor<double, 2>(y);
  view = xt::reshape_view(xt::arange<double>(24), {4, 6});
  xt::view(view, 0, xt::all()) = 9;
  xt::view(view, xt::range(1, 3), xt::range(1, 3)) *= 100.0;
  xt::strided_view(view, {3, xt::all()}) += 0.5;
  xt::filter(view, view < 7.0) = -1;
  std::sort(view.begin(), view.begin() + 12, std::greater<>());
  CHECK(y.equal(tensor({{800., 700., 11., 10., 9., 9.},
                        {9., 9., 9., 9., 9., -1.},
                        {12., 1300., 1400., 15., 16., 17.},
                        {18.5, 19.5, 20.5, 21.5, 22.5, 23.5}},
                       kDouble)));
  CHECK(around.slice(1, 1, 12, 2).eq(0).all().item<bool>());
}

TEST_CASE("every way to write counts a change, so that stale values are found") {
  const Variable x = ones({3}, dtype(kDouble).requires_grad(true)), w = ones({3}, kDouble);
  auto view = as_mutable_xarray<double>(w);
  const std::vector<std::function<void()>> writes = {
      [&] { view(0) = 2; },          [&] { view = xt::xarray<double>{1, 2, 3}; },
      [&] { view += 1.0; },          [&] { view.fill(3); },
      [&] { *view.begin() = 1; },    [&] { as_mutable_xtensor<double, 1>(w)(1) = 1; },
      [&] { xt::view(view, 1) = 4; }};
  for (const auto& write : writes) {
    const Variable y = (x * w).sum();
    const uint32_t version = w._version();
    write();
    CHECK(w._version() > version);
    CHECK_THROWS_WITH_AS(y.backward(), doctest::Contains("modified by an inplace operation"),
                         Error);
    CHECK_THROWS_WITH_AS(y.backward(), doctest::Contains("'a view for xtensor', which changed it"),
                         Error);
  }
}

TEST_CASE("reading counts no change, nor does writing into data()") {
  const Variable x = ones({3}, dtype(kDouble).requires_grad(true)), w = ones({3}, kDouble);
  const Variable y = (x * w).sum();
  CHECK(xt::sum(as_xarray<double>(w))() == 3);
  const auto view = as_mutable_xarray<double>(w);
  CHECK(xt::sum(view * view)() == 3);
  as_mutable_xarray<double>(w.data())(0) = 2;
  CHECK(w._version() == 0);
  y.backward();
  CHECK(x.grad().equal(tensor({2., 1., 1.}, kDouble)));
}

TEST_CASE("what cannot be written is refused") {
  const Variable x = ones({3}, dtype(kDouble).requires_grad(true));
  CHECK_THROWS_WITH_AS(
      as_mutable_xarray<double>(x),
      "as_mutable_xarray: the tensor requires grad, and what xtensor writes has no "
      "history. Got shape [3]; write under NoGradGuard or into data()",
      Error);
  CHECK_THROWS_AS((as_mutable_xtensor<double, 1>(x * 2)), Error);
  CHECK_THROWS_WITH_AS(
      as_mutable_xarray<double>(ones({1, 3}, kDouble).expand({2, 3})),
      doctest::Contains("more than one element of the written-to tensor refers to a single"),
      Error);
  const NoGradGuard guard;
  as_mutable_xarray<double>(x)(0) = 4;
  CHECK(x[0].item<double>() == 4);
}

TEST_CASE("another element type or rank is refused") {
  const Variable x = ones({2, 3});
  CHECK_THROWS_WITH_AS(
      as_xarray<double>(x),
      "as_xarray: expected scalar type Double but found Float; convert with .to(dtype)", Error);
  CHECK_THROWS_WITH_AS((as_xtensor<float, 3>(x)),
                       "as_xtensor: the view has 3 dims but the tensor has 2, got shape [2, 3]",
                       Error);
  CHECK_THROWS_WITH_AS(as_xarray<double>(Array()), "as_xarray: the array is undefined", Error);
  CHECK_THROWS_WITH_AS(as_xarray<double>(Variable()), doctest::Contains("undefined"), Error);
}
