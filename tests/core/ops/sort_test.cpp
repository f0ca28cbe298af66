#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

namespace {

const double kNaN = std::nan("");

}  // namespace

TEST_SUITE_BEGIN("sort");

TEST_CASE("sort and argsort") {
  const Variable x = tensor({{3, 1, 2}, {1, 1, 0}});
  const auto [values, at] = x.sort();
  CHECK(equal(values, tensor({{1, 2, 3}, {0, 1, 1}})));
  CHECK(equal(at, tensor({{1, 2, 0}, {2, 0, 1}})));
  CHECK(equal(std::get<0>(x.sort(0, true)), tensor({{3, 1, 2}, {1, 1, 0}})));
  CHECK(equal(std::get<1>(x.sort(std::optional<bool>(true), 1, true)),
              tensor({{0, 2, 1}, {0, 1, 2}})));
  CHECK(equal(x.t().argsort(0), at.t()));
  CHECK(equal(argsort(tensor({1., kNaN, 3.})), tensor({0, 2, 1})));
  CHECK(equal(argsort(tensor({1., kNaN, 3., kNaN}), 0, true), tensor({1, 3, 2, 0})));
  CHECK(equal(std::get<0>(tensor(5).sort()), tensor(5)));
  CHECK(equal(std::get<1>(tensor(5).sort()), tensor(0)));
  CHECK(std::get<0>(zeros({0, 3}).sort(0)).sizes() == IntArrayRef{0, 3});
  CHECK(equal(std::get<0>(tensor({true, false}).sort()), tensor({false, true})));
  CHECK_THROWS_WITH(x.sort(2), Contains("sort: Dimension out of range"));
}

TEST_CASE("sorting many") {
  const Variable x = randperm(20000).view({4, 5000});
  const auto [values, at] = x.sort(1);
  CHECK(equal(x.gather(1, at), values));
  CHECK((values.narrow(1, 1, 4999) > values.narrow(1, 0, 4999)).all().item<bool>());
  CHECK(equal(std::get<0>(x.topk(7, 1, false)), values.narrow(1, 0, 7)));
  CHECK(equal(std::get<0>(x.topk(4000)), values.flip({1}).narrow(1, 0, 4000)));
}

TEST_CASE("topk") {
  const Variable x = tensor({{1., 5., 3.}, {kNaN, 2., 4.}});
  CHECK(equal(std::get<1>(x.topk(2)), tensor({{1, 2}, {0, 2}})));
  CHECK(equal(std::get<0>(x.topk(1, 1, false)), tensor({{1.}, {2.}})));
  CHECK(std::get<0>(x.topk(0, 0)).sizes() == IntArrayRef{0, 3});
  CHECK(equal(std::get<0>(tensor(5.).topk(1)), tensor(5.)));
  CHECK_THROWS_WITH(x.topk(4), Contains("selected index k out of range, got 4, expected 0 to 3"));
  CHECK_THROWS_WITH(tensor({true}).topk(1), Contains("topk: not implemented for 'Bool'"));
  CHECK_THROWS_WITH(x.topk(-1), Contains("selected index k out of range"));
}

TEST_CASE("unique") {
  const auto [values, inverse, counts] = _unique2(tensor({{3, 1}, {3, 2}}), true, true, true);
  CHECK(equal(values, tensor({1, 2, 3})));
  CHECK(equal(inverse, tensor({{2, 0}, {2, 1}})));
  CHECK(equal(counts, tensor({1, 1, 2})));
  CHECK(std::get<0>(_unique2(tensor({kNaN, 1., kNaN}))).numel() == 3);
  CHECK(std::get<1>(_unique2(tensor({1., 2.}))).numel() == 0);
  CHECK(std::get<0>(_unique2(zeros({0}))).numel() == 0);
}

TEST_CASE("distinct slices and neighbours") {
  const Variable x = tensor({{2, 1}, {0, 5}, {2, 1}, {2, 1}});
  const auto [rows, inverse, counts] = unique_dim(x, 0, true, true, true);
  CHECK(equal(rows, tensor({{0, 5}, {2, 1}})));
  CHECK(equal(inverse, tensor({1, 0, 1, 1})));
  CHECK(equal(counts, tensor({1, 3})));
  CHECK(equal(std::get<0>(unique_dim(x.t(), -1)), tensor({{0, 2}, {5, 1}})));
  CHECK(std::get<0>(unique_dim(zeros({0, 3}), 0)).sizes() == IntArrayRef{0, 3});
  const auto [runs, numbers, lengths] = unique_consecutive(tensor({3, 3, 1, 3}), true, true);
  CHECK(equal(runs, tensor({3, 1, 3})));
  CHECK(equal(numbers, tensor({0, 0, 1, 2})));
  CHECK(equal(lengths, tensor({2, 1, 1})));
  CHECK(equal(std::get<0>(unique_dim_consecutive(x, 0)), tensor({{2, 1}, {0, 5}, {2, 1}})));
  CHECK(std::get<1>(unique_dim_consecutive(x, 0)).numel() == 0);
  CHECK(equal(std::get<1>(unique_consecutive(tensor(3), true)), tensor(0)));
  CHECK_THROWS_WITH(unique_dim(tensor(3), 0),
                    Contains("Dimension specified as 0 but tensor has no dimensions"));
  CHECK_THROWS_WITH(unique_consecutive(zeros({0, 3}), false, false, 1),
                    Contains("There are 0 sized dimensions, and they aren't selected, so unique "
                             "cannot be applied, got [0, 3] and dim 1"));
}

TEST_CASE("one_hot") {
  CHECK(equal(one_hot(tensor({0, 2})), tensor({{1, 0, 0}, {0, 0, 1}})));
  CHECK(equal(one_hot(tensor(1), 3), tensor({0, 1, 0})));
  for (const int64_t classes : {1, 3})
    CHECK(one_hot(zeros({0}, kLong), classes).sizes() == IntArrayRef{0, classes});
  CHECK_THROWS_WITH(one_hot(tensor({-1})), Contains("Class values must be non-negative. Got -1"));
  CHECK_THROWS_WITH(one_hot(tensor({3}), 3),
                    Contains("Class values must be smaller than num_classes. Got 3 and 3"));
  CHECK_THROWS_WITH(one_hot(tensor({0.})),
                    Contains("one_hot is only applicable to index tensor. Got"));
  CHECK_THROWS_WITH(one_hot(zeros({0}, kLong)), Contains("Can not infer total number of classes"));
}

TEST_CASE("nonzero") {
  CHECK(equal(tensor({{1, 0}, {0, 2}}).nonzero(), tensor({{0, 0}, {1, 1}})));
  CHECK(equal(tensor({kNaN, 0.}).nonzero(), tensor({{0}})));
  CHECK(tensor(1).nonzero().sizes() == IntArrayRef{1, 0});
  CHECK(tensor(0).nonzero().sizes() == IntArrayRef{0, 0});
  CHECK(zeros({0, 3}).nonzero().sizes() == IntArrayRef{0, 2});
}

TEST_SUITE_END();
