// In-place forms do what the operations that return new tensors do.

#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_inplace;
using taper::testing::X;

namespace {

Variable mask() { return tensor(std::vector<bool>{true, false, true}); }

}  // namespace

TEST_CASE("arithmetic in place") {
  replay_inplace(
      "arithmetic",
      {
          {"add_", "add", [](X x) { return x[0].add_(x[1]); }},
          {"sub_", "sub", [](X x) { return x[0].sub_(x[1]); }},
          {"mul_", "mul", [](X x) { return x[0].mul_(x[1]); }},
          {"div_", "div", [](X x) { return x[0].div_(x[1]); }},
          {"true_divide_", "true_divide", [](X x) { return x[0].true_divide_(x[1]); }},
          {"floor_divide_", "floor_divide", [](X x) { return x[0].floor_divide_(x[1]); }},
          {"remainder_", "remainder", [](X x) { return x[0].remainder_(x[1]); }},
          {"fmod_", "fmod", [](X x) { return x[0].fmod_(x[1]); }},
          {"add_", "add|alpha", [](X x) { return x[0].add_(x[1], 3); }},
          {"add_", "add|number", [](X x) { return x[0].add_(2); }},
          {"add_", "add|float number", [](X x) { return x[0].add_(2.5); }},
          {"sub_", "sub|alpha", [](X x) { return x[0].sub_(x[1], 3); }},
          {"mul_", "mul|number", [](X x) { return x[0].mul_(3); }},
          {"div_", "div|number", [](X x) { return x[0].div_(3); }},
          {"remainder_", "remainder|number", [](X x) { return x[0].remainder_(1.5); }},
          {"fmod_", "fmod|number", [](X x) { return x[0].fmod_(-1.5); }},
          {"floor_divide_", "floor_divide|number", [](X x) { return x[0].floor_divide_(-1.5); }},
          {"div_", "div|rounded down", [](X x) { return x[0].div_(x[1], "floor"); }},
          {"div_", "div|rounded towards 0", [](X x) { return x[0].div_(x[1], "trunc"); }},
          {"neg_", "neg", [](X x) { return neg_(x[0]); }},
      });
}

TEST_CASE("functions of one number in place") {
  replay_inplace("pointwise",
                 {
                     {"abs_", "abs", [](X x) { return abs_(x[0]); }},
                     {"ceil_", "ceil", [](X x) { return ceil_(x[0]); }},
                     {"cos_", "cos", [](X x) { return cos_(x[0]); }},
                     {"erf_", "erf", [](X x) { return erf_(x[0]); }},
                     {"exp_", "exp", [](X x) { return exp_(x[0]); }},
                     {"expm1_", "expm1", [](X x) { return expm1_(x[0]); }},
                     {"floor_", "floor", [](X x) { return floor_(x[0]); }},
                     {"log_", "log", [](X x) { return log_(x[0]); }},
                     {"log10_", "log10", [](X x) { return log10_(x[0]); }},
                     {"log1p_", "log1p", [](X x) { return log1p_(x[0]); }},
                     {"log2_", "log2", [](X x) { return log2_(x[0]); }},
                     {"reciprocal_", "reciprocal", [](X x) { return reciprocal_(x[0]); }},
                     {"round_", "round", [](X x) { return round_(x[0]); }},
                     {"rsqrt_", "rsqrt", [](X x) { return rsqrt_(x[0]); }},
                     {"sin_", "sin", [](X x) { return sin_(x[0]); }},
                     {"sqrt_", "sqrt", [](X x) { return sqrt_(x[0]); }},
                     {"square_", "square", [](X x) { return square_(x[0]); }},
                     {"trunc_", "trunc", [](X x) { return trunc_(x[0]); }},
                     {"sign_", "sign", [](X x) { return x[0].sign_(); }},
                     {"nan_to_num_", "nan_to_num", [](X x) { return nan_to_num_(x[0]); }},
                     {"nan_to_num_", "nan_to_num|chosen",
                      [](X x) { return x[0].nan_to_num_(1.5, 2.0, -3.0); }},
                     {"pow_", "pow|tensor", [](X x) { return x[0].pow_(x[1]); }},
                     {"pow_", "pow|square", [](X x) { return x[0].pow_(2); }},
                     {"pow_", "pow|fraction", [](X x) { return x[0].pow_(-1.5); }},
                     {"clamp_", "clamp", [](X x) { return clamp_(x[0], -1, 0.5); }},
                     {"clamp_", "clamp|integers", [](X x) { return x[0].clamp_(0, 1); }},
                     {"clamp_", "clamp|tensors", [](X x) { return clamp_(x[0], x[1], x[2]); }},
                     {"clamp_min_", "clamp_min", [](X x) { return clamp_min_(x[0], 0); }},
                     {"clamp_max_", "clamp_max", [](X x) { return clamp_max_(x[0], 1); }},
                     {"clamp_min_", "clamp_min|tensor", [](X x) { return clamp_min_(x[0], x[1]); }},
                     {"clamp_max_", "clamp_max|tensor", [](X x) { return x[0].clamp_max_(x[1]); }},
                 });
}

TEST_CASE("comparisons in place") {
  replay_inplace(
      "comparison",
      {
          {"eq_", "eq", [](X x) { return x[0].eq_(x[1]); }},
          {"ne_", "ne", [](X x) { return x[0].ne_(x[1]); }},
          {"lt_", "lt", [](X x) { return x[0].lt_(x[1]); }},
          {"le_", "le", [](X x) { return x[0].le_(x[1]); }},
          {"gt_", "gt", [](X x) { return x[0].gt_(x[1]); }},
          {"ge_", "ge", [](X x) { return x[0].ge_(x[1]); }},
          {"logical_and_", "logical_and", [](X x) { return x[0].logical_and_(x[1]); }},
          {"logical_or_", "logical_or", [](X x) { return x[0].logical_or_(x[1]); }},
          {"logical_xor_", "logical_xor", [](X x) { return x[0].logical_xor_(x[1]); }},
          {"eq_", "eq|number", [](X x) { return x[0].eq_(1); }},
          {"ne_", "ne|number", [](X x) { return x[0].ne_(1.5); }},
          {"lt_", "lt|number", [](X x) { return x[0].lt_(1); }},
          {"le_", "le|number", [](X x) { return x[0].le_(1); }},
          {"gt_", "gt|number", [](X x) { return x[0].gt_(0.5); }},
          {"ge_", "ge|number", [](X x) { return x[0].ge_(1); }},
          {"logical_not_", "logical_not", [](X x) { return x[0].logical_not_(); }},
          {"bitwise_and_", "bitwise_and", [](X x) { return x[0].bitwise_and_(x[1]); }},
          {"bitwise_or_", "bitwise_or", [](X x) { return x[0].bitwise_or_(x[1]); }},
          {"bitwise_xor_", "bitwise_xor", [](X x) { return x[0].bitwise_xor_(x[1]); }},
          {"bitwise_and_", "bitwise_and|number", [](X x) { return x[0].bitwise_and_(6); }},
          {"bitwise_not_", "bitwise_not", [](X x) { return x[0].bitwise_not_(); }},
          {"masked_fill_", "masked_fill", [](X x) { return x[0].masked_fill_(mask(), 2); }},
          {"masked_fill_", "masked_fill|tensor",
           [](X x) { return x[0].masked_fill_(mask(), x[1]); }},
      });
}

TEST_CASE("activations in place") {
  replay_inplace(
      "activation",
      {
          {"relu_", "relu", [](X x) { return x[0].relu_(); }},
          {"sigmoid_", "sigmoid", [](X x) { return x[0].sigmoid_(); }},
          {"tanh_", "tanh", [](X x) { return x[0].tanh_(); }},
          {"relu6_", "relu6", [](X x) { return relu6_(x[0]); }},
          {"hardtanh_", "hardtanh", [](X x) { return hardtanh_(x[0]); }},
          {"leaky_relu_", "leaky_relu", [](X x) { return leaky_relu_(x[0]); }},
          {"elu_", "elu", [](X x) { return elu_(x[0]); }},
          {"selu_", "selu", [](X x) { return selu_(x[0]); }},
          {"silu_", "silu", [](X x) { return silu_(x[0]); }},
          {"mish_", "mish", [](X x) { return mish_(x[0]); }},
          {"gelu_", "gelu", [](X x) { return gelu_(x[0]); }},
          {"hardtanh_", "hardtanh|bounds", [](X x) { return hardtanh_(x[0], -0.5, 1.5); }},
          {"threshold_", "threshold", [](X x) { return threshold_(x[0], 0.5, 7); }},
          {"leaky_relu_", "leaky_relu|slope", [](X x) { return leaky_relu_(x[0], 0.2); }},
          {"rrelu_", "rrelu|eval", [](X x) { return rrelu_(x[0]); }},
          {"elu_", "elu|alpha", [](X x) { return elu_(x[0], 1.5); }},
          {"celu_", "celu|alpha", [](X x) { return celu_(x[0], 2); }},
          {"gelu_", "gelu|tanh", [](X x) { return gelu_(x[0], "tanh"); }},
      });
}

TEST_CASE("picking by index in place") {
  replay_inplace(
      "index",
      {
          {"index_add_", "index_add", [](X x) { return x[0].index_add_(0, x[1], x[2]); }},
          {"index_add_", "index_add|alpha", [](X x) { return x[0].index_add_(-1, x[1], x[2], 2); }},
          {"index_copy_", "index_copy", [](X x) { return x[0].index_copy_(0, x[1], x[2]); }},
          {"index_fill_", "index_fill", [](X x) { return x[0].index_fill_(0, x[1], 2); }},
          {"put_", "put", [](X x) { return x[0].put_(x[1], x[2]); }},
          {"put_", "put|added", [](X x) { return x[0].put_(x[1], x[2], true); }},
          {"masked_scatter_", "masked_scatter",
           [](X x) { return x[0].masked_scatter_(x[1], x[2]); }},
          {"scatter_", "scatter", [](X x) { return x[0].scatter_(1, x[1], x[2]); }},
          {"scatter_", "scatter|number", [](X x) { return x[0].scatter_(0, x[1], 2); }},
          {"scatter_", "scatter|add", [](X x) { return x[0].scatter_(1, x[1], x[2], "add"); }},
          {"scatter_", "scatter|multiply",
           [](X x) { return x[0].scatter_(1, x[1], 2, "multiply"); }},
          {"scatter_reduce_", "scatter_reduce|mean",
           [](X x) { return x[0].scatter_reduce_(1, x[1], x[2], "mean"); }},
          {"scatter_add_", "scatter_add", [](X x) { return x[0].scatter_add_(1, x[1], x[2]); }},
          {"index_put_", "index_put|tensor",
           [](X x) { return index_put_(x[0], indexing::TensorIndex(x[1]), x[2]); }},
          {"index_put_", "index_put|added",
           [](X x) { return x[0].index_put_({x[1]}, x[2], true); }},
      });
}

TEST_CASE("running sums and products in place") {
  replay_inplace("reduction",
                 {
                     {"cumsum_", "cumsum|axis 0", [](X x) { return x[0].cumsum_(0); }},
                     {"cumprod_", "cumprod|last axis", [](X x) { return x[0].cumprod_(-1); }},
                 });
}

TEST_CASE("matrices in place") {
  replay_inplace("linalg",
                 {
                     {"addmm_", "addmm", [](X x) { return x[0].addmm_(x[1], x[2], 0.5, 2); }},
                 });
}

TEST_CASE("triangles in place") {
  replay_inplace("shape", {
                              {"tril_", "tril", [](X x) { return x[0].tril_(); }},
                              {"triu_", "triu|below", [](X x) { return x[0].triu_(-1); }},
                          });
}
