#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

namespace {
Variable class_weights(const Variable& like) { return tensor({0.5, 1.0, 2.0}, like.dtype()); }
}  // namespace

TEST_CASE("losses give PyTorch's values and gradients") {
  replay_golden(
      "loss",
      {
          {"cross_entropy", "", [](X x) { return cross_entropy(x[0], x[1]); }},
          {"cross_entropy", "sum", [](X x) { return cross_entropy(x[0], x[1], Reduction::Sum); }},
          {"cross_entropy", "none", [](X x) { return cross_entropy(x[0], x[1], Reduction::None); }},
          {"cross_entropy", "ignore_index",
           [](X x) { return cross_entropy(x[0], x[1], Reduction::Mean, 0); }},
          {"nll_loss", "", [](X x) { return nll_loss(x[0], x[1]); }},
          {"nll_loss", "sum", [](X x) { return nll_loss(x[0], x[1], {}, Reduction::Sum); }},
          {"nll_loss", "none", [](X x) { return nll_loss(x[0], x[1], {}, Reduction::None); }},
          {"nll_loss", "weights", [](X x) { return nll_loss(x[0], x[1], class_weights(x[0])); }},
          {"nll_loss", "one row", [](X x) { return nll_loss(x[0], x[1]); }},
          {"binary_cross_entropy", "", [](X x) { return binary_cross_entropy(x[0], x[1]); }},
          {"binary_cross_entropy", "weights",
           [](X x) {
             return binary_cross_entropy(x[0], x[1], class_weights(x[0]), Reduction::None);
           }},
          {"binary_cross_entropy_with_logits", "",
           [](X x) { return binary_cross_entropy_with_logits(x[0], x[1]); }},
          {"binary_cross_entropy_with_logits", "weights",
           [](X x) {
             const Variable positive = tensor({3.0, 0.5, 1.0}, x[0].dtype());
             return binary_cross_entropy_with_logits(x[0], x[1], class_weights(x[0]), positive,
                                                     Reduction::Sum);
           }},
          {"mse_loss", "", [](X x) { return mse_loss(x[0], x[1]); }},
          {"mse_loss", "sum", [](X x) { return mse_loss(x[0], x[1], Reduction::Sum); }},
          {"l1_loss", "", [](X x) { return l1_loss(x[0], x[1]); }},
          {"smooth_l1_loss", "", [](X x) { return smooth_l1_loss(x[0], x[1]); }},
          {"smooth_l1_loss", "beta",
           [](X x) { return smooth_l1_loss(x[0], x[1], Reduction::None, 0.5); }},
          {"smooth_l1_loss", "beta 0",
           [](X x) { return smooth_l1_loss(x[0], x[1], Reduction::Mean, 0); }},
          {"huber_loss", "", [](X x) { return huber_loss(x[0], x[1]); }},
          {"huber_loss", "delta", [](X x) { return huber_loss(x[0], x[1], Reduction::Sum, 0.5); }},
      });
}
