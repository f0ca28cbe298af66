#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

namespace {

Variable at() { return tensor({2, 0}); }

}  // namespace

TEST_CASE("bfloat16 is rounded, mixed and promoted as PyTorch does") {
  replay_golden("bfloat16",
                {
                    {"to", "bfloat16", [](X x) { return x[0].to(kBFloat16); }},
                    {"to", "float32", [](X x) { return x[0].to(kFloat); }},
                    {"to", "float64", [](X x) { return x[0].to(kDouble); }},
                    {"to", "int64", [](X x) { return x[0].to(kLong); }},
                    {"to", "bool", [](X x) { return x[0].to(kBool); }},
                    {"add", "", [](X x) { return x[0] + x[1]; }},
                    {"add", "alpha", [](X x) { return add(x[0], x[1], 0.3); }},
                    {"mul", "", [](X x) { return x[0] * x[1]; }},
                    {"mul", "number", [](X x) { return x[0] * 0.1; }},
                    {"div", "", [](X x) { return x[0] / x[1]; }},
                    {"sub", "of number", [](X x) { return 1 - x[0]; }},
                    {"pow", "", [](X x) { return pow(x[0], 2.5); }},
                    {"remainder", "", [](X x) { return remainder(x[0], x[1]); }},
                    {"maximum", "", [](X x) { return maximum(x[0], x[1]); }},
                    {"neg", "", [](X x) { return -x[0]; }},
                    {"exp", "", [](X x) { return exp(x[0]); }},
                    {"log", "", [](X x) { return log(x[0]); }},
                    {"tanh", "", [](X x) { return tanh(x[0]); }},
                    {"sigmoid", "", [](X x) { return sigmoid(x[0]); }},
                    {"relu", "", [](X x) { return relu(x[0]); }},
                    {"floor", "", [](X x) { return floor(x[0]); }},
                    {"clamp", "", [](X x) { return clamp(x[0], -1, 1.5); }},
                    {"lt", "", [](X x) { return x[0] < x[1]; }},
                    {"isnan", "", [](X x) { return isnan(x[0]); }},
                    {"where", "", [](X x) { return where(x[0] < x[1], x[0], x[1]); }},
                    {"sum", "", [](X x) { return sum(x[0]); }},
                    {"sum", "axis", [](X x) { return x[0].sum(0); }},
                    {"mean", "", [](X x) { return x[0].mean(1); }},
                    {"amax", "", [](X x) { return amax(x[0], 1); }},
                    {"max", "axis", [](X x) { return max(x[0], 0); }},
                    {"argmax", "", [](X x) { return argmax(x[0], 1); }},
                    {"var", "", [](X x) { return x[0].var(1); }},
                    {"norm", "", [](X x) { return norm(x[0]); }},
                    {"all", "", [](X x) { return all(x[0]); }},
                    {"softmax", "", [](X x) { return softmax(x[0], 1); }},
                    {"log_softmax", "", [](X x) { return log_softmax(x[0], 1); }},
                    {"logsumexp", "", [](X x) { return logsumexp(x[0], 1); }},
                    {"cumsum", "", [](X x) { return cumsum(x[0], 1); }},
                    {"sort", "", [](X x) { return sort(x[0], 1); }},
                    {"mm", "", [](X x) { return mm(x[0], x[1]); }},
                    {"bmm", "", [](X x) { return bmm(x[0], x[1]); }},
                    {"matmul", "transposed", [](X x) { return matmul(x[0].t(), x[1].t()); }},
                    {"linear", "", [](X x) { return linear(x[0], x[1]); }},
                    {"cat", "",
                     [](X x) {
                       return cat({x[0], x[1]});
                     }},
                    {"gather", "",
                     [](X x) {
                       return gather(x[0], 0, tensor({{1, 0, 1, 2, 0}}));
                     }},
                    {"index_select", "", [](X x) { return index_select(x[0], 0, at()); }},
                    {"index_add", "", [](X x) { return index_add(x[0], 0, at(), x[1]); }},
                    {"scatter_add", "",
                     [](X x) {
                       return scatter_add(x[0], 0, tensor({{0, 0, 2}}), x[1]);
                     }},
                    {"full", "", [](X) { return full({2}, 0.3, kBFloat16); }},
                    {"arange", "", [](X) { return arange(0, 2, 0.3, kBFloat16); }},
                });
}
