// Statistics of order. Where elements are equal, the values alone are compared.

#include "tests/rows/rows.h"

namespace rows {
namespace {

Tensor values(const std::tuple<Tensor, Tensor>& pair) { return std::get<0>(pair); }

}  // namespace

Rows order() {
  const Inputs some = shapes({{5}, {2, 3}, {3, 4, 2}, {1, 6}}, kNumbers, -50, 50);
  const Inputs with_nan =
      given({{"one", {tensor({{1.0, kNaN, 3.0}, {2.0, 5.0, 4.0}}, kDouble)}},
             {"all", {tensor({{kNaN, kNaN}, {1.0, 2.0}}, kDouble)}},
             {"infinite", {tensor({{kInf, 1.0, -kInf}, {2.0, -kInf, 4.0}}, kDouble)}}});
  const Inputs unequal = shapes({{7}, {2, 5}}), scalars = shapes({{}}, {kDouble, kLong});
  const Inputs ties = given({{"float", {tensor({3.0, 1.0, 3.0, 1.0, 2.0, 3.0, 1.0}, kDouble)}},
                             {"integers", {tensor({{4, 2}, {4, 4}, {2, 2}, {2, 4}})}}});
  const Inputs shares =
      operands({{{5}, {3}}, {{2, 4}, {2}}, {{7}, {}}, {{2, 3}, {1}}}, kFloats, 0.05, 0.95);
  return {
      {"median", "", both({some, with_nan, ties, scalars, shapes({{0}})}),
       [](X x) { return median(x[0]); }},
      {"median", "of no integers", shapes({{0}}, {kLong, kInt}), [](X x) { return median(x[0]); }},
      {"median", "axis", both({unequal, with_nan, scalars}), [](X x) { return median(x[0], -1); }},
      {"median", "kept", both({some, ties}),
       [](X x) { return values(median(x[0].detach(), 0, true)); }},
      {"nanmedian", "", both({some, with_nan, ties, scalars}), [](X x) { return nanmedian(x[0]); }},
      {"nanmedian", "axis", both({unequal, with_nan, scalars}),
       [](X x) { return nanmedian(x[0], -1); }},
      {"mode", "", both({unequal, scalars}), [](X x) { return mode(x[0]); }},
      rough({"mode", "kept", both({ties, shapes({{9, 3}}, kNumbers, 0, 2)}),
             [](X x) { return mode(x[0], 0, true); }}),
      {"kthvalue", "", both({unequal, with_nan}), [](X x) { return kthvalue(x[0], 2); }},
      {"kthvalue", "kept", some, [](X x) { return values(kthvalue(x[0].detach(), 1, 0, true)); }},
      refusing({"kthvalue", "out of range", shapes({{3}}), [](X x) { return kthvalue(x[0], 4); }}),
      {"quantile", "", shares, [](X x) { return quantile(x[0], x[1]); }},
      {"quantile", "none", operands({{{2, 3}, {0}}}), [](X x) { return quantile(x[0], x[1], 0); }},
      {"quantile", "axis", shares, [](X x) { return quantile(x[0], x[1], -1, true); }},
      {"quantile", "number", both({unequal, with_nan, shapes({{}})}),
       [](X x) { return quantile(x[0], 0.3); }},
      {"quantile", "number along an axis", both({shapes({{2, 5}, {3, 4, 2}}), with_nan}),
       [](X x) { return quantile(x[0], 0.3, 0); }},
      {"quantile", "lower", unequal, [](X x) { return quantile(x[0], 0.3, -1, false, "lower"); }},
      {"quantile", "higher", unequal, [](X x) { return quantile(x[0], 0.3, -1, false, "higher"); }},
      {"quantile", "midpoint", unequal,
       [](X x) { return quantile(x[0], 0.3, -1, true, "midpoint"); }},
      {"quantile", "nearest", unequal,
       [](X x) { return quantile(x[0], 0.3, -1, false, "nearest"); }},
      refusing({"quantile", "of integers", shapes({{3}}, {kLong}),
                [](X x) { return quantile(x[0], 0.5); }}),
      {"nanquantile", "", shares, [](X x) { return nanquantile(x[0], x[1]); }},
      {"nanquantile", "number", with_nan, [](X x) { return nanquantile(x[0], 0.3, 1); }},
      {"cummax", "", both({some, with_nan, scalars}), [](X x) { return cummax(x[0], 0); }},
      {"cummin", "", both({some, with_nan, scalars}), [](X x) { return cummin(x[0], -1); }},
      rough({"cummax", "ties", ties, [](X x) { return x[0].cummax(0); }}),
      rough({"cummin", "ties", ties, [](X x) { return x[0].cummin(-1); }}),
      {"aminmax", "", both({some, with_nan, ties, scalars}),
       [](X x) { return aminmax(x[0].detach()); }},
      {"aminmax", "axis", both({some, with_nan}),
       [](X x) { return aminmax(x[0].detach(), 0, true); }},
      // libtorch 1.13.1 has no derivative of it.
      alone({"aminmax", "gradient", unequal, [](X x) { return aminmax(x[0], -1); }}),
      {"nansum", "", both({some, with_nan, scalars}), [](X x) { return nansum(x[0]); }},
      {"nansum", "axis", both({some, with_nan}), [](X x) { return nansum(x[0], 0, true); }},
      {"nanmean", "", both({unequal, with_nan, shapes({{}})}), [](X x) { return nanmean(x[0]); }},
      {"nanmean", "axis", both({unequal, with_nan}), [](X x) { return nanmean(x[0], {-1}, true); }},
      {"diff", "", both({some, shapes({{2, 3}}, kBools)}), [](X x) { return diff(x[0]); }},
      {"diff", "twice", some, [](X x) { return diff(x[0], 2, 0); }},
      {"diff", "more than there are", some, [](X x) { return x[0].diff(9); }},
      {"diff", "of none", operands({{{2, 3}, {2, 1}}}),
       [](X x) { return diff(x[0], 0, -1, x[1].detach()); }},
      {"diff", "between others", operands({{{2, 3}, {2, 1}, {2, 2}}}, {kDouble, kLong}),
       [](X x) { return diff(x[0], 1, -1, x[1], x[2]); }},
      {"all", "axes", shapes({{2, 3}, {2, 1, 2}}, kAll, -1, 1),
       [](X x) { return all(x[0], 0).all(-1, true); }},
      {"argsort", "stable", both({ties, some}), [](X x) { return argsort(x[0], true, 0, true); }},
  };
}

}  // namespace rows
