// Losses with their options.

#include "tests/rows/rows.h"

namespace rows {
namespace {

using Options = F::CrossEntropyFuncOptions;

/// The options of a row, but for the reduction.
enum class With { Nothing, Weight, Smoothing, Both };

template <class Reduction>
Options options(X x, With with, Reduction reduction) {
  Options out;
  out.reduction(reduction);
  if (with == With::Weight || with == With::Both)
    out.weight(tensor({0.5, 2.0, 1.0}, x[0].scalar_type()));
  if (with == With::Smoothing || with == With::Both) out.label_smoothing(0.2);
  return out;
}

template <With W>
Tensor none(X x) {
  return F::cross_entropy(x[0], x[1], options(x, W, kNone));
}
template <With W>
Tensor sum(X x) {
  return F::cross_entropy(x[0], x[1], options(x, W, kSum));
}
template <With W>
Tensor mean(X x) {
  return F::cross_entropy(x[0], x[1], options(x, W, kMean));
}

/// The classes of rows of scores: a matrix, more axes, one row, float32.
Cases classes(Random& random) {
  const auto c = [&](const char* name, Sizes sizes, Sizes batch, ScalarType dtype) {
    return Case{name, {random.draw(sizes, dtype), random.draw(batch, kLong, 0, 2)}};
  };
  return {c("matrix", {4, 3}, {4}, kDouble), c("images", {2, 3, 2, 2}, {2, 2, 2}, kDouble),
          c("row", {3}, {}, kDouble), c("float32", {5, 3}, {5}, kFloat)};
}

/// Probabilities of the classes, quotients of whole numbers so that they come out the same
/// anywhere.
Cases probabilities(Random& random) {
  const auto c = [&](const char* name, Sizes sizes) {
    const Tensor x = random.draw(sizes, kDouble), n = random.draw(sizes, kLong, 1, 99).to(kDouble);
    return Case{name, {x, n / n.sum({sizes.size() == 1 ? 0 : 1}, true)}};
  };
  return {c("matrix", {4, 3}), c("images", {2, 3, 2}), c("row", {3})};
}

}  // namespace

Rows nn() {
  return {
      {"cross_entropy", "classes, none", classes, none<With::Nothing>},
      {"cross_entropy", "classes, sum", classes, sum<With::Nothing>},
      {"cross_entropy", "classes, mean", classes, mean<With::Nothing>},
      {"cross_entropy", "classes, weight, none", classes, none<With::Weight>},
      {"cross_entropy", "classes, weight, sum", classes, sum<With::Weight>},
      {"cross_entropy", "classes, weight, mean", classes, mean<With::Weight>},
      {"cross_entropy", "classes, smoothing, none", classes, none<With::Smoothing>},
      {"cross_entropy", "classes, smoothing, sum", classes, sum<With::Smoothing>},
      {"cross_entropy", "classes, smoothing, mean", classes, mean<With::Smoothing>},
      {"cross_entropy", "classes, weight, smoothing, none", classes, none<With::Both>},
      {"cross_entropy", "classes, weight, smoothing, sum", classes, sum<With::Both>},
      {"cross_entropy", "classes, weight, smoothing, mean", classes, mean<With::Both>},
      {"cross_entropy", "probabilities, none", probabilities, none<With::Nothing>},
      {"cross_entropy", "probabilities, sum", probabilities, sum<With::Nothing>},
      {"cross_entropy", "probabilities, mean", probabilities, mean<With::Nothing>},
      {"cross_entropy", "probabilities, weight, none", probabilities, none<With::Weight>},
      {"cross_entropy", "probabilities, weight, sum", probabilities, sum<With::Weight>},
      {"cross_entropy", "probabilities, weight, mean", probabilities, mean<With::Weight>},
      {"cross_entropy", "probabilities, smoothing, none", probabilities, none<With::Smoothing>},
      {"cross_entropy", "probabilities, smoothing, sum", probabilities, sum<With::Smoothing>},
      {"cross_entropy", "probabilities, smoothing, mean", probabilities, mean<With::Smoothing>},
      {"cross_entropy", "probabilities, weight, smoothing, none", probabilities, none<With::Both>},
      {"cross_entropy", "probabilities, weight, smoothing, sum", probabilities, sum<With::Both>},
      {"cross_entropy", "probabilities, weight, smoothing, mean", probabilities, mean<With::Both>},
      {"cross_entropy", "ignored", classes,
       [](X x) {
         return F::cross_entropy(x[0], x[1], options(x, With::Both, kMean).ignore_index(1));
       }},
      {"cross_entropy", "ignored, none", classes,
       [](X x) {
         return F::cross_entropy(x[0], x[1], options(x, With::Smoothing, kNone).ignore_index(1));
       }},
  };
}

}  // namespace rows
