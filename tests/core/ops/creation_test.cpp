// New tensors: what is behind braces, options, and ranges that are none.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "taper/core.h"

using namespace taper;

namespace {

constexpr double kInfinity = INFINITY;

/// The dtype that tensor() chooses for `data`.
ScalarType dtype_for(const TensorData& data) { return tensor(data).dtype(); }

}  // namespace

TEST_SUITE_BEGIN("creation");

TEST_CASE("bools to which nothing was written are false") {
  const auto is_zero = [](const Tensor& x) {
    const auto* bytes = static_cast<const uint8_t*>(x.data_ptr());
    return std::all_of(bytes, bytes + x.nbytes(), [](uint8_t b) { return b == 0; });
  };
  const Tensor x = ones({50, 80});
  const auto leave_behind = [] { full({4000}, 190, kByte); };  // its memory goes to who asks next
  leave_behind();
  CHECK(is_zero(empty({50, 80}, kBool)));
  leave_behind();
  CHECK(is_zero(empty_like(x, kBool)));
  leave_behind();
  CHECK(is_zero(x.new_empty({4000}, kBool)));
  leave_behind();
  CHECK(is_zero(empty({0}, kBool).resize_({4000})));
  const Tensor grown = ones({2}, kBool).resize_({4000});
  CHECK(grown.sum().item<int64_t>() == 2);
}

TEST_CASE("tensor() chooses the dtype by category, and the default one for floats") {
  CHECK(dtype_for(3) == kLong);
  CHECK(dtype_for(Scalar(3)) == kLong);
  CHECK(dtype_for(uint8_t{3}) == kByte);
  CHECK(dtype_for(true) == kBool);
  CHECK(dtype_for(3.5) == kFloat);
  CHECK(dtype_for(3.5F) == kFloat);
  CHECK(dtype_for({{1, 2}, {3, 4}}) == kLong);
  CHECK(dtype_for(std::vector<int>{1}) == kLong);
  CHECK(dtype_for(std::vector<int64_t>{1}) == kLong);
  CHECK(dtype_for(std::vector<uint8_t>{1}) == kByte);
  CHECK(dtype_for(std::vector<double>{1}) == kFloat);
  CHECK(dtype_for(ArrayRef<int>({1, 2})) == kLong);
  CHECK(dtype_for(std::vector<bool>{true}) == kBool);
  CHECK(dtype_for({}) == kFloat);
  set_default_dtype(kDouble);
  CHECK(dtype_for(3.5F) == kDouble);
  CHECK(dtype_for(std::vector<float>{1}) == kDouble);
  set_default_dtype(kFloat);
}

TEST_CASE("tensor() keeps every bit, and converts to the dtype of its options") {
  const int64_t large = (int64_t{1} << 62) + 1;
  CHECK(tensor({large})[0].item<int64_t>() == large);
  CHECK(tensor(0.1, kDouble).item<double>() == 0.1);
  CHECK(equal(tensor(std::vector<float>{1.5F, 0}, kInt), tensor({1, 0}, kInt)));
  CHECK(equal(tensor(std::vector<bool>{true, false}), tensor({true, false})));
  CHECK(tensor({{1.0, 2.0}}, dtype(kDouble).requires_grad(true)).requires_grad());
  CHECK(tensor({{}, {}}).sizes() == IntArrayRef({2, 0}));
  CHECK(tensor({{{1}, {2}}}).sizes() == IntArrayRef({1, 2, 1}));
}

TEST_CASE("lists that are no tensor") {
  CHECK_THROWS_WITH_AS(tensor({{1, 2}, {3}}),
                       "tensor: Expected all sub-lists to have sizes: 2 (e.g. {1, 2}), but got "
                       "sub-list {3} with sizes: 1",
                       Error);
  CHECK_THROWS_WITH_AS(tensor({1, 2.5}),
                       "tensor: Expected all elements of the tensor to have the same scalar type: "
                       "Int, but got element of scalar type: Double",
                       Error);
}

TEST_CASE("every function takes options, in their short forms too") {
  const TensorOptions grad = dtype(kDouble).requires_grad(true);
  manual_seed(0);
  for (const Variable& x :
       {empty({2, 3}, grad), zeros({2, 3}, grad), ones({2, 3}, grad), full({2, 3}, 1, grad),
        rand({2, 3}, grad), randn({2, 3}, grad), normal(0, 1, {2, 3}, std::nullopt, grad),
        randint(9, {2, 3}, grad), randint(0, 9, {2, 3}, grad), eye(2, 3, grad),
        empty_like(ones({2, 3}), grad), zeros_like(ones({2, 3}), grad),
        ones_like(ones({2, 3}), grad), full_like(ones({2, 3}), 2, grad),
        rand_like(ones({2, 3}), grad), randn_like(ones({2, 3}), grad),
        ones({2}).new_zeros({2, 3}, grad), ones({2}).new_tensor({{1, 2, 3}, {4, 5, 6}}, grad)}) {
    CHECK(x.dtype() == kDouble);
    CHECK(x.requires_grad());
    CHECK(x.is_leaf());
    CHECK(x.sizes() == IntArrayRef({2, 3}));
  }
  CHECK(zeros({2}, kLong).dtype() == kLong);
  CHECK(zeros(3, device(kCPU).dtype(kInt)).dtype() == kInt);
  CHECK(rand({2}, TensorOptions().dtype(kFloat64).layout(kStrided)).dtype() == kDouble);
  CHECK_FALSE(zeros_like(ones({2}, grad)).requires_grad());
  CHECK_THROWS_WITH(zeros({2}, dtype(kLong).requires_grad(true)),
                    doctest::Contains("Only Tensors of floating point"));
}

TEST_CASE("randint is int64 only while no options are given") {
  CHECK(randint(9, {2}).dtype() == kLong);
  CHECK(randint(9, {2}, TensorOptions()).dtype() == kFloat);
  CHECK(randperm(3, TensorOptions()).dtype() == kLong);
}

TEST_CASE("new tensors of a tensor's dtype are no views of it and need no gradient") {
  const Variable x = ones({2}, dtype(kDouble).requires_grad(true));
  CHECK(x.new_empty({3}).dtype() == kDouble);
  CHECK(x.new_ones({3}, kInt).dtype() == kInt);
  CHECK_FALSE(x.new_full({2}, 3).requires_grad());
}

TEST_CASE("the default dtype is a floating-point one") {
  CHECK_THROWS_WITH_AS(
      set_default_dtype(kShort),
      "set_default_dtype: only floating-point types are supported as the default type, got "
      "Short, expected Half, BFloat16, Float or Double",
      Error);
  set_default_dtype(kHalf);
  const ScalarType made = ones({1}).dtype();
  set_default_dtype(kFloat);
  CHECK(made == kHalf);
}

TEST_CASE("from_blob with strides is a window on the caller's memory") {
  double memory[] = {0, 1, 2, 3, 4, 5};
  int deleted = 0;
  {
    const Variable x = from_blob(
        memory, {2, 2}, {1, 3}, [&](void*) { ++deleted; }, kDouble);
    CHECK(equal(x, tensor({{0, 3}, {1, 4}}, kDouble)));
    CHECK(x.array().storage()->nbytes() == 5 * sizeof(double));
    x.add_(10);
    CHECK(memory[4] == 14);
    CHECK(memory[2] == 2);
  }
  CHECK(deleted == 1);
  CHECK(equal(from_blob(memory, {2}, {5}, kDouble), tensor({10, 5}, kDouble)));
  CHECK(from_blob(memory, {2}, dtype(kDouble).requires_grad(true)).requires_grad());
}

TEST_CASE("strides that from_blob refuses") {
  double memory[4] = {};
  CHECK_THROWS_WITH_AS(from_blob(memory, {2, 2}, {1}),
                       "from_blob: mismatch in length of strides and shape, got [1] and [2, 2]",
                       Error);
  CHECK_THROWS_WITH_AS(from_blob(memory, {2}, {-1}),
                       "from_blob: Negative strides are not supported at the moment, got strides: "
                       "[-1]",
                       Error);
}

TEST_CASE("ranges that are none") {
  CHECK_THROWS_WITH_AS(arange(0, 5, 0), "arange: step must be nonzero, got 0", Error);
  CHECK_THROWS_WITH_AS(arange(0, 2, 0.5, kInt), "arange: step must be nonzero, got 0.5", Error);
  CHECK_THROWS_WITH_AS(arange(0, kInfinity), "arange: unsupported range: 0 -> inf", Error);
  CHECK_THROWS_WITH_AS(arange(5, 0),
                       "arange: upper bound and larger bound inconsistent with step sign, got 5 to "
                       "0 by 1",
                       Error);
  CHECK_THROWS_WITH_AS(arange(1e30), "arange: invalid size, possible overflow? Got 0 to 1e+30 by 1",
                       Error);
  CHECK_THROWS_WITH_AS(arange(0, 3, 1, kBool),
                       "arange: not implemented for 'Bool'; choose another dtype", Error);
  CHECK_THROWS_WITH_AS(linspace(0, 1, -1), "linspace: number of steps must be non-negative, got -1",
                       Error);
  CHECK_THROWS_WITH_AS(logspace(0, 1, 3, 10, kBool),
                       "logspace: not implemented for 'Bool'; choose another dtype", Error);
  CHECK_THROWS_WITH_AS(eye(-1), "eye: n must be greater or equal to 0, got -1", Error);
  CHECK_THROWS_WITH_AS(eye(1, -2), "eye: m must be greater or equal to 0, got -2", Error);
}

TEST_CASE("a number that the dtype does not hold is refused, and wraps in arithmetic only") {
  const auto overflow = [](const char* type, const char* number) {
    return str("Scalar: value cannot be converted to type ", type, " without overflow, got ",
               number);
  };
  CHECK_THROWS_WITH_AS(full({2}, 300, kByte), overflow("uint8_t", "300").c_str(), Error);
  CHECK_THROWS_WITH_AS(full({2}, -300, kByte), overflow("uint8_t", "-300").c_str(), Error);
  CHECK_THROWS_WITH_AS(full({2}, 1e10, kInt), overflow("int", "1e+10").c_str(), Error);
  CHECK_THROWS_WITH_AS(full({2}, NAN, kLong), overflow("int64_t", "nan").c_str(), Error);
  CHECK_THROWS_WITH_AS(full({2}, 1e300), overflow("float", "1e+300").c_str(), Error);
  CHECK_THROWS_WITH_AS(zeros({2}, kInt).fill_(tensor(1e10)), overflow("int", "1e+10").c_str(),
                       Error);
  CHECK_THROWS_WITH_AS(tensor(1e10).item<int>(), overflow("int", "1e+10").c_str(), Error);
  CHECK(equal(full({2}, -1, kByte), full({2}, 255, kByte)));
  CHECK(full({}, -kInfinity).item<float>() == -INFINITY);
  CHECK(equal(tensor({1, 2}, kByte) + 300, tensor({45, 46}, kByte)));
}

TEST_CASE("positions of a triangle are those that tril() and triu() keep") {
  const auto places = [](const Variable& kept) { return nonzero(kept).t(); };
  for (int64_t rows = 0; rows < 5; ++rows)
    for (int64_t columns = 0; columns < 5; ++columns)
      for (int64_t offset = -6; offset < 7; ++offset) {
        CAPTURE(rows);
        CAPTURE(columns);
        CAPTURE(offset);
        const Variable all = ones({rows, columns});
        CHECK(equal(tril_indices(rows, columns, offset), places(tril(all, offset))));
        CHECK(equal(triu_indices(rows, columns, offset), places(triu(all, offset))));
      }
  const int64_t most = std::numeric_limits<int64_t>::max(), least = -most - 1;
  CHECK(tril_indices(2, 3, most).size(1) == 6);
  CHECK(tril_indices(2, 3, least).size(1) == 0);
  CHECK(triu_indices(2, 3, most).size(1) == 0);
  CHECK(triu_indices(2, 3, least).size(1) == 6);
  CHECK(triu_indices(int64_t{1} << 40, 4).size(1) == 10);
}

TEST_SUITE_END();
