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
  });
}
