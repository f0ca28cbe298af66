// Shapes, copies, parts of tensors, joining and rearranging.

#include "tests/rows/rows.h"

namespace rows {
namespace {

/// Two tensors of every pair of dtypes.
Inputs two_dtypes() {
  Cases cases;
  for (const ScalarType a : kAll)
    for (const ScalarType b : kAll)
      cases.push_back(
          {name_of(a) + " " + name_of(b), {tensor({1, 0, 3}).to(a), tensor({0, 1, 2}).to(b)}});
  return given(cases);
}

/// Values that integers do not hold: they become what the processor makes of them.
Inputs extremes() {
  Values values;
  for (int i = 0; i < 2; ++i)
    values.insert(values.end(), {-1.5, -1, 255.5, 300, 1e10, -1e10, 1e20, kNaN, kInf, -kInf});
  constexpr int64_t large = std::numeric_limits<int64_t>::min();
  return given(
      {{"float32", {tensor(values, kFloat)}},
       {"float64", {tensor(values, kDouble)}},
       {"int32",
        {tensor({int64_t{-1}, int64_t{256}, (int64_t{1} << 31) - 1, -(int64_t{1} << 31)}, kInt)}},
       {"int64",
        {tensor(
            {int64_t{-1}, int64_t{256}, (int64_t{1} << 40) + 7, (int64_t{1} << 53) + 1, large})}}});
}

}  // namespace

Rows shape() {
  const Dtypes usual{kFloat, kDouble, kLong};
  const Inputs matrices = shapes({{2, 6}, {6, 2}, {0, 4}}, {kFloat, kDouble, kLong, kBool});
  const Inputs stacks = shapes({{2, 3, 4}, {4, 2, 3}, {2, 0, 3}, {1, 2, 1}}, usual);
  const Inputs squares = shapes({{3, 3}, {2, 4}, {4, 2}, {2, 3, 3}, {1, 1}, {0, 3}}, usual);
  const Inputs three = operands({{{2, 3, 2}, {2, 0, 2}, {2, 1, 2}}}, {kDouble, kByte});
  return {
      {"view", "", shapes({{2, 3}, {}, {0, 2}}, kAll),
       [](X x) { return x[0].contiguous().view(-1); }},
      {"view", "two axes", shapes({{6}, {2, 3}, {3, 2, 2}}),
       [](X x) {
         return x[0].contiguous().view({3, -1});
       }},
      {"reshape", "of a transpose", shapes({{2, 3, 4}, {4, 2, 3}}, usual),
       [](X x) {
         return reshape(x[0].transpose(0, -1), {2, -1});
       }},
      {"reshape", "that copies", doubles({{{2, 3}}}), [](X x) { return reshape(x[0].t(), {6}); }},
      {"flatten", "", shapes({{2, 3, 2}, {}, {3}, {0, 2}}), [](X x) { return flatten(x[0]); }},
      {"flatten", "last axes", shapes({{2, 3, 2}, {4, 1}, {2, 3, 1, 2}}),
       [](X x) { return flatten(x[0], 1); }},
      {"flatten", "middle axes", shapes({{2, 3, 2}, {2, 3, 1, 2}}),
       [](X x) { return flatten(x[0], -3, -2); }},
      {"unflatten", "", shapes({{3, 4}, {1, 6, 2}}),
       [](X x) {
         return x[0].unflatten(1, {2, -1});
       }},
      {"expand", "", shapes({{2, 1}, {1, 2, 1}, {3, 2, 4}}),
       [](X x) {
         return x[0].expand({3, -1, 4});
       }},
      {"broadcast_to", "", shapes({{}, {3}, {2, 1}}),
       [](X x) {
         return broadcast_to(x[0], {2, 3});
       }},
      {"squeeze", "", shapes({{2, 1, 3}, {1, 1}, {}, {2}, {0, 1}}),
       [](X x) { return squeeze(x[0]); }},
      {"squeeze", "axis", shapes({{2, 1, 3}, {2, 3}, {1, 1}}),
       [](X x) { return squeeze(x[0], -2); }},
      {"unsqueeze", "first", shapes({{}, {3}, {2, 3}}), [](X x) { return unsqueeze(x[0], 0); }},
      {"unsqueeze", "last", shapes({{}, {3}, {2, 3}}), [](X x) { return unsqueeze(x[0], -1); }},
      {"unsqueeze_", "", doubles({{{3}}, {{2, 3}}}),
       [](X x) { return (x[0] * x[0]).unsqueeze_(0) * x[1]; }},
      {"transpose", "", stacks, [](X x) { return transpose(x[0], 0, -1); }},
      {"transpose", "rank 0", shapes({{}}), [](X x) { return transpose(x[0], 0, -1); }},
      {"permute", "", stacks,
       [](X x) {
         return permute(x[0], {2, 0, -2});
       }},
      {"movedim", "", stacks,
       [](X x) {
         return movedim(x[0], {0, 1}, {-1, 0});
       }},
      {"t", "", shapes({{2, 3}, {3}, {}}, {kFloat, kDouble, kByte}), [](X x) { return t(x[0]); }},
      {"t_", "", doubles({{{2, 3}}, {{3, 2}}}), [](X x) { return (x[0] * x[0]).t_() * x[1]; }},
      {"numpy_T", "", stacks, [](X x) { return x[0].numpy_T(); }},
      {"mT", "", stacks, [](X x) { return x[0].mT(); }},
      {"select", "", shapes({{2, 3}, {3}, {1, 0}, {2, 1, 2}}),
       [](X x) { return select(x[0], 0, 0); }},
      {"select", "last", shapes({{2, 3}, {3}, {2, 1, 2}}),
       [](X x) { return select(x[0], -1, -1); }},
      {"select", "multiplied in place", doubles({{{2, 3}}, {{2}}}),
       [](X x) {
         const Tensor y = x[0] * 1;
         y.select(1, 1).mul_(x[1]);
         return y * y;
       }},
      {"narrow", "", shapes({{3}, {4, 2}, {3, 2, 1}}), [](X x) { return narrow(x[0], 0, 1, 2); }},
      {"narrow", "nothing", shapes({{3}, {1, 2}}), [](X x) { return narrow(x[0], 0, 1, 0); }},
      {"narrow", "of what was changed", doubles({{{2, 3}}, {{2, 3}}}),
       [](X x) {
         const Tensor y = x[0] * 1, part = y.narrow(1, 1, 2);
         y.mul_(x[1]);
         return part * part;
       }},
      {"slice", "step", matrices, [](X x) { return slice(x[0], 1, 1, 6, 2); }},
      {"slice", "bounds", matrices, [](X x) { return slice(x[0], 0, -100, 100); }},
      {"slice", "crossed", matrices, [](X x) { return slice(x[0], 0, 5, 2); }},
      {"slice", "expanded", shapes({{3, 1}, {4}, {}}),
       [](X x) {
         return slice(slice(x[0].expand({3, 4}), 0, 1), 1, 1, 3);
       }},
      {"slice", "of a transpose", doubles({{{2, 5}}}),
       [](X x) { return slice(x[0].t(), 0, -4, -1); }},
      {"diagonal", "", squares, [](X x) { return diagonal(x[0]); }},
      {"diagonal", "above", squares, [](X x) { return diagonal(x[0], 1, -2, -1); }},
      {"diagonal", "beyond", squares, [](X x) { return diagonal(x[0], -5); }},
      {"diagonal", "below, of a stack", doubles({{{2, 3, 2}}}),
       [](X x) { return diagonal(x[0], -1, 1, 2); }},
      {"unbind", "", shapes({{2, 3}, {2, 1, 2}}), [](X x) { return unbind(x[0], 1); }},
      {"chunk", "", shapes({{5}, {2, 2}, {7, 2}}), [](X x) { return chunk(x[0], 3); }},
      {"split", "", shapes({{5}, {2, 4}, {0, 3}}), [](X x) { return split(x[0], 2, -1); }},
      {"split", "sizes", shapes({{3}, {3, 2}}),
       [](X x) {
         return split(x[0], {1, 0, 2});
       }},
      {"to", "float64", shapes({{2, 3}, {}}, kAll), [](X x) { return x[0].to(kDouble); }},
      rough({"to", "float32", shapes({{2, 3}, {0}}, kAll), [](X x) { return x[0].to(kFloat); }}),
      {"to", "int64", shapes({{37}}, kAll, -9, 9), [](X x) { return x[0].to(kLong); }},
      {"to", "int32", shapes({{37}}, kAll, -9, 9), [](X x) { return x[0].to(kInt); }},
      {"to", "uint8", shapes({{37}}, kAll, 0, 255), [](X x) { return x[0].to(kByte); }},
      {"to", "uint8 of edges", extremes(), [](X x) { return x[0].to(kByte); }},
      {"to", "int32 of edges", extremes(), [](X x) { return x[0].to(kInt); }},
      {"to", "int64 of edges", extremes(), [](X x) { return x[0].to(kLong); }},
      {"to", "float32 of edges", extremes(), [](X x) { return x[0].to(kFloat); }},
      with_step(0.5, {"to", "float32 and back", doubles({{{2, 3}}}),
                      [](X x) { return x[0].to(kFloat).to(kDouble); }}),
      {"to", "bool",
       both({shapes({{37}}, kAll), given({{"floats", {tensor({0.0, -0.0, 0.25, kNaN, kInf})}}})}),
       [](X x) { return x[0].to(kBool); }},
      {"clone", "", shapes({{2, 3}, {}, {0, 2}}, kAll), [](X x) { return clone(x[0]); }},
      {"clone", "of a transpose", doubles({{{2, 3}}}), [](X x) { return clone(x[0].t()); }},
      {"copy_", "",
       both({two_dtypes(), operands({{{2, 3}, {2, 1}}, {{2, 3}, {3}}, {{0, 3}, {1, 3}}})}),
       [](X x) { return x[0].clone().copy_(x[1]); }},
      {"copy_", "over a factor", doubles({{{2, 3}}, {{3}}}),
       [](X x) { return x[0].clone().copy_(x[1]) * x[0]; }},
      {"fill_", "", shapes({{2, 3}, {0}}, kAll), [](X x) { return x[0].clone().fill_(-1); }},
      {"fill_", "float number", shapes({{2, 3}}, kAll),
       [](X x) { return x[0].clone().fill_(2.5); }},
      {"fill_", "tensor",
       both({operands({{{2, 3}, {}}, {{}, {}}}), given({{"int32", {ones({2}, kInt), tensor(2)}}})}),
       [](X x) { return x[0].clone().fill_(x[1]); }},
      {"fill_", "a part", doubles({{{2, 3}}}),
       [](X x) {
         const Tensor y = x[0] * x[0];
         y.select(1, 0).fill_(2);
         return y;
       }},
      {"zero_", "", shapes({{2, 3}, {}}, kAll), [](X x) { return x[0].clone().zero_(); }},
      {"contiguous", "of a transpose", stacks,
       [](X x) { return x[0].transpose(0, -1).contiguous(); }},
      {"sum_to", "", shapes({{2, 3, 4}, {3, 4}, {3, 1}}),
       [](X x) {
         return sum_to(x[0], IntArrayRef({3, 1}));
       }},
      {"cat", "", operands({{{2, 3}, {1, 3}}, {{2}, {3}}, {{0}, {2, 2}}, {{0, 2}, {1, 2}}}, kAll),
       [](X x) { return cat(x); }},
      {"cat", "dtypes", two_dtypes(), [](X x) { return cat(x); }},
      {"cat", "three, middle axis", three, [](X x) { return cat(x, 1); }},
      {"cat", "twice the same", operands({{{2, 1}, {2, 2}}}),
       [](X x) {
         return cat(std::vector<Tensor>{x[0], x[1], x[0]}, -1);
       }},
      {"cat", "with its square", doubles({{{2, 3}}}),
       [](X x) {
         return cat({x[0], x[0] * x[0]});
       }},
      {"stack", "", operands({{{2, 3}, {2, 3}}, {{}, {}}}, kAll), [](X x) { return stack(x); }},
      {"stack", "dtypes", two_dtypes(), [](X x) { return stack(x); }},
      {"stack", "last", operands({{{2, 3}, {2, 3}}, {{}, {}}}), [](X x) { return stack(x, -1); }},
      {"repeat", "", shapes({{2, 3}, {}, {1, 2, 2}}),
       [](X x) {
         return x[0].repeat({2, 1, 3});
       }},
      {"repeat", "never", shapes({{3}, {2, 3}}),
       [](X x) {
         return x[0].repeat({0, 2});
       }},
      {"repeat", "of a square", doubles({{{2, 3}}}),
       [](X x) {
         return (x[0] * x[0]).repeat({2, 1, 3});
       }},
      {"tile", "", shapes({{2, 3}, {}, {1, 2, 2}}), [](X x) { return tile(x[0], 2); }},
      {"flip", "", stacks,
       [](X x) {
         return flip(x[0], {0, -1});
       }},
      {"flip", "no axis", shapes({{3}, {}}), [](X x) { return flip(x[0], {}); }},
      {"roll", "", shapes({{2, 3}, {5}, {0, 2}}), [](X x) { return roll(x[0], 2); }},
      {"roll", "axes", stacks,
       [](X x) {
         return roll(x[0], {1, -3}, {0, -1});
       }},
      {"tril", "", squares, [](X x) { return tril(x[0]); }, [](X x) { return x[0].tril_(); }},
      {"tril", "above", squares, [](X x) { return tril(x[0], 1); }},
      {"triu", "", squares, [](X x) { return triu(x[0]); }},
      {"triu", "below", squares, [](X x) { return triu(x[0], -1); },
       [](X x) { return x[0].triu_(-1); }},
      {"diag", "", shapes({{3}, {0}, {3, 3}, {2, 4}}), [](X x) { return diag(x[0]); }},
      {"diag", "above", shapes({{3}, {3, 3}, {2, 4}}), [](X x) { return diag(x[0], 1); }},
      {"diag", "below", doubles({{{3}}}), [](X x) { return diag(x[0], -1); }},
  };
}

}  // namespace rows
