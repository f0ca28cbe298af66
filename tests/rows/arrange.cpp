// Tensors laid side by side, turned, repeated, or cut into windows.

#include "tests/rows/rows.h"

namespace rows {

Rows arrange() {
  const Inputs parts =
      operands({{{2, 3}, {2, 3}}, {{3}, {3}}, {{}, {}}, {{2, 1, 2}, {2, 1, 2}}}, {kDouble, kLong});
  const Inputs columns = operands({{{2}, {2, 3}}, {{3}, {3}}, {{}, {1}}}, {kDouble, kLong});
  const Inputs matrices = shapes({{2, 3}, {3, 3}, {2, 3, 2}, {0, 2}}, {kDouble, kLong, kBool});
  const Inputs several = shapes({{}, {3}, {2, 3}, {2, 1, 2}}, {kDouble, kByte});
  const Inputs vectors = operands({{{2}, {3}, {4}}, {{}, {3}, {1}}}, {kDouble, kLong});
  const Inputs repeats =
      given({{"each", {tensor({{1.0, 2.0}, {3.0, 4.0}}, kDouble), tensor({0, 3})}},
             {"all", {tensor({{1, 2}, {3, 4}}), tensor({2})}},
             {"int32", {tensor({{1.0, 2.0}, {3.0, 4.0}}), tensor({2, 1}, kInt)}}});
  return {
      {"hstack", "", parts,
       [](X x) {
         return hstack({x[0], x[1]});
       }},
      {"vstack", "", parts,
       [](X x) {
         return vstack({x[0], x[1]});
       }},
      {"row_stack", "", parts,
       [](X x) {
         return row_stack({x[0], x[1]});
       }},
      {"dstack", "", parts,
       [](X x) {
         return dstack({x[0], x[1]});
       }},
      {"column_stack", "", columns,
       [](X x) {
         return column_stack({x[0], x[1]});
       }},
      {"atleast_1d", "", several, [](X x) { return atleast_1d(x[0]); }},
      {"atleast_2d", "", several, [](X x) { return atleast_2d(x[0]); }},
      {"atleast_3d", "", several, [](X x) { return atleast_3d(x[0]); }},
      {"fliplr", "", matrices, [](X x) { return fliplr(x[0]); }},
      {"flipud", "", matrices, [](X x) { return flipud(x[0]); }},
      {"rot90", "", matrices, [](X x) { return rot90(x[0]); }},
      {"rot90", "twice", matrices, [](X x) { return rot90(x[0], 2); }},
      {"rot90", "backwards", matrices, [](X x) { return x[0].rot90(-1); }},
      {"rot90", "around", matrices,
       [](X x) {
         return rot90(x[0], 4, {1, 0});
       }},
      {"repeat_interleave", "", both({shapes({{2, 3}, {3}, {}}, {kDouble, kLong})}),
       [](X x) { return repeat_interleave(x[0], 2); }},
      {"repeat_interleave", "axis", matrices, [](X x) { return x[0].repeat_interleave(3, 1); }},
      {"repeat_interleave", "tensor", repeats,
       [](X x) { return repeat_interleave(x[0], x[1], 1); }},
      {"repeat_interleave", "of counts",
       given({{"counts", {tensor({2, 0, 1})}}, {"int32", {tensor({2, 0, 1}, kInt)}}}),
       [](X x) { return repeat_interleave(x[0]); }},
      refusing({"repeat_interleave", "negative",
                given({{"counts", {tensor({2.0, 1.0}), tensor({1, -1})}}}),
                [](X x) { return repeat_interleave(x[0], x[1], 0); }}),
      {"meshgrid", "", vectors, [](X x) { return meshgrid(x, "ij"); }},
      {"meshgrid", "xy", vectors, [](X x) { return meshgrid(x, "xy"); }},
      {"diag_embed", "", matrices, [](X x) { return diag_embed(x[0]); }},
      {"diag_embed", "offset", matrices, [](X x) { return diag_embed(x[0], -2, 0, 2); }},
      {"diag_embed", "of a vector", shapes({{3}}), [](X x) { return x[0].diag_embed(1); }},
      {"tril_indices", "", given({{"none", {}}}), [](X) { return tril_indices(3, 4, 1); }},
      {"tril_indices", "int32", given({{"none", {}}}),
       [](X) { return tril_indices(4, 2, -1, kInt); }},
      {"triu_indices", "", given({{"none", {}}}), [](X) { return triu_indices(3, 4, -1); }},
      {"as_strided", "windows", shapes({{5}, {2, 3}}, {kDouble, kLong}),
       [](X x) {
         return as_strided(x[0].contiguous(), {3, 2}, {1, 1}, 1);
       }},
      {"as_strided", "of a transposed one", doubles({{{2, 3}}}),
       [](X x) {
         return as_strided(x[0].contiguous().t(), {2, 2}, {3, 1});
       }},
      {"as_strided_", "", doubles({{{2, 3}}}),
       [](X x) {
         return (x[0].contiguous() * 2).as_strided_({2, 2}, {1, 2});
       }},
      {"unfold", "", both({shapes({{5}, {2, 7}, {3, 5, 2}}, {kDouble, kLong})}),
       [](X x) { return x[0].unfold(x[0].dim() > 1 ? 1 : 0, 3, 2); }},
      {"unfold", "overlapping", doubles({{{6}}}), [](X x) { return x[0].unfold(0, 3, 1); }},
  };
}

}  // namespace rows
