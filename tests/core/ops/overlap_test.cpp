// Changes in place that read the memory they write: the result is that of a copy made before.

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;
using indexing::Slice;

namespace {

using V = const Variable&;

/// Checks that change(x, view of x) does what change(x, copy of the view) does.
template <class View, class Change>
void check_as_from_copy(const Variable& start, View view, Change change) {
  Variable x = start.clone(), y = start.clone();
  const Variable kept = view(y).clone();
  change(x, view(x));
  change(y, kept);
  CHECK(equal(x, y));
}

Variable counting(IntArrayRef sizes, ScalarType dtype = kFloat) {
  int64_t count = 1;
  for (const int64_t size : sizes) count *= size;
  return arange(count, dtype).reshape(sizes);
}

const auto transposed = [](const Variable& x) { return x.t(); };
const auto all_but_last = [](const Variable& x) { return x.slice(0, 0, -1); };

}  // namespace

TEST_SUITE_BEGIN("overlapping memory and threads");

TEST_CASE("a matrix becomes its transpose") {
  Variable x = counting({3, 3});
  x.copy_(x.t());
  CHECK(equal(x, tensor({{0., 3., 6.}, {1., 4., 7.}, {2., 5., 8.}})));
  check_as_from_copy(counting({300, 300}), transposed, [](Variable x, V y) { x.copy_(y); });
}

TEST_CASE("rows and elements move up by one, on several threads") {
  const int threads = get_num_threads();
  set_num_threads(2);
  for (const ScalarType dtype : {kByte, kFloat, kDouble, kBFloat16, kLong}) {
    for (const Dims& sizes : {Dims{400000}, Dims{5000, 80}}) {
      const Variable x = counting(sizes, dtype);
      check_as_from_copy(x, all_but_last, [](V x, V y) { x.slice(0, 1).copy_(y); });
      check_as_from_copy(x, all_but_last, [](V x, V y) { x.index_put_({Slice(1)}, y); });
      check_as_from_copy(x, all_but_last,
                         [](V x, V y) { x.index_put_({arange(1, x.size(0), kLong)}, y); });
      check_as_from_copy(x, all_but_last, [](V x, V y) { x.slice(0, 1).add_(y); });
    }
  }
  set_num_threads(threads);
}

TEST_CASE("arithmetic, choices and scatters") {
  const Variable x = counting({64, 64});
  check_as_from_copy(x, transposed, [](V x, V y) { x.add_(y); });
  check_as_from_copy(x, transposed, [](V x, V y) { x.sub_(y, 2); });
  check_as_from_copy(x, transposed, [](V x, V y) { x.mul_(y); });
  check_as_from_copy(
      x, [](V x) { return x[0]; }, [](V x, V y) { x.mul_(y); });
  check_as_from_copy(
      x, [](V x) { return x[3][5]; }, [](V x, V y) { x.div_(y); });
  check_as_from_copy(x, transposed, [](V x, V y) { x.masked_fill_(y > x, y[1][0]); });
  check_as_from_copy(counting({64, 64}, kLong) % 64, transposed,
                     [](V x, V y) { x.scatter_(0, y.contiguous(), x.t()); });
  check_as_from_copy(counting({64, 64}, kLong) % 64, transposed,
                     [](V x, V y) { x.scatter_(1, y, 7); });
  check_as_from_copy(counting({64, 64}, kLong) % 3, transposed,
                     [](V x, V y) { x.scatter_add_(0, zeros_like(x), y); });
  check_as_from_copy(x > 100, transposed, [](V x, V y) { x.masked_fill_(y, false); });
}

TEST_CASE("memory of the caller that two tensors describe") {
  float values[] = {0, 1, 2, 3, 4};
  const Variable a = from_blob(values, {4}), b = from_blob(values + 1, {4});
  b.copy_(a);
  CHECK(equal(from_blob(values, {5}), tensor({0., 0., 1., 2., 3.})));
  b.add_(a);
  CHECK(equal(from_blob(values, {5}), tensor({0., 0., 1., 3., 5.})));
}

TEST_SUITE_END();
