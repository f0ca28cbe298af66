// Activation functions.

#include "tests/rows/rows.h"

namespace rows {

Rows activation() {
  const Inputs stacks = shapes({{2, 5}, {3, 1}, {2, 3, 4}, {0, 3}, {2, 33}}, kFloats, -5, 5);
  const Inputs edge_rows = given(
      {{"infinite",
        {tensor({{0.0, -kInf, 1.0}, {kInf, 0.0, 1.0}, {kNaN, 0.0, 1.0}, {-kInf, -kInf, -kInf}})}},
       {"large",
        {tensor({{1e4, 0.0, -1e4}, {-1e30, -1e30, 0.0}, {88.0, 89.0, 1e3}, {1.0, 1.0, 1.0}})}}});
  return {
      {"relu", "", unary(kNumbers), [](X x) { return relu(x[0]); },
       [](X x) { return x[0].relu_(); }},
      {"relu", "in place", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).relu_() * x[0]; }},
      {"relu6", "", unary(kNumbers, -2, 9), [](X x) { return relu6(x[0]); },
       [](X x) { return relu6_(x[0]); }},
      {"hardtanh", "", unary({kFloat, kDouble, kInt, kLong}), [](X x) { return hardtanh(x[0]); },
       [](X x) { return hardtanh_(x[0]); }},
      {"hardtanh", "bounds", unary(), [](X x) { return hardtanh(x[0], -0.5, 1.5); },
       [](X x) { return hardtanh_(x[0], -0.5, 1.5); }},
      {"hardtanh", "upper bound", doubles({{{2, 3}}}), [](X x) { return hardtanh(x[0], -1, 0.5); }},
      {"threshold", "", unary(), [](X x) { return threshold(x[0], 0.5, 7); },
       [](X x) { return threshold_(x[0], 0.5, 7); }},
      {"leaky_relu", "", unary(), [](X x) { return leaky_relu(x[0]); },
       [](X x) { return leaky_relu_(x[0]); }},
      {"leaky_relu", "slope", unary(), [](X x) { return leaky_relu(x[0], 0.2); },
       [](X x) { return leaky_relu_(x[0], 0.2); }},
      {"prelu", "", operands({{{2, 3}, {1}}, {{}, {1}}, {{2, 3, 2}, {3}}, {{4}, {1}}}),
       [](X x) { return prelu(x[0], x[1]); }},
      {"prelu", "channels", doubles({{{2, 3, 2}}, {{3, 1}}}),
       [](X x) { return prelu(x[0], x[1].view({3})); }},
      {"rrelu", "eval", unary(), [](X x) { return rrelu(x[0]); }, [](X x) { return rrelu_(x[0]); }},
      {"elu", "", unary(), [](X x) { return elu(x[0]); }, [](X x) { return elu_(x[0]); }},
      {"elu", "alpha", unary(), [](X x) { return elu(x[0], 1.5); },
       [](X x) { return elu_(x[0], 1.5); }},
      {"celu", "alpha", unary(), [](X x) { return celu(x[0], 2); },
       [](X x) { return celu_(x[0], 2); }},
      {"celu", "alpha 1.5", doubles({{{2, 3}}}), [](X x) { return celu(x[0], 1.5); }},
      {"selu", "", unary(), [](X x) { return selu(x[0]); }, [](X x) { return selu_(x[0]); }},
      {"hardshrink", "", unary(), [](X x) { return hardshrink(x[0]); }},
      {"softshrink", "", unary(), [](X x) { return softshrink(x[0]); }},
      {"sigmoid", "", unary(kAll), [](X x) { return sigmoid(x[0]); },
       [](X x) { return x[0].sigmoid_(); }},
      {"sigmoid", "of a base seen by a view", doubles({{{2, 3}}}),
       [](X x) {
         const Tensor y = x[0] * 1, column = y.select(1, 0);
         y.sigmoid_();
         return column * column;
       }},
      {"log_sigmoid", "", unary(), [](X x) { return log_sigmoid(x[0]); }},
      {"tanh", "", unary(kAll), [](X x) { return tanh(x[0]); }, [](X x) { return x[0].tanh_(); }},
      {"tanhshrink", "", unary(kNumbers), [](X x) { return tanhshrink(x[0]); }},
      {"softplus", "", unary(), [](X x) { return softplus(x[0]); }},
      {"softplus", "beta, threshold", unary(), [](X x) { return softplus(x[0], 2, 1); }},
      {"softplus", "lower threshold", doubles({{{2, 3}}}),
       [](X x) { return softplus(x[0], 1.5, 1); }},
      {"softsign", "", unary(kNumbers), [](X x) { return softsign(x[0]); }},
      {"gelu", "", unary(), [](X x) { return gelu(x[0]); }, [](X x) { return gelu_(x[0]); }},
      {"gelu", "tanh", unary(), [](X x) { return gelu(x[0], "tanh"); },
       [](X x) { return gelu_(x[0], "tanh"); }},
      {"silu", "", unary(), [](X x) { return silu(x[0]); }, [](X x) { return silu_(x[0]); }},
      {"mish", "", unary(), [](X x) { return mish(x[0]); }, [](X x) { return mish_(x[0]); }},
      {"glu", "last axis", shapes({{2, 4}, {0, 2}}), [](X x) { return glu(x[0]); }},
      {"glu", "middle axis", shapes({{2, 4, 3}}), [](X x) { return glu(x[0], 1); }},
      {"softmax", "last axis", both({stacks, edge_rows}), [](X x) { return softmax(x[0], -1); }},
      {"softmax", "dtype", shapes({{2, 3}}, kAll), [](X x) { return softmax(x[0], 0, kDouble); }},
      {"log_softmax", "last axis", both({stacks, edge_rows}),
       [](X x) { return log_softmax(x[0], -1); }},
      {"softmax", "first axis", both({stacks, shapes({{}})}), [](X x) { return softmax(x[0], 0); }},
      {"log_softmax", "first axis", both({stacks, shapes({{}})}),
       [](X x) { return log_softmax(x[0], 0); }},
      {"log_softmax", "middle axis", shapes({{2, 4, 3}}), [](X x) { return log_softmax(x[0], 1); }},
      {"log_softmax", "dtype", shapes({{2, 3}}, kAll),
       [](X x) { return log_softmax(x[0], 0, kDouble); }},
  };
}

}  // namespace rows
