// Finding and counting.

#include "tests/rows/rows.h"

namespace rows {

Rows search() {
  const Inputs sparse = shapes({{2, 3}, {5}, {2, 2, 2}, {0, 3}, {}}, kAll, -1, 1);
  const Inputs picks =
      given({{"one", {tensor({{3.0, 1.0}, {2.0, 4.0}}, kDouble), tensor({{0}, {1}})}},
             {"broadcast", {tensor({{3.0, 1.0, 2.0}}, kDouble), tensor({{0}, {2}})}}});
  const Inputs sets =
      both({operands({{{2, 3}, {4}}, {{}, {2, 2}}, {{5}, {1}}, {{3}, {0}}}, kNumbers),
            mixed({kLong, kFloat, kByte}),
            given({{"nan", {tensor({1.0, kNaN}), tensor({kNaN, 1.0})}}})});
  const Inputs counts = shapes({{9}, {0}}, kInts, 0, 4);
  const Inputs samples = both({shapes({{20}, {2, 5}}), given({{"special", {tensor({2.0, 2.0})}}})});
  const Inputs rows = given(
      {{"vector", {tensor({1, 3, 3, 7}), tensor({{3, 6}, {0, 9}})}},
       {"matrix", {tensor({{1.0, 3.0}, {5.0, 7.0}}), tensor({{3.0, 0.5, 9.0}, {6.0, 5.0, 7.0}})}},
       {"mixed", {tensor({1.0, 3.0}), tensor({1, 2})}},
       {"nan", {tensor({1.0, kNaN}), tensor({kNaN, 0.0, 2.0})}},
       {"empty", {empty({0}), tensor({1.0})}}});
  const Inputs vectors = operands({{{3}, {2, 3}}}, {kFloat}, 0, 1);
  return {
      {"argwhere", "", sparse, [](X x) { return argwhere(x[0]); }},
      {"where", "positions", sparse, [](X x) { return where(x[0]); }},
      {"take_along_dim", "", picks, [](X x) { return take_along_dim(x[0], x[1], 1); }},
      {"take_along_dim", "flat",
       given({{"flat", {tensor({{3.0, 1.0}, {2.0, 4.0}}, kDouble), tensor({3, 0, 0})}}}),
       [](X x) { return x[0].take_along_dim(x[1]); }},
      {"isin", "", sets, [](X x) { return isin(x[0], x[1]); }},
      {"isin", "inverted", sets, [](X x) { return isin(x[0], x[1], false, true); }},
      {"isin", "number", shapes({{2, 3}}, kNumbers), [](X x) { return isin(x[0], 1); }},
      {"isin", "of number", shapes({{2, 3}}, kNumbers), [](X x) { return isin(1, x[0]); }},
      {"bincount", "", counts, [](X x) { return bincount(x[0]); }},
      {"bincount", "at least", counts, [](X x) { return x[0].bincount({}, 7); }},
      {"bincount", "weights",
       given({{"float", {tensor({0, 1, 1, 3}), tensor({0.5, 1.0, 2.0, 3.0})}},
              {"integers", {tensor({0, 1, 1, 3}), tensor({1, 2, 3, 4})}},
              {"none", {empty({0}, kLong), empty({0})}}}),
       [](X x) { return bincount(x[0], x[1].detach(), 6); }},
      refusing({"bincount", "negative", given({{"negative", {tensor({0, -1})}}}),
                [](X x) { return bincount(x[0]); }}),
      {"histc", "", samples, [](X x) { return histc(x[0].detach(), 5); }},
      {"histc", "bounds", samples, [](X x) { return histc(x[0].detach(), 4, -1, 1.5); }},
      {"searchsorted", "", rows, [](X x) { return searchsorted(x[0].detach(), x[1].detach()); }},
      {"searchsorted", "right", rows,
       [](X x) { return searchsorted(x[0].detach(), x[1].detach(), true, true); }},
      {"searchsorted", "side", rows,
       [](X x) { return searchsorted(x[0].detach(), x[1].detach(), false, false, "right"); }},
      {"searchsorted", "sorter",
       given({{"sorter", {tensor({5, 1, 3}), tensor({3, 4}), tensor({1, 2, 0})}}}),
       [](X x) { return searchsorted(x[0], x[1], false, false, "left", x[2]); }},
      {"searchsorted", "number", given({{"vector", {tensor({1, 3, 5})}}}),
       [](X x) { return searchsorted(x[0], 4); }},
      {"bucketize", "", vectors,
       [](X x) { return bucketize(x[1].detach(), std::get<0>(sort(x[0].detach()))); }},
      {"bucketize", "number", given({{"vector", {tensor({1, 3, 5})}}}),
       [](X x) { return bucketize(3, x[0], true, true); }},
  };
}

}  // namespace rows
