// Operations on bfloat16: what they are rounded to, and with which dtypes they mix.

#include "tests/rows/rows.h"

namespace rows {
namespace {

Inputs few(std::vector<Sizes> sizes, double lo = -2, double hi = 2) {
  return shapes(std::move(sizes), {kBFloat16}, lo, hi);
}
Inputs pairs(std::vector<std::vector<Sizes>> sizes, double lo = -2, double hi = 2) {
  return operands(std::move(sizes), {kBFloat16}, lo, hi);
}
Tensor places() { return tensor({2, 0}); }

}  // namespace

Rows bfloat16() {
  const Values ties_of_rounding{1.0,      1.00390625, 1.0078125, 1.01171875, 1.015625, 1.01953125,
                                3.389e38, 3.3999e38,  1e-40,     9.2e-41,    1e-45,    -1.00390625};
  const Inputs ties = given({{"ties", {tensor(ties_of_rounding, kFloat)}},
                             {"edges", {tensor(kEdges, kFloat)}},
                             {"wide", {tensor(ties_of_rounding, kFloat).to(kDouble)}}});
  const Inputs unaries =
      both({few({{2, 3}, {}, {19}}), given({{"edges", {tensor(kEdges, kBFloat16)}}})});
  const Inputs binaries = pairs({{{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{2, 3}, {}}, {{}, {}}});
  const Inputs mixes = mixed({kBFloat16, kFloat, kLong});
  const Inputs matrices = few({{3, 5}}), products = pairs({{{4, 6}, {6, 3}}}, -1, 1);
  return {
      rough({"to", "bfloat16", both({shapes({{5}}, kAll), ties}),
             [](X x) { return x[0].to(kBFloat16); }}),
      {"to", "float32", unaries, [](X x) { return x[0].to(kFloat); }},
      {"to", "float64", unaries, [](X x) { return x[0].to(kDouble); }},
      {"to", "int64", few({{5}}), [](X x) { return x[0].to(kLong); }},
      {"to", "bool", unaries, [](X x) { return x[0].to(kBool); }},
      {"add", "", both({binaries, mixes}), [](X x) { return x[0] + x[1]; }},
      {"add", "alpha", binaries, [](X x) { return add(x[0], x[1], 0.3); }},
      {"mul", "", binaries, [](X x) { return x[0] * x[1]; }},
      {"mul", "number", unaries, [](X x) { return x[0] * 0.1; }},
      {"div", "", both({binaries, mixes}), [](X x) { return x[0] / x[1]; }},
      {"sub", "of number", unaries, [](X x) { return 1 - x[0]; }},
      {"pow", "", few({{7}}, 0.1), [](X x) { return pow(x[0], 2.5); }},
      {"remainder", "", pairs({{{2, 3}, {3}}}, 0.5, 9.0),
       [](X x) { return remainder(x[0], x[1]); }},
      {"maximum", "", binaries, [](X x) { return maximum(x[0], x[1]); }},
      {"neg", "", unaries, [](X x) { return -x[0]; }},
      {"exp", "", unaries, [](X x) { return exp(x[0]); }},
      {"log", "", few({{7}}, 0.1), [](X x) { return log(x[0]); }},
      {"tanh", "", unaries, [](X x) { return tanh(x[0]); }},
      {"sigmoid", "", unaries, [](X x) { return sigmoid(x[0]); }},
      {"relu", "", unaries, [](X x) { return relu(x[0]); }},
      {"floor", "", unaries, [](X x) { return floor(x[0]); }},
      {"clamp", "", unaries, [](X x) { return clamp(x[0], -1, 1.5); }},
      {"lt", "", both({binaries, mixes}), [](X x) { return x[0] < x[1]; }},
      {"isnan", "", unaries, [](X x) { return isnan(x[0]); }},
      {"where", "", binaries, [](X x) { return where(x[0] < x[1], x[0], x[1]); }},
      {"sum", "", few({{3, 5}, {700}}), [](X x) { return sum(x[0]); }},
      {"sum", "axis", matrices, [](X x) { return x[0].sum(0); }},
      {"mean", "", matrices, [](X x) { return x[0].mean(1); }},
      {"amax", "", matrices, [](X x) { return amax(x[0], 1); }},
      {"max", "axis", matrices, [](X x) { return max(x[0], 0); }},
      {"argmax", "", matrices, [](X x) { return argmax(x[0], 1); }},
      {"var", "", matrices, [](X x) { return x[0].var(1); }},
      {"norm", "", matrices, [](X x) { return norm(x[0]); }},
      {"all", "", unaries, [](X x) { return all(x[0]); }},
      {"softmax", "", matrices, [](X x) { return softmax(x[0], 1); }},
      {"log_softmax", "", matrices, [](X x) { return log_softmax(x[0], 1); }},
      {"logsumexp", "", matrices, [](X x) { return logsumexp(x[0], 1); }},
      {"cumsum", "", matrices, [](X x) { return cumsum(x[0], 1); }},
      {"sort", "", matrices, [](X x) { return sort(x[0], 1); }},
      {"mm", "", products, [](X x) { return mm(x[0], x[1]); }},
      {"bmm", "", pairs({{{2, 3, 4}, {2, 4, 5}}}, -1.0, 1.0), [](X x) { return bmm(x[0], x[1]); }},
      {"matmul", "transposed", pairs({{{6, 4}, {3, 6}}}, -1.0, 1.0),
       [](X x) { return matmul(x[0].t(), x[1].t()); }},
      {"linear", "", pairs({{{4, 6}, {3, 6}}}, -1.0, 1.0), [](X x) { return linear(x[0], x[1]); }},
      {"cat", "", pairs({{{2, 3}, {1, 3}}}),
       [](X x) {
         return cat({x[0], x[1]});
       }},
      {"gather", "", matrices,
       [](X x) {
         return gather(x[0], 0, tensor({{1, 0, 1, 2, 0}}));
       }},
      {"index_select", "", matrices, [](X x) { return index_select(x[0], 0, places()); }},
      {"index_add", "", pairs({{{3, 5}, {2, 5}}}),
       [](X x) { return index_add(x[0], 0, places(), x[1]); }},
      {"scatter_add", "", pairs({{{3, 3}, {1, 3}}}),
       [](X x) {
         return scatter_add(x[0], 0, tensor({{0, 0, 2}}), x[1]);
       }},
      {"full", "", given({{"only", {}}}), [](X) { return full({2}, 0.3, kBFloat16); }},
      {"arange", "", given({{"only", {}}}), [](X) { return arange(0, 2, 0.3, kBFloat16); }},
  };
}

}  // namespace rows
