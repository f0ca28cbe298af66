#pragma once

#include <functional>
#include <vector>

#include "benchmarks/support/torch.h"

/// Layers and losses that both libraries have.
namespace bench {

/// What they are computed of: rows of numbers between 0 and 1, and what belongs to rows and
/// columns.
struct Samples {
  torch::Tensor x, t, z, signs, classes, weight, bias, row_signs;

  Samples(int64_t rows, int64_t columns)
      : x(between(rows, columns).requires_grad_()),
        t(between(rows, columns)),
        z(between(rows, columns)),
        signs(t.sub(0.5).sign()),
        classes(torch::randint(columns, {rows}, torch::kLong)),
        weight(torch::ones({columns}, torch::requires_grad())),
        bias(torch::zeros({columns}, torch::requires_grad())),
        row_signs(signs.select(1, 0).clone()) {}

 private:
  static torch::Tensor between(int64_t rows, int64_t columns) {
    return torch::rand({rows, columns}).mul_(0.9).add_(0.05);
  }
};

struct Layer {
  const char* name;
  torch::Tensor (*forward)(const Samples& s);
};

inline std::vector<Layer> layers() {
  namespace F = torch::nn::functional;
  using S = const Samples&;
  return {
      {"mse_loss", [](S s) { return F::mse_loss(s.x, s.t); }},
      {"l1_loss", [](S s) { return F::l1_loss(s.x, s.t); }},
      {"smooth_l1_loss", [](S s) { return F::smooth_l1_loss(s.x, s.t); }},
      {"huber_loss", [](S s) { return F::huber_loss(s.x, s.t); }},
      {"hinge_embedding_loss", [](S s) { return F::hinge_embedding_loss(s.x, s.signs); }},
      {"margin_ranking_loss", [](S s) { return F::margin_ranking_loss(s.x, s.z, s.signs); }},
      {"binary_cross_entropy", [](S s) { return F::binary_cross_entropy(s.x, s.t); }},
      {"binary_cross_entropy_with_logits",
       [](S s) { return F::binary_cross_entropy_with_logits(s.x, s.t); }},
      {"kl_div", [](S s) { return F::kl_div(s.x, s.t, F::KLDivFuncOptions(torch::kSum)); }},
      {"poisson_nll_loss", [](S s) { return F::poisson_nll_loss(s.x, s.t); }},
      {"soft_margin_loss", [](S s) { return F::soft_margin_loss(s.x, s.signs); }},
      {"multilabel_soft_margin_loss", [](S s) { return F::multilabel_soft_margin_loss(s.x, s.t); }},
      {"multi_margin_loss", [](S s) { return F::multi_margin_loss(s.x, s.classes); }},
      {"cross_entropy", [](S s) { return F::cross_entropy(s.x, s.classes); }},
      {"nll_loss", [](S s) { return F::nll_loss(s.x, s.classes); }},
      {"cosine_embedding_loss",
       [](S s) { return F::cosine_embedding_loss(s.x, s.t, s.row_signs); }},
      {"triplet_margin_loss", [](S s) { return F::triplet_margin_loss(s.x, s.t, s.z); }},
      {"batch_norm",
       [](S s) {
         return F::batch_norm(
             s.x, {}, {}, F::BatchNormFuncOptions().weight(s.weight).bias(s.bias).training(true));
       }},
      {"layer_norm",
       [](S s) {
         return F::layer_norm(s.x,
                              F::LayerNormFuncOptions({s.x.size(1)}).weight(s.weight).bias(s.bias));
       }},
      {"group_norm",
       [](S s) {
         return F::group_norm(s.x, F::GroupNormFuncOptions(4).weight(s.weight).bias(s.bias));
       }},
      {"dropout", [](S s) { return F::dropout(s.x); }},
  };
}

/// The layer forward and backward, on samples of n elements.
inline std::function<void()> step_of(const Layer& layer, const Samples& s) {
  const torch::Tensor g = torch::ones_like(layer.forward(s));
  return [=, f = layer.forward] {
    for (const torch::Tensor& leaf : {s.x, s.weight, s.bias}) leaf.mutable_grad() = torch::Tensor();
    f(s).backward(g);
  };
}

/// How long the rows of n elements are.
inline int64_t columns_for(int64_t n) { return n < 100000 ? 100 : 1000; }

}  // namespace bench
