// Random numbers: many draws from one stream, so that each must take as many numbers as libtorch
// does.

#include "tests/rows/rows.h"

namespace rows {
namespace {

/// What draw(n, dtype) gives for both dtypes in turn, twice, after manual_seed(seed).
template <class F>
std::vector<Tensor> stream(X x, F draw) {
  manual_seed(static_cast<uint64_t>(x[0].item<int64_t>()));
  std::vector<Tensor> out;
  for (const ScalarType dtype : {kFloat, kDouble, kFloat, kDouble})
    for (const Tensor& y : draw(x[1].item<int64_t>(), dtype)) out.push_back(y);
  return out;
}

Tensor weights(ScalarType dtype) { return tensor({0.5, 2.0, 0.0, 1.0, 3.0}, dtype); }

}  // namespace

Rows random() {
  Cases cases;
  for (const int64_t seed : {int64_t{0}, (int64_t{1} << 32) - 1, (int64_t{1} << 40) + 7})
    for (const int64_t n : {1, 7, 15, 16, 17, 40})
      cases.push_back({std::to_string(seed) + " " + std::to_string(n), {tensor(seed), tensor(n)}});
  const Inputs seeds_and_sizes = given(cases), matrix = doubles({{{2, 3}}});
  return {
      {"rand", "and randn", seeds_and_sizes,
       [](X x) {
         return stream(x, [](int64_t n, ScalarType t) {
           return std::vector<Tensor>{rand({n}, t), randn({n}, t), rand({n}, t)};
         });
       }},
      {"normal_", "and uniform_", seeds_and_sizes,
       [](X x) {
         return stream(x, [](int64_t n, ScalarType t) {
           return std::vector<Tensor>{empty({n}, t).normal_(2, 3), empty({n}, t).uniform_(-1, 3)};
         });
       }},
      {"randint", "and others", seeds_and_sizes,
       [](X x) {
         return stream(x, [](int64_t n, ScalarType t) {
           return std::vector<Tensor>{randint(-5, 100, {n}), randint(int64_t{1} << 40, {n}),
                                      randperm(n), empty({n}, t).random_(),
                                      empty({n}, t).random_(50)};
         });
       }},
      {"bernoulli", "and exponential_", seeds_and_sizes,
       [](X x) {
         return stream(x, [](int64_t n, ScalarType t) {
           return std::vector<Tensor>{bernoulli(full({n}, 0.3, t)), empty({n}, t).bernoulli_(0.7),
                                      empty({n}, t).exponential_(2)};
         });
       }},
      {"multinomial", "", seeds_and_sizes,
       [](X x) {
         return stream(x, [](int64_t n, ScalarType t) {
           return std::vector<Tensor>{multinomial(weights(t), n, true),
                                      multinomial(weights(t), std::min<int64_t>(n, 4))};
         });
       }},
      {"Generator", "", seeds_and_sizes,
       [](X x) {
         manual_seed(1);
         const Tensor before = randn({3});
         const Generator other = generator(static_cast<uint64_t>(x[0].item<int64_t>()));
         const Tensor beside = lib::randn({x[1].item<int64_t>()}, other);
         return std::vector<Tensor>{ones({1}), before, beside, randn({3})};
       }},
      {"uniform_", "in a sum", matrix,
       [](X x) { return (x[0] * 1).uniform_(0, 1, generator(1)) + x[0]; }},
      {"normal_", "in a sum", matrix,
       [](X x) { return (x[0] * 1).normal_(0, 1, generator(1)) + x[0]; }},
      {"exponential_", "in a sum", matrix,
       [](X x) { return (x[0] * 1).exponential_(1, generator(1)) + x[0]; }},
      {"bernoulli_", "in a sum", matrix,
       [](X x) { return (x[0] * 1).bernoulli_(0.5, generator(1)) + x[0]; }},
      {"random_", "in a sum", matrix,
       [](X x) { return (x[0] * 1).random_(9, generator(1)) + x[0]; }},
  };
}

}  // namespace rows
