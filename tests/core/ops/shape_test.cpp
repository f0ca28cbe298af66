#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/tensor/shape.h"
#include "tests/support/shares_memory.h"

using namespace taper;
using doctest::Contains;
using taper::testing::shares_memory;

namespace {

/// 0, 1, 2, ... in the given shape.
Variable counted(IntArrayRef sizes) {
  const Variable flat = arange(count_elements("counted", sizes));
  return flat.to(kFloat).reshape(sizes);
}

}  // namespace

TEST_SUITE_BEGIN("shape");

TEST_CASE("view and reshape") {
  const Variable x = counted({2, 3});
  CHECK(x.view({3, -1}).sizes() == IntArrayRef{3, 2});
  CHECK(shares_memory(x, x.reshape({6})));
  CHECK_FALSE(shares_memory(x, x.t().reshape({6})));
  CHECK(equal(x.t().reshape({6}), tensor({0., 3., 1., 4., 2., 5.})));
  CHECK(shares_memory(x, x.t().view({3, 2, 1})));
  CHECK(x.view_as(ones({6})).sizes() == IntArrayRef{6});
  CHECK(zeros({0, 3}).view({3, 0}).numel() == 0);
  CHECK_THROWS_WITH(x.view({4, -1}),
                    Contains("view: shape '[4, -1]' is invalid for input of size 6"));
  CHECK_THROWS_WITH(x.view({-1, -1}), Contains("only one dimension can be inferred"));
  CHECK_THROWS_WITH(
      x.view({-2, 3}),
      "view: invalid shape dimension -2, got [-2, 3], expected sizes of 0 or more or -1");
  CHECK_THROWS_WITH(zeros({0}).view({-1, 0}),
                    "view: cannot reshape tensor of 0 elements into shape [-1, 0] because the "
                    "unspecified dimension size -1 can be any value and is ambiguous");
  CHECK_THROWS_WITH(x.t().view({6}),
                    Contains("view size is not compatible with input tensor's size and stride"));
}

TEST_CASE("strides that overflow are refused, of empty shapes, too") {
  const int64_t most = INT64_MAX;
  const Tensor x = zeros({0, 6});
  for (const char* op : {"unflatten", "view", "reshape", "from_blob"}) {
    CAPTURE(op);
    const std::string name = op;
    CHECK_THROWS_WITH_AS(name == "unflatten" ? x.unflatten(0, {3, 5, 0, most})
                         : name == "view"    ? x.view({0, most, 6})
                         : name == "reshape" ? x.reshape({0, most, 6})
                                             : from_blob(nullptr, {0, most, 6}),
                         Contains("overflow"), Error);
  }
}

TEST_CASE("flatten and unflatten") {
  CHECK(zeros({2, 3, 4}).flatten(1).sizes() == IntArrayRef{2, 12});
  CHECK(zeros({}).flatten().sizes() == IntArrayRef{1});
  CHECK(zeros({2, 6}).unflatten(-1, {2, -1}).sizes() == IntArrayRef{2, 2, 3});
  CHECK_THROWS_WITH(zeros({2, 3}).flatten(1, 0), Contains("start_dim cannot come after end_dim"));
  CHECK_THROWS_WITH(
      zeros({2, 3}).unflatten(1, {2, 2}),
      Contains("unflatten: Provided sizes [2, 2] don't multiply up to the size of dim 1 (3)"));
  CHECK_THROWS_WITH(zeros({}).unflatten(0, {1}), Contains("0-dim tensor"));
}

TEST_CASE("expand repeats without copies") {
  const Variable x = counted({2, 1});
  CHECK(equal(x.expand({-1, 2}), tensor({{0., 0.}, {1., 1.}})));
  CHECK(shares_memory(x, x.broadcast_to({3, 2, 4})));
  CHECK(x.expand_as(zeros({2, 5})).sizes() == IntArrayRef{2, 5});
  CHECK_THROWS_WITH(x.expand({2}), Contains("expand(CPUFloatType{[2, 1]}, size=[2]): the number of "
                                            "sizes provided (1) must be greater or equal to the"));
  CHECK_THROWS_WITH(x.expand({3, 1}),
                    Contains("The expanded size of the tensor (3) must match the existing size (2) "
                             "at non-singleton dimension 0.  Target"));
  CHECK_THROWS_WITH(x.expand({-1, 2, 1}), Contains("The expanded size of the tensor (-1)"));
}

TEST_CASE("squeeze and unsqueeze") {
  const Variable x = zeros({1, 2, 1});
  CHECK(x.squeeze().sizes() == IntArrayRef{2});
  CHECK(x.squeeze(0).sizes() == IntArrayRef{2, 1});
  CHECK(x.squeeze(1).sizes() == IntArrayRef{1, 2, 1});
  CHECK(zeros({}).squeeze(0).dim() == 0);
  CHECK(x.unsqueeze(-1).sizes() == IntArrayRef{1, 2, 1, 1});
  CHECK_THROWS_WITH(
      x.squeeze(3),
      Contains("Dimension out of range (expected to be in range of [-3, 2], but got 3)"));
}

TEST_CASE("axes in another order") {
  const Variable x = counted({2, 3});
  CHECK(equal(x.t(), tensor({{0., 3.}, {1., 4.}, {2., 5.}})));
  CHECK(zeros({3}).t().sizes() == IntArrayRef{3});
  CHECK(zeros({2, 3, 4}).permute({2, 0, -2}).sizes() == IntArrayRef{4, 2, 3});
  CHECK(zeros({2, 3, 4}).movedim({0, 1}, {-1, 0}).sizes() == IntArrayRef{3, 4, 2});
  CHECK(zeros({2, 3, 4}).numpy_T().sizes() == IntArrayRef{4, 3, 2});
  CHECK(zeros({2, 3, 4}).mT().sizes() == IntArrayRef{2, 4, 3});
  CHECK(zeros({}).mT().dim() == 0);
  CHECK(zeros({}).transpose(0, -1).dim() == 0);
  CHECK(zeros({}).permute({}).dim() == 0);
  CHECK(equal(counted({2, 2, 2}).permute({2, 1, 0}).contiguous().view({8}),
              tensor({0., 4., 2., 6., 1., 5., 3., 7.})));
  CHECK_THROWS_WITH(zeros({1, 1, 1}).t(), Contains("t() expects a tensor with <= 2 dimensions"));
  CHECK_THROWS_WITH(x.permute({0}), Contains("number of dimensions in the tensor input does not "
                                             "match the length of the desired ordering"));
  CHECK_THROWS_WITH(x.permute({0, -2}), Contains("duplicate dims are not allowed"));
  CHECK_THROWS_WITH(x.movedim({0}, {0, 1}), Contains("Invalid source or destination dims"));
  CHECK_THROWS_WITH(x.movedim({0, 0}, {0, 1}), Contains("repeated dim in `source` ([0, 0])"));
  CHECK_THROWS_WITH(zeros({3}).mT(), Contains("only supported on matrices"));
}

TEST_CASE("transposed copies") {
  for (const ScalarType dtype : {kFloat, kDouble, kByte}) {
    const Variable x = arange(70 * 3 * 90).to(dtype).view({70, 3, 90});
    const Variable y = x.permute({2, 1, 0}).contiguous(), z = x.permute({1, 2, 0}).contiguous();
    bool same = true;
    for (int64_t i = 0; i < 70; ++i) {
      same &= equal(y.select(2, i), x.select(0, i).t());
      same &= equal(z.select(2, i), x.select(0, i));
    }
    CHECK(same);
    const Variable part = zeros({90, 100}, dtype).narrow(1, 7, 70);
    part.copy_(x.select(1, 1).t());
    CHECK(equal(part[89], x.select(1, 1).select(1, 89)));
  }
}

TEST_CASE("resize_ keeps what fits") {
  Variable x = tensor({1., 2., 3.});
  x.resize_({2, 1});
  CHECK(equal(x, tensor({{1.}, {2.}})));
  x.resize_({5});
  CHECK(equal(x.narrow(0, 0, 2), tensor({1., 2.})));
  CHECK_THROWS_WITH(ones({2}, requires_grad()).resize_({3}),
                    Contains("cannot resize variables that require grad"));
  CHECK_THROWS_WITH(x.resize_({-1}), Contains("Trying to create tensor with negative"));
}

TEST_CASE("parts of a tensor are views") {
  const Variable x = counted({2, 3});
  CHECK(equal(x.select(1, -1), tensor({2., 5.})));
  CHECK(equal(x.narrow(1, -2, 2), tensor({{1., 2.}, {4., 5.}})));
  CHECK(equal(x.slice(1, 0, 100, 2), tensor({{0., 2.}, {3., 5.}})));
  CHECK(x.slice(1, 2, 1).sizes() == IntArrayRef{2, 0});
  CHECK(x.slice().sizes() == x.sizes());
  CHECK(equal(x.diagonal(), tensor({0., 4.})));
  CHECK(equal(x.diagonal(1), tensor({1., 5.})));
  CHECK(equal(x.diagonal(-1), tensor({3.})));
  CHECK(x.diagonal(5).sizes() == IntArrayRef{0});
  x.select(0, 1).fill_(9);
  CHECK(equal(x, tensor({{0., 1., 2.}, {9., 9., 9.}})));
}

TEST_CASE("wrong parts of a tensor") {
  const Variable x = zeros({2, 3}), scalar = zeros({});
  CHECK_THROWS_WITH(x.select(1, 3),
                    Contains("index 3 out of range for tensor of size [2, 3] at dimension 1"));
  CHECK_THROWS_WITH(scalar.select(0, 0), Contains("cannot be applied to a 0-dim tensor"));
  CHECK_THROWS_WITH(x.narrow(0, 1, 2),
                    Contains("start (1) + length (2) exceeds dimension size (2)"));
  CHECK_THROWS_WITH(scalar.narrow(0, 0, 1), Contains("cannot be applied to a 0-dim tensor"));
  CHECK_THROWS_WITH(x.slice(0, 0, 2, 0), Contains("slice step must be positive, got 0"));
  CHECK_THROWS_WITH(scalar.slice(), Contains("cannot be applied to a 0-dim tensor"));
  CHECK_THROWS_WITH(x.diagonal(0, 1, -1), Contains("diagonal dimensions cannot be identical"));
  CHECK_THROWS_WITH(zeros({2}).diagonal(), Contains("Dimension out of range (expected to be"));
}

TEST_CASE("unbind, chunk and split") {
  const Variable x = counted({7});
  CHECK(x.unbind().size() == 7);
  CHECK(equal(x.unbind()[6], tensor(6.)));
  CHECK(x.chunk(3).size() == 3);
  CHECK(equal(x.chunk(3)[2], tensor({6.})));
  CHECK(zeros({0}).chunk(3).size() == 3);
  CHECK(x.split(4).size() == 2);
  CHECK(equal(x.split({2, 5})[0], tensor({0., 1.})));
  CHECK(zeros({0, 3}).split(0).size() == 1);
  CHECK(x.split_with_sizes({7}).size() == 1);
  CHECK_THROWS_WITH(x.split(0), Contains("split_size can only be 0 if dimension size is 0, but got "
                                         "dimension size of 7"));
  CHECK_THROWS_WITH(x.split(-1), Contains("expects split_size be non-negative"));
  CHECK_THROWS_WITH(x.split({2, 2}), Contains("expects split_sizes to sum exactly to 7"));
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  CHECK(x.chunk(kMost).size() == 7);
  CHECK(x.split(kMost).size() == 1);
  CHECK_THROWS_WITH(zeros({0}).chunk(kMost), Contains("is cut into at most 16777216 chunks, got"));
  CHECK_THROWS_WITH(x.split({kMost, kMost, 9}),
                    Contains("expects split_sizes to sum exactly to 7"));
  CHECK_THROWS_WITH(x.split({9, -2}), Contains("split_sizes have only non-negative entries"));
  CHECK_THROWS_WITH(x.chunk(0), Contains("chunk expects `chunks` to be greater than 0, got: 0"));
  const Variable scalar = zeros({});
  CHECK_THROWS_WITH(scalar.unbind(), Contains("Dimension specified as 0 but tensor has"));
  CHECK_THROWS_WITH(scalar.chunk(1), Contains("at least a 1-dimensional tensor"));
  CHECK_THROWS_WITH(scalar.split(1), Contains("at least a 1-dimensional tensor"));
  CHECK_THROWS_WITH(scalar.split({1, 2}), Contains("at least a 1-dimensional tensor"));
}

TEST_SUITE_END();
