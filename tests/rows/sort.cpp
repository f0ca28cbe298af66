// Order, distinct values, positions.

#include "tests/rows/rows.h"

namespace rows {

Rows sort() {
  // Equal values make the order of topk() a matter of the implementation: only sort() meets them.
  const Inputs ties = given({{"ties", {tensor({{2.0, 1.0, 2.0, 1.0}})}},
                             {"integers", {tensor({{3, 1, 1}, {0, 3, 0}})}},
                             {"nan", {tensor({{1.0, kNaN, kInf, -kInf}})}}});
  const Inputs floating = shapes({{2, 3}, {3, 2, 4}, {5, 19}, {1}, {}});
  const Inputs numbers_too = shapes({{2, 4}, {4, 3}}, {kInt, kLong, kByte, kBool});
  const Inputs classes = given({{"vector", {tensor({0, 3, 1})}},
                                {"matrix", {tensor({{2, 0}, {1, 1}})}},
                                {"scalar", {tensor(2)}}});
  const Inputs repeated =
      both({shapes({{6, 2}, {2, 9}, {3, 2, 2}}, {kInt, kLong, kByte, kBool}, -2, 1),
            given({{"floats", {tensor({{1.0, 1.0, 2.0}, {1.0, 1.0, 2.0}, {-0.0, 0.0, kNaN}})}}})});
  return {
      {"sort", "", both({floating, numbers_too, ties}),
       [](X x) { return sort(x[0], true, -1, false); }},
      {"sort", "axis 0, descending", both({floating, numbers_too, ties}),
       [](X x) { return sort(x[0], true, 0, true); }},
      {"sort", "plain", doubles({{{3, 4}}}), [](X x) { return std::get<0>(sort(x[0], 0)); }},
      {"sort", "plain, descending", doubles({{{3, 4}}}),
       [](X x) { return std::get<0>(sort(x[0], 1, true)); }},
      {"argsort", "", both({floating, numbers_too, ties}),
       [](X x) { return stable_argsort(x[0]); }},
      {"topk", "", floating, [](X x) { return topk(x[0], 1); }},
      {"topk", "smallest", shapes({{2, 3}, {4, 2, 2}, {40}}),
       [](X x) { return topk(x[0], 2, 0, false); }},
      {"topk", "two", doubles({{{2, 5}}}), [](X x) { return std::get<0>(topk(x[0], 2)); }},
      {"topk", "three smallest", doubles({{{5, 2}}}),
       [](X x) { return std::get<0>(topk(x[0], 3, 0, false)); }},
      {"_unique2", "", both({shapes({{2, 3}, {4, 5}, {0}}, {kInt, kLong, kByte, kFloat}), classes}),
       [](X x) { return _unique2(x[0].detach(), true, true, true); }},
      {"unique_dim", "", repeated,
       [](X x) { return unique_dim(x[0].detach(), 0, true, true, true); }},
      {"unique_dim", "last", repeated,
       [](X x) { return unique_dim(x[0].detach(), -1, true, true, true); }},
      {"unique_consecutive", "", repeated,
       [](X x) { return unique_consecutive(x[0].detach(), true, true); }},
      {"unique_dim_consecutive", "", repeated,
       [](X x) { return unique_consecutive(x[0].detach(), true, true, 1); }},
      {"one_hot", "", classes, [](X x) { return one_hot(x[0]); }},
      {"one_hot", "classes", classes, [](X x) { return one_hot(x[0], 5); }},
      {"nonzero", "", both({shapes({{2, 3}, {}, {0, 3}, {3, 2, 4}}, kAll, -2, 1), ties}),
       [](X x) { return nonzero(x[0]); }},
  };
}

}  // namespace rows
