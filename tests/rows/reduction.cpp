// Reductions, whole and by axes.

#include "tests/rows/rows.h"

namespace rows {

Rows reduction() {
  const Inputs wholes = both({shapes({{2, 3}, {}, {0, 3}, {37}, {2, 1, 3, 1, 2}}, kAll),
                              given({{"infinite", {tensor({1.0, kInf, 2.0})}},
                                     {"both_infinite", {tensor({kInf, -kInf})}},
                                     {"nan", {tensor({1.0, kNaN, 2.0})}}})});
  const Inputs float_wholes = shapes({{2, 3}, {}, {0, 3}, {37}, {2, 1, 3, 1, 2}});
  const Inputs axes =
      shapes({{2, 3}, {3, 2, 4}, {1, 5}, {4, 0}, {5, 19}}, {kFloat, kDouble, kLong});
  const Inputs float_axes = shapes({{2, 3}, {3, 2, 4}, {1, 5}, {4, 0}, {5, 19}});
  const Inputs full_axes =
      shapes({{2, 3}, {3, 2, 4}, {1, 5}, {5, 19}}, {kFloat, kDouble, kLong, kByte});
  const Inputs ties =
      given({{"ties", {tensor({{1.0, 3.0, 3.0, 2.0}, {0.0, 0.0, 0.0, 0.0}})}},
             {"integers", {tensor({{2, 2, 1}, {1, 2, 2}})}},
             {"nan", {tensor({{1.0, kNaN, 3.0, kNaN}, {kInf, 2.0, kNaN, -kInf}})}},
             {"infinite", {tensor({{kInf, kInf, -kInf, 0.0}, {-kInf, -kInf, -kInf, -kInf}})}}});
  const Inputs few = shapes({{2, 3}, {3, 2, 2}, {0, 3}}, {kFloat, kDouble, kLong, kByte, kBool});
  Cases zeros_inside{{"one", {tensor({{1.0, 0.0, 2.0}, {3.0, 4.0, 0.5}})}},
                     {"two", {tensor({{0.0, 0.0, 2.0}, {3.0, 0.0, 0.5}})}},
                     {"vector", {tensor({{2.0, 0.0, 0.0, 1.5}})}}};
  for (std::size_t i = 0; i < 3; ++i)
    zeros_inside.push_back(
        {zeros_inside[i].name + ", float64", {zeros_inside[i].x[0].to(kDouble)}});
  const Inputs with_zeros = given(zeros_inside);
  const Inputs zero_rows = given({{"rows", {tensor({{0.0, 0.0, 0.0}, {3.0, 0.0, -3.0}})}}});
  const Inputs large = given({{"large", {tensor({{1000.0, 1000.0}, {-1000.0, 5.0}})}},
                              {"infinite", {tensor({{kInf, 1.0}, {-kInf, 2.0}})}}});
  const Inputs number_ties =
      given({{"ties", {tensor({{1.0, 3.0, 3.0, 2.0}, {0.0, 0.0, 0.0, 0.0}})}},
             {"integers", {tensor({{2, 2}, {1, 2}})}}});
  const Inputs bools = shapes({{2, 4}, {3, 3}}, kBools);
  const Inputs full_floats = shapes({{2, 3}, {3, 2, 4}, {5, 19}});
  const Inputs many_floats = shapes({{2, 3}, {3, 2, 4}, {5, 19}, {37, 2}});
  const Inputs stacks = shapes({{3, 4, 2}, {2, 3, 0}}, kAll);
  const Inputs scalars = shapes({{}}, {kFloat, kDouble, kLong});
  return {
      {"sum", "", wholes, [](X x) { return sum(x[0]); }},
      {"sum", "axis 0", axes, [](X x) { return sum(x[0], 0); }},
      {"sum", "last axis, keepdim", axes, [](X x) { return sum(x[0], -1, true); }},
      {"sum", "two axes", axes,
       [](X x) {
         return sum(x[0], IntArrayRef({0, -1}));
       }},
      {"mean", "", float_wholes, [](X x) { return mean(x[0]); }},
      {"mean", "axis 0", float_axes, [](X x) { return mean(x[0], 0); }},
      {"mean", "two axes, keepdim", float_axes,
       [](X x) {
         return mean(x[0], IntArrayRef({0, -1}), true);
       }},
      {"max", "axis 0", both({full_axes, ties, scalars}), [](X x) { return max(x[0], 0); }},
      {"max", "last axis, keepdim", both({full_axes, ties}),
       [](X x) { return max(x[0], -1, true); }},
      {"min", "axis 0", both({full_axes, ties, scalars}), [](X x) { return min(x[0], 0); }},
      {"min", "last axis, keepdim", both({full_axes, ties}),
       [](X x) { return min(x[0], -1, true); }},
      {"argmax", "", both({full_axes, ties, scalars}), [](X x) { return argmax(x[0]); }},
      {"argmax", "axis", both({full_axes, ties, scalars}), [](X x) { return argmax(x[0], -1); }},
      {"argmax", "keepdim", both({full_axes, ties}), [](X x) { return argmax(x[0], 0, true); }},
      {"max", "", both({full_axes, ties, scalars}), [](X x) { return max(x[0]); }},
      {"amax", "axes, keepdim", doubles({{{2, 3, 2}}}),
       [](X x) {
         return amax(x[0], IntArrayRef({0, 2}), true);
       }},
      {"min", "", both({full_axes, ties, scalars}), [](X x) { return min(x[0]); }},
      {"amax", "", both({full_axes, number_ties}),
       [](X x) {
         return amax(x[0], IntArrayRef({0, -1}));
       }},
      {"amin", "keepdim", both({full_axes, number_ties}), [](X x) { return amin(x[0], 0, true); }},
      {"argmin", "", both({full_axes, ties, scalars}), [](X x) { return argmin(x[0]); }},
      {"argmin", "axis", both({full_axes, ties, scalars}), [](X x) { return argmin(x[0], -1); }},
      {"prod", "", both({few, with_zeros}), [](X x) { return prod(x[0]); }},
      {"prod", "axis 0", both({few, with_zeros, scalars}), [](X x) { return prod(x[0], 0); }},
      {"prod", "last axis, keepdim", both({few, with_zeros}),
       [](X x) { return prod(x[0], -1, true); }},
      {"norm", "", both({float_wholes, zero_rows}), [](X x) { return norm(x[0]); }},
      {"norm", "1", both({float_axes, zero_rows}), [](X x) { return norm(x[0], 1, 0); }},
      {"norm", "3", both({float_axes, zero_rows}), [](X x) { return norm(x[0], 3, -1, true); }},
      {"norm", "0.5", both({float_axes, zero_rows}), [](X x) { return norm(x[0], 0.5); }},
      {"norm", "0", float_axes, [](X x) { return norm(x[0], 0, 0); }},
      {"norm", "largest", both({full_floats, zero_rows}), [](X x) { return norm(x[0], kInf, -1); }},
      {"norm", "smallest", full_floats, [](X x) { return norm(x[0], -kInf, 0); }},
      {"norm", "1.5", doubles({{{2, 3}}}), [](X x) { return norm(x[0], 1.5); }},
      {"logsumexp", "", both({float_axes, large}), [](X x) { return logsumexp(x[0], 0); }},
      {"logsumexp", "two axes, keepdim", both({float_axes, large}),
       [](X x) {
         return logsumexp(x[0], IntArrayRef({0, -1}), true);
       }},
      {"cumsum", "axis 0", both({axes, scalars, bools}), [](X x) { return cumsum(x[0], 0); },
       [](X x) { return x[0].cumsum_(0); }},
      {"cumsum", "last axis", axes, [](X x) { return cumsum(x[0], -1); }},
      {"cumsum", "middle axis", stacks, [](X x) { return cumsum(x[0], 1); },
       [](X x) { return x[0].cumsum_(1); }},
      {"cumprod", "axis 0", both({axes, scalars, with_zeros}),
       [](X x) { return cumprod(x[0], 0); }},
      {"cumprod", "last axis", both({axes, with_zeros}), [](X x) { return cumprod(x[0], -1); },
       [](X x) { return x[0].cumprod_(-1); }},
      {"cumprod", "middle axis", stacks, [](X x) { return cumprod(x[0], -2); }},
      {"cumprod", "in place", doubles({{{2, 3}}}),
       [](X x) { return (x[0] * 1).cumprod_(1) * x[0]; }},
      {"all", "", both({wholes, bools}), [](X x) { return all(x[0]); }},
      {"all", "axis", both({axes, bools}), [](X x) { return all(x[0], -1, true); }},
      {"any", "", both({wholes, bools}), [](X x) { return any(x[0]); }},
      {"any", "axis", both({axes, bools}), [](X x) { return any(x[0], 0); }},
      {"count_nonzero", "", both({wholes, bools}), [](X x) { return count_nonzero(x[0]); }},
      {"count_nonzero", "axis", both({axes, bools}),
       [](X x) { return count_nonzero(x[0], IntArrayRef(0)); }},
      {"var", "", float_axes, [](X x) { return var(x[0]); }},
      {"var", "biased", float_axes, [](X x) { return var(x[0], 0, false); }},
      {"var", "correction", full_floats,
       [](X x) {
         return var(x[0], IntArrayRef({0, -1}), optional<int64_t>(2), true);
       }},
      {"std", "", many_floats, [](X x) { return lib::std(x[0]); }},
      {"std", "axis", many_floats, [](X x) { return lib::std(x[0], -1, true, true); }},
      {"std", "two axes", doubles({{{2, 3, 2}}}),
       [](X x) {
         return lib::std(x[0], IntArrayRef({0, 2}));
       }},
      {"var_mean", "", float_axes, [](X x) { return var_mean(x[0], -1); }},
      {"std_mean", "", many_floats,
       [](X x) {
         return std_mean(x[0], IntArrayRef({0, -1}), false);
       }},
  };
}

}  // namespace rows
