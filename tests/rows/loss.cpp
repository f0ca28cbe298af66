// Losses.

#include "tests/rows/rows.h"

namespace rows {
namespace {

Tensor weights(const Tensor& like) { return tensor({0.5, 1.0, 2.0}, like.scalar_type()); }

/// Rows of scores and a class for each.
Inputs labelled(std::vector<Sizes> sizes) {
  return [=](Random& random) {
    Cases cases;
    for (const ScalarType dtype : kFloats)
      for (const Sizes& s : sizes)
        cases.push_back({name_of(dtype) + " " + name_of(s),
                         {random.draw(s, dtype, -5, 5),
                          random.draw({s[0]}, kLong, 0, static_cast<double>(s[1] - 1))}});
    return cases;
  };
}

Inputs logits() {
  return [](Random& random) {
    Cases cases;
    for (const ScalarType dtype : kFloats) {
      cases.push_back(
          {name_of(dtype), {random.draw({2, 3}, dtype, -5, 5), random.draw({2, 3}, dtype, 0, 1)}});
      cases.push_back({name_of(dtype) + " large",
                       {tensor({100.0, -100.0, 0.0}, dtype), random.draw({3}, dtype, 0, 1)}});
    }
    return cases;
  };
}

}  // namespace

Rows loss() {
  const Inputs large =
      given({{"large", {tensor({{1e4, 0.0}, {0.0, 1e4}, {-1e30, 0.0}}), tensor({0, 0, 1})}}});
  const Inputs classes = both({labelled({{4, 3}, {1, 5}, {3, 1}, {7, 20}}), large});
  const Inputs ignored = [](Random& random) {
    return Cases{{"some", {random.draw({4, 3}, kDouble), tensor({0, -100, 2, -100})}},
                 {"all", {random.draw({4, 3}, kDouble), tensor({-100, -100, -100, -100})}}};
  };
  const Inputs of_three = [](Random& random) {
    return Cases{{"float32 4x3", {random.draw({4, 3}, kFloat), tensor({0, 2, 1, 2})}}};
  };
  const Inputs one_row = [](Random& random) {
    return Cases{{"float64 3", {random.draw({3}, kDouble), tensor(1)}}};
  };
  const Inputs probabilities = operands({{{2, 3}, {2, 3}}}, kFloats, 0, 1);
  const Inputs same = operands({{{2, 3}, {2, 3}}}), larger = operands({{{4, 5}, {4, 5}}});
  return {
      {"cross_entropy_loss", "", both({classes, ignored}),
       [](X x) { return cross_entropy_loss(x[0], x[1]); }},
      {"cross_entropy_loss", "sum", both({classes, ignored}),
       [](X x) { return cross_entropy_loss(x[0], x[1], {}, Reduction::Sum); }},
      {"cross_entropy_loss", "none", both({classes, ignored}),
       [](X x) { return cross_entropy_loss(x[0], x[1], {}, Reduction::None); }},
      {"cross_entropy_loss", "ignore_index", classes,
       [](X x) { return cross_entropy_loss(x[0], x[1], {}, Reduction::Mean, 0); }},
      {"nll_loss", "", both({classes, ignored}), [](X x) { return nll_loss(x[0], x[1]); }},
      {"nll_loss", "sum", both({classes, ignored}),
       [](X x) { return nll_loss(x[0], x[1], {}, Reduction::Sum); }},
      {"nll_loss", "none", both({classes, ignored}),
       [](X x) { return nll_loss(x[0], x[1], {}, Reduction::None); }},
      {"nll_loss", "weights", both({of_three, ignored}),
       [](X x) { return nll_loss(x[0], x[1], weights(x[0])); }},
      {"nll_loss", "one row", one_row, [](X x) { return nll_loss(x[0], x[1]); }},
      {"binary_cross_entropy", "", probabilities,
       [](X x) { return binary_cross_entropy(x[0], x[1]); }},
      {"binary_cross_entropy", "weights", probabilities,
       [](X x) { return binary_cross_entropy(x[0], x[1], weights(x[0]), Reduction::None); }},
      {"binary_cross_entropy_with_logits", "", logits(),
       [](X x) { return binary_cross_entropy_with_logits(x[0], x[1]); }},
      {"binary_cross_entropy_with_logits", "weights", logits(),
       [](X x) {
         const Tensor positive = tensor({3.0, 0.5, 1.0}, x[0].scalar_type());
         return binary_cross_entropy_with_logits(x[0], x[1], weights(x[0]), positive,
                                                 Reduction::Sum);
       }},
      {"mse_loss", "", same, [](X x) { return mse_loss(x[0], x[1]); }},
      {"mse_loss", "sum", same, [](X x) { return mse_loss(x[0], x[1], Reduction::Sum); }},
      {"l1_loss", "", same, [](X x) { return l1_loss(x[0], x[1]); }},
      {"smooth_l1_loss", "", larger, [](X x) { return smooth_l1_loss(x[0], x[1]); }},
      {"smooth_l1_loss", "beta", larger,
       [](X x) { return smooth_l1_loss(x[0], x[1], Reduction::None, 0.5); }},
      {"smooth_l1_loss", "beta 0", larger,
       [](X x) { return smooth_l1_loss(x[0], x[1], Reduction::Mean, 0); }},
      {"huber_loss", "", larger, [](X x) { return huber_loss(x[0], x[1]); }},
      {"huber_loss", "delta", larger,
       [](X x) { return huber_loss(x[0], x[1], Reduction::Sum, 0.5); }},
      {"huber_loss", "delta, mean", doubles({{{2, 3}, 1, 2}, {{2, 3}, -2, 0}}),
       [](X x) { return huber_loss(x[0], x[1], Reduction::Mean, 1.5); }},
  };
}

}  // namespace rows
