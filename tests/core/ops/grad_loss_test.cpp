#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::X;

TEST_CASE("gradients of losses") {
  check_gradients({
      {"cross_entropy",
       "",
       {{{3, 4}}},
       [](X x) {
         return cross_entropy(x[0], tensor({3, 0, 1}));
       }},
      {"cross_entropy",
       "sum",
       {{{3, 4}}},
       [](X x) {
         return cross_entropy(x[0], tensor({3, 0, 1}), Reduction::Sum);
       }},
      {"cross_entropy",
       "none, one ignored",
       {{{3, 4}}},
       [](X x) {
         return cross_entropy(x[0], tensor({3, -100, 1}), Reduction::None);
       }},
      {"gather",
       "nll_loss",
       {{{3, 4}}},
       [](X x) {
         return nll_loss(x[0], tensor({3, 0, 1}));
       }},
      {"binary_cross_entropy",
       "",
       {{{2, 3}, 0.1, 0.9}, {{2, 3}, 0.1, 0.9}},
       [](X x) { return binary_cross_entropy(x[0], x[1]); }},
      {"log_sigmoid",
       "binary_cross_entropy_with_logits",
       {{{2, 3}}, {{2, 3}, 0.1, 0.9}},
       [](X x) { return binary_cross_entropy_with_logits(x[0], x[1]); }},
      {"clamp_max",
       "huber_loss",
       {{{2, 3}, 1, 2}, {{2, 3}, -2, 0}},
       [](X x) { return huber_loss(x[0], x[1], Reduction::Mean, 1.5); }},
      {"clamp_max",
       "smooth_l1_loss",
       {{{2, 3}, 0.5, 1}, {{2, 3}, 0, 0.4}},
       [](X x) { return smooth_l1_loss(x[0], x[1]); }},
  });
}
