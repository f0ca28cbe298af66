#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

namespace {

/// What draw(n, dtype) gives for both dtypes in turn, twice, after manual_seed(seed).
template <class F>
variable_list stream(X x, F draw) {
  manual_seed(static_cast<uint64_t>(x[0].item<int64_t>()));
  variable_list out;
  for (const ScalarType dtype : {kFloat, kDouble, kFloat, kDouble})
    for (const Variable& y : draw(x[1].item<int64_t>(), dtype)) out.push_back(y);
  return out;
}

Variable weights(ScalarType dtype) { return tensor({0.5, 2.0, 0.0, 1.0, 3.0}, dtype); }

}  // namespace

TEST_CASE("streams of random numbers are PyTorch's") {
  replay_golden(
      "random",
      {
          {"rand", "and randn",
           [](X x) {
             return stream(x, [](int64_t n, ScalarType t) {
               return variable_list{rand({n}, t), randn({n}, t), rand({n}, t)};
             });
           }},
          {"normal_", "and uniform_",
           [](X x) {
             return stream(x, [](int64_t n, ScalarType t) {
               return variable_list{empty({n}, t).normal_(2, 3), empty({n}, t).uniform_(-1, 3)};
             });
           }},
          {"randint", "and others",
           [](X x) {
             return stream(x, [](int64_t n, ScalarType t) {
               return variable_list{randint(-5, 100, {n}), randint(int64_t{1} << 40, {n}),
                                    randperm(n), empty({n}, t).random_(),
                                    empty({n}, t).random_(50)};
             });
           }},
          {"bernoulli", "and exponential_",
           [](X x) {
             return stream(x, [](int64_t n, ScalarType t) {
               return variable_list{bernoulli(full({n}, 0.3, t)), empty({n}, t).bernoulli_(0.7),
                                    empty({n}, t).exponential_(2)};
             });
           }},
          {"multinomial", "",
           [](X x) {
             return stream(x, [](int64_t n, ScalarType t) {
               return variable_list{multinomial(weights(t), n, true),
                                    multinomial(weights(t), std::min<int64_t>(n, 4))};
             });
           }},
          {"Generator", "",
           [](X x) {
             manual_seed(1);
             const Variable before = randn({3});
             const Generator other(static_cast<uint64_t>(x[0].item<int64_t>()));
             const Variable beside = randn({x[1].item<int64_t>()}, other);
             return variable_list{ones({1}), before, beside, randn({3})};
           }},
      });
}
