#include "taper/xtensor/from_xtensor.h"

#include <doctest/doctest.h>

#include <xtensor/xrandom.hpp>
#include <xtensor/xsort.hpp>

#include "taper/core.h"
#include "taper/xtensor/view.h"
#include "tests/xtensor/arrangements.h"

using namespace taper;

namespace {
const Variable kTable = tensor({{1., 2., 3.}, {4., 5., 6.}}, kDouble);
}

TEST_CASE("containers and expressions become tensors of their values") {
  const xt::xarray<double> a{{1, 2, 3}, {4, 5, 6}};
  const xt::xtensor<double, 2> b = a;
  const xt::xarray<double, xt::layout_type::column_major> c = a;
  const xt::xarray<double, xt::layout_type::dynamic> d = a;
  const xt::xtensor_fixed<double, xt::xshape<2, 3>> e = a;
  for (const Variable& x :
       {from_xtensor(a), from_xtensor(b), from_xtensor(c), from_xtensor(d), from_xtensor(e),
        from_xtensor(xt::eval(a + 0.0)), from_xtensor(xt::transpose(xt::eval(xt::transpose(a))))}) {
    CHECK(x.equal(kTable));
    CHECK(x.is_contiguous());
    CHECK(x.is_leaf());
    CHECK_FALSE(x.requires_grad());
  }
  CHECK(from_xtensor(a * 2.0 + b).equal(kTable * 3));
  CHECK(from_xtensor(xt::flip(a, 1)).equal(kTable.flip({1})));
  CHECK(from_xtensor(xt::view(a, xt::all(), 1)).equal(kTable.select(1, 1)));
  CHECK(from_xtensor(xt::sum(a)).equal(kTable.sum()));
  CHECK(from_xtensor(xt::arange<int64_t>(4)).equal(arange(4)));
  CHECK(from_xtensor(a > 2.0).equal(kTable > 2));
  CHECK(from_xtensor(xt::cast<int64_t>(xt::argmax(a, 1))).equal(kTable.argmax(1)));
}

TEST_CASE("the memory of a container that is moved in becomes the tensor's") {
  const auto check_moved = [](auto container) {
    const auto* const data = container.data();
    const Variable x = from_xtensor(std::move(container));
    CHECK(x.data_ptr() == data);
    CHECK(x.equal(kTable));
    CHECK((x + 1).equal(kTable + 1));
    CHECK(x.mm(x.t()).equal(kTable.mm(kTable.t())));
  };
  const xt::xarray<double> a{{1, 2, 3}, {4, 5, 6}};
  check_moved(a);
  check_moved(xt::xtensor<double, 2>(a));
  check_moved(xt::xarray<double, xt::layout_type::column_major>(a));
  check_moved(xt::xtensor<double, 2, xt::layout_type::column_major>(a));
  xt::xarray<double, xt::layout_type::dynamic> dynamic;
  dynamic.resize({2, 3}, xt::layout_type::column_major);
  dynamic = a;
  check_moved(dynamic);
}

TEST_CASE("axes of size 1 and empty containers have strides like any tensor's") {
  const Variable x = from_xtensor(xt::xarray<double>::from_shape({1, 3, 1}));
  CHECK(x.strides() == zeros({1, 3, 1}).strides());
  const Variable column =
      from_xtensor(xt::xarray<double, xt::layout_type::column_major>::from_shape({4, 1}));
  CHECK(column.is_contiguous());
  CHECK(from_xtensor(xt::xarray<double>::from_shape({0, 3})).sizes() == IntArrayRef({0, 3}));
  const xt::xarray<double> empty = xt::zeros<double>({2, 0});
  CHECK(from_xtensor(empty + 1.0).sizes() == IntArrayRef({2, 0}));
  CHECK(from_xtensor(xt::xarray<double>(4.0)).item<double>() == 4);
}

TEST_CASE("a shared container and its tensor see what the other writes") {
  const auto container = std::make_shared<xt::xarray<float>>(xt::zeros<float>({2, 2}));
  Variable x = from_xtensor(container);
  CHECK(x.data_ptr() == container->data());
  (*container)(1, 0) = 3;
  CHECK(x[1][0].item<float>() == 3);
  x.fill_(4);
  CHECK((*container)(0, 1) == 4);
  CHECK(container.use_count() == 2);
  x.reset();
  CHECK(container.use_count() == 1);
  CHECK_THROWS_WITH_AS(from_xtensor(std::shared_ptr<xt::xarray<float>>()),
                       "from_xtensor: the pointer is null", Error);
  xt::xarray<float, xt::layout_type::dynamic> wide;
  wide.resize({2, 2}, xt::xarray<float, xt::layout_type::dynamic>::strides_type{100, 1});
  CHECK_THROWS_WITH_AS(from_xtensor(std::move(wide)), doctest::Contains("out of the container"),
                       Error);
}

TEST_CASE("an expression is evaluated once") {
  int calls = 0;
  const xt::xarray<double> a{1, 2, 3};
  const auto counted = xt::make_lambda_xfunction(
      [&calls](double v) {
        ++calls;
        return v;
      },
      a);
  const Variable x = from_xtensor(counted);
  CHECK(calls == 3);
  const Variable drawn = from_xtensor(xt::random::rand<double>({100}));
  CHECK(drawn.equal(drawn));
  CHECK(calls == 3);
}

TEST_CASE("options ask for a dtype and for a gradient") {
  const xt::xarray<double> a{1, 2, 3};
  const Variable x = from_xtensor(a, dtype(kFloat).requires_grad(true));
  CHECK(x.scalar_type() == kFloat);
  CHECK(x.is_leaf());
  x.pow(2).sum().backward();
  CHECK(x.grad().equal(tensor({2.F, 4.F, 6.F})));
  CHECK(from_xtensor(xt::xarray<double>{1, 2}, requires_grad()).requires_grad());
  CHECK_THROWS_WITH_AS(
      from_xtensor(xt::xarray<int>{1, 2}, requires_grad()),
      doctest::Contains("Only Tensors of floating point and complex dtype can require gradients"),
      Error);
}

TEST_CASE("shapes that do not fit are named") {
  const xt::xarray<double> a = xt::zeros<double>({2, 3}), b = xt::zeros<double>({4});
  CHECK_THROWS_WITH_AS(from_xtensor(a + b),
                       doctest::Contains("The size of tensor a (3) must match the size of tensor b "
                                         "(4) at non-singleton dimension 1, got [2, 3] and [4]"),
                       Error);
  CHECK_THROWS_AS(from_xtensor(xt::exp(2.0 * (a - 1.0) * b)), Error);
}

TEST_CASE("a view of a tensor comes back as another tensor") {
  for (const Variable& x : taper::testing::arrangements(kFloat)) {
    const Variable y = from_xtensor(as_xarray<float>(x));
    CHECK(y.equal(x));
    CHECK_FALSE(y.is_alias_of(x));
  }
}
