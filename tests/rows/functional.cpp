// Activations with their options.

#include "tests/rows/rows.h"

namespace rows {

Rows functional() {
  const Inputs any = both({shapes({{2, 3, 4}, {}}), doubles({{{2, 3}}})});
  return {
      {"relu", "options", any, [](X x) { return F::relu(x[0]); },
       [](X x) { return F::relu(x[0], F::ReLUFuncOptions(true)); }},
      {"relu6", "options", any, [](X x) { return F::relu6(x[0]); },
       [](X x) { return F::relu6(x[0], F::ReLU6FuncOptions().inplace(true)); }},
      {"leaky_relu", "options", any,
       [](X x) { return F::leaky_relu(x[0], F::LeakyReLUFuncOptions().negative_slope(0.3)); },
       [](X x) {
         return F::leaky_relu(x[0], F::LeakyReLUFuncOptions().negative_slope(0.3).inplace(true));
       }},
      {"rrelu", "options", any,
       [](X x) { return F::rrelu(x[0], F::RReLUFuncOptions().lower(0.2).upper(0.4)); },
       [](X x) {
         return F::rrelu(x[0], F::RReLUFuncOptions().lower(0.2).upper(0.4).inplace(true));
       }},
      {"rrelu", "training", any,
       [](X x) {
         lib::manual_seed(3);
         return F::rrelu(x[0], F::RReLUFuncOptions().training(true));
       }},
      {"prelu", "functional", doubles({{{2, 3, 2}}, {{3}}}),
       [](X x) { return F::prelu(x[0], x[1]); }},
      {"elu", "options", any, [](X x) { return F::elu(x[0], F::ELUFuncOptions().alpha(0.5)); },
       [](X x) { return F::elu(x[0], F::ELUFuncOptions().alpha(0.5).inplace(true)); }},
      {"celu", "options", any, [](X x) { return F::celu(x[0], F::CELUFuncOptions().alpha(0.5)); },
       [](X x) { return F::celu(x[0], F::CELUFuncOptions().alpha(0.5).inplace(true)); }},
      {"selu", "options", any, [](X x) { return F::selu(x[0]); },
       [](X x) { return F::selu(x[0], F::SELUFuncOptions(true)); }},
      {"gelu", "options", any,
       [](X x) { return F::gelu(x[0], F::GELUFuncOptions().approximate("tanh")); }},
      {"silu", "functional", any, [](X x) { return F::silu(x[0]); }},
      {"mish", "functional", any, [](X x) { return F::mish(x[0]); }},
      {"glu", "options", shapes({{2, 4, 3}}),
       [](X x) { return F::glu(x[0], F::GLUFuncOptions(1)); }},
      {"hardtanh", "options", any,
       [](X x) { return F::hardtanh(x[0], F::HardtanhFuncOptions().min_val(-0.6).max_val(0.7)); },
       [](X x) {
         return F::hardtanh(x[0],
                            F::HardtanhFuncOptions().min_val(-0.6).max_val(0.7).inplace(true));
       }},
      {"hardshrink", "options", any,
       [](X x) { return F::hardshrink(x[0], F::HardshrinkFuncOptions(0.7)); }},
      {"softshrink", "options", any,
       [](X x) { return F::softshrink(x[0], F::SoftshrinkFuncOptions(0.7)); }},
      {"tanhshrink", "functional", any, [](X x) { return F::tanhshrink(x[0]); }},
      {"softsign", "functional", any, [](X x) { return F::softsign(x[0]); }},
      {"softplus", "options", any,
       [](X x) { return F::softplus(x[0], F::SoftplusFuncOptions().beta(0.5).threshold(0.4)); }},
      {"logsigmoid", "", any, [](X x) { return F::logsigmoid(x[0]); }},
      {"threshold", "options", any,
       [](X x) { return F::threshold(x[0], F::ThresholdFuncOptions(0.3, 2)); },
       [](X x) { return F::threshold(x[0], F::ThresholdFuncOptions(0.3, 2).inplace(true)); }},
      {"softmax", "options", shapes({{2, 4, 3}}), [](X x) { return F::softmax(x[0], 1); }},
      {"softmax", "dtype", shapes({{2, 4, 3}}),
       [](X x) { return F::softmax(x[0], F::SoftmaxFuncOptions(-1).dtype(kDouble)); }},
      {"softmax2d", "", shapes({{2, 3, 2, 2}, {3, 1, 2}}),
       [](X x) { return lib::nn::Softmax2d()(x[0]); }},
      {"softmin", "", shapes({{2, 4, 3}}), [](X x) { return F::softmin(x[0], 1); }},
      {"log_softmax", "options", shapes({{2, 4, 3}}), [](X x) { return F::log_softmax(x[0], 0); }},
      {"gumbel_softmax", "", shapes({{2, 4, 3}, {5}}),
       [](X x) {
         lib::manual_seed(5);
         return F::gumbel_softmax(x[0], F::GumbelSoftmaxFuncOptions().tau(0.8).dim(0));
       }},
      rough({"gumbel_softmax", "hard", shapes({{2, 4, 3}}),
             [](X x) {
               lib::manual_seed(6);
               return F::gumbel_softmax(x[0], F::GumbelSoftmaxFuncOptions().hard(true));
             }}),
  };
}

}  // namespace rows
