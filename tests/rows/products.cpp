// Products with something added, contractions, distances.

#include "tests/rows/rows.h"

namespace rows {

Rows products() {
  const Dtypes two{kDouble, kLong};
  const Inputs vector = operands({{{2}, {2, 3}, {3}}, {{1}, {2, 3}, {3}}}, two);
  const Inputs outer = operands({{{2, 3}, {2}, {3}}, {{3}, {2}, {3}}}, two);
  const Inputs stacks =
      operands({{{2, 2, 4}, {2, 2, 3}, {2, 3, 4}}, {{4}, {2, 2, 3}, {2, 3, 4}}}, two);
  const Inputs added = operands({{{2, 4}, {2, 2, 3}, {2, 3, 4}}}, two);
  const Inputs pairs = operands({{{2, 3}, {4, 3}},
                                 {{3}, {2, 3}},
                                 {{3}, {3}},
                                 {{2, 3}, {}},
                                 {{2, 1, 3}, {2, 3}},
                                 {{2, 0}, {3, 0}}},
                                two);
  const Inputs points = operands({{{2, 3}, {4, 3}}, {{2, 2, 3}, {1, 4, 3}}, {{1, 3}, {2, 3, 3}}});
  const Inputs few = both({points, operands({{{2, 0}, {3, 0}}, {{0, 2}, {3, 2}}})});
  return {
      {"addmv", "", vector, [](X x) { return addmv(x[0], x[1], x[2]); },
       [](X x) { return addmv_(x[0], x[1], x[2]); }},
      {"addmv", "scaled", vector, [](X x) { return addmv(x[0], x[1], x[2], 2, -3); },
       [](X x) { return x[0].addmv_(x[1], x[2], 2, -3); }},
      {"addmv", "alone", vector, [](X x) { return addmv(x[0], x[1], x[2], 0, 1); }},
      {"addr", "", outer, [](X x) { return addr(x[0], x[1], x[2]); },
       [](X x) { return x[0].addr_(x[1], x[2]); }},
      {"addr", "scaled", outer, [](X x) { return addr(x[0], x[1], x[2], 2, -3); }},
      {"baddbmm", "", stacks, [](X x) { return baddbmm(x[0], x[1], x[2]); },
       [](X x) { return x[0].baddbmm_(x[1], x[2]); }},
      {"baddbmm", "scaled", stacks, [](X x) { return baddbmm(x[0], x[1], x[2], 2, -3); }},
      {"addbmm", "", added, [](X x) { return addbmm(x[0], x[1], x[2]); },
       [](X x) { return x[0].addbmm_(x[1], x[2]); }},
      {"addbmm", "scaled", added, [](X x) { return addbmm(x[0], x[1], x[2], 2, -3); }},
      {"inner", "", pairs, [](X x) { return inner(x[0], x[1]); }},
      {"tensordot", "", operands({{{2, 3, 4}, {3, 4, 2}}}, two),
       [](X x) {
         return tensordot(x[0], x[1], {1, 2}, {0, 1});
       }},
      {"tensordot", "one axis",
       operands({{{2, 3}, {4, 3}}, {{2, 3}, {2, 1}}, {{2, 1}, {3, 3}}}, two),
       [](X x) { return tensordot(x[0], x[1], {1}, {1}); }},
      {"tensordot", "empty axes", operands({{{2, 0}, {3, 0}}, {{2, 0}, {3, 1}}, {{0, 1}, {3, 2}}}),
       [](X x) { return tensordot(x[0], x[1], {1}, {1}); }},
      {"tensordot", "no axis", operands({{{2}, {3, 1}}}, two),
       [](X x) { return tensordot(x[0], x[1], {}, {}); }},
      {"cdist", "", few, [](X x) { return cdist(x[0], x[1]); }},
      {"cdist", "many", operands({{{30, 3}, {4, 3}}}), [](X x) { return cdist(x[0], x[1]); }},
      {"cdist", "sum of sizes", points, [](X x) { return cdist(x[0], x[1], 1); }},
      {"cdist", "largest", points, [](X x) { return cdist(x[0], x[1], kInf); }},
      {"cdist", "third", points, [](X x) { return cdist(x[0], x[1], 3); }},
      rough({"cdist", "equal rows",
             given({{"equal",
                     {tensor({{1.0, 2.0}, {3.0, 4.0}}, kDouble), tensor({{1.0, 2.0}}, kDouble)}}}),
             [](X x) { return cdist(x[0], x[1]); }}),
  };
}

}  // namespace rows
