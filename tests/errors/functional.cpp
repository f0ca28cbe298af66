#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes functional() {
  Mistakes mistakes;
  // Activations
  MISTAKE(F::softmax(ones({2, 3}), 2));
  MISTAKE(F::softmax(ones({2, 3}, kLong), 1));
  MISTAKE(F::log_softmax(ones({2, 3}), -3));
  MISTAKE(F::log_softmax(ones({2, 3}, kLong), 1));
  MISTAKE(F::softmin(ones({2, 3}), 2));
  MISTAKE(F::gelu(ones({2}, kLong)));
  MISTAKE(F::gelu(ones({2}), F::GELUFuncOptions().approximate("erf")));
  MISTAKE(F::silu(ones({2}, kLong)));
  MISTAKE(F::mish(ones({2}, kLong)));
  MISTAKE(F::elu(ones({2}, kLong)));
  MISTAKE(F::selu(ones({2}, kLong)));
  MISTAKE(F::celu(ones({2}), F::CELUFuncOptions().alpha(0)));
  MISTAKE(F::glu(ones({2, 3})));
  MISTAKE(F::glu(ones({})));
  MISTAKE(F::glu(ones({2, 4}), F::GLUFuncOptions(2)));
  MISTAKE(F::prelu(ones({2, 3}), ones({2})));
  MISTAKE(F::prelu(ones({2, 3}), ones({3, 1})));
  MISTAKE(F::softplus(ones({2}, kLong)));
  MISTAKE(F::softshrink(ones({2}), F::SoftshrinkFuncOptions(-1)));
  MISTAKE(F::softshrink(ones({2}, kLong)));
  MISTAKE(F::hardshrink(ones({2}, kLong)));
  MISTAKE(F::logsigmoid(ones({2}, kLong)));
  MISTAKE(F::leaky_relu(ones({2}, kLong)));
  MISTAKE(F::gumbel_softmax(ones({2, 3}), F::GumbelSoftmaxFuncOptions().dim(2)));
  // Dropout
  MISTAKE(F::dropout(ones({2}), F::DropoutFuncOptions().p(1.5)));
  MISTAKE(F::dropout(ones({2}), F::DropoutFuncOptions().p(-0.5)));
  MISTAKE(F::alpha_dropout(ones({2}), F::AlphaDropoutFuncOptions().p(1.5)));
  MISTAKE(nn::Dropout(-0.1));
  MISTAKE(nn::Dropout(1.1));
  MISTAKE(nn::AlphaDropout(1.1));
  // Linear layers, normalizations, embeddings, distances
  MISTAKE(F::linear(ones({2, 3}), ones({4, 2})));
  MISTAKE(F::linear(ones({2, 3}), ones({4, 3}), ones({5})));
  MISTAKE(F::bilinear(ones({2, 3}), ones({2, 4}), ones({5, 4, 3})));
  MISTAKE(F::bilinear(ones({2, 3}), ones({3, 4}), ones({5, 3, 4})));
  MISTAKE(nn::BatchNorm1d(3)(ones({2, 4})));
  MISTAKE(nn::BatchNorm1d(3)(ones({1, 3})));
  MISTAKE(nn::BatchNorm1d(3)(ones({3})));
  MISTAKE(nn::LayerNorm(nn::LayerNormOptions({3}))(ones({2, 4})));
  MISTAKE(F::layer_norm(ones({2, 4}), F::LayerNormFuncOptions({})));
  MISTAKE(F::layer_norm(ones({2, 4}), F::LayerNormFuncOptions({4}).weight(ones({3}))));
  MISTAKE(F::group_norm(ones({2, 5}), F::GroupNormFuncOptions(2)));
  MISTAKE(F::embedding(full({2}, 3, kLong), ones({3, 4})));
  MISTAKE(F::embedding(full({2}, -1, kLong), ones({3, 4})));
  MISTAKE(F::embedding(zeros({2}, kLong), ones({3})));
  MISTAKE(nn::Embedding(nn::EmbeddingOptions(3, 4).padding_idx(3)));
  MISTAKE(nn::Embedding(nn::EmbeddingOptions(3, 4).padding_idx(-4)));
  MISTAKE(nn::Embedding::from_pretrained(ones({3})));
  MISTAKE(F::one_hot(ones({2})));
  MISTAKE(F::one_hot(full({2}, -1, kLong)));
  MISTAKE(F::one_hot(full({2}, 3, kLong), 3));
  MISTAKE(F::one_hot(zeros({0}, kLong)));
  MISTAKE(F::cosine_similarity(ones({2, 3}), ones({2, 4})));
  MISTAKE(F::pairwise_distance(ones({2, 3}), ones({2, 4})));
  MISTAKE(F::normalize(ones({2, 3}), F::NormalizeFuncOptions().dim(2)));
  return mistakes;
}

}  // namespace rows::errors
