#include <doctest/doctest.h>

#include "taper/nn.h"
#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;
using Options = nn::CrossEntropyLossOptions;

namespace {

Variable loss(X x, const Options& options) {
  return nn::functional::cross_entropy(x[0], x[1], options);
}
Options weighted(X x, Reduction::Reduction reduction) {
  return Options(reduction).weight(tensor({0.5, 2.0, 1.0}, x[0].dtype()));
}

template <Reduction::Reduction R>
Variable plain(X x) {
  return loss(x, R);
}
template <Reduction::Reduction R>
Variable weight(X x) {
  return loss(x, weighted(x, R));
}
template <Reduction::Reduction R>
Variable smoothing(X x) {
  return loss(x, Options(R).label_smoothing(0.2));
}
template <Reduction::Reduction R>
Variable both(X x) {
  return loss(x, weighted(x, R).label_smoothing(0.2));
}

}  // namespace

TEST_CASE("losses with options give PyTorch's values and gradients") {
  replay_golden(
      "nn",
      {
          {"cross_entropy", "classes, none", plain<kNone>},
          {"cross_entropy", "classes, sum", plain<kSum>},
          {"cross_entropy", "classes, mean", plain<kMean>},
          {"cross_entropy", "classes, weight, none", weight<kNone>},
          {"cross_entropy", "classes, weight, sum", weight<kSum>},
          {"cross_entropy", "classes, weight, mean", weight<kMean>},
          {"cross_entropy", "classes, smoothing, none", smoothing<kNone>},
          {"cross_entropy", "classes, smoothing, sum", smoothing<kSum>},
          {"cross_entropy", "classes, smoothing, mean", smoothing<kMean>},
          {"cross_entropy", "classes, weight, smoothing, none", both<kNone>},
          {"cross_entropy", "classes, weight, smoothing, sum", both<kSum>},
          {"cross_entropy", "classes, weight, smoothing, mean", both<kMean>},
          {"cross_entropy", "probabilities, none", plain<kNone>},
          {"cross_entropy", "probabilities, sum", plain<kSum>},
          {"cross_entropy", "probabilities, mean", plain<kMean>},
          {"cross_entropy", "probabilities, weight, none", weight<kNone>},
          {"cross_entropy", "probabilities, weight, sum", weight<kSum>},
          {"cross_entropy", "probabilities, weight, mean", weight<kMean>},
          {"cross_entropy", "probabilities, smoothing, none", smoothing<kNone>},
          {"cross_entropy", "probabilities, smoothing, sum", smoothing<kSum>},
          {"cross_entropy", "probabilities, smoothing, mean", smoothing<kMean>},
          {"cross_entropy", "probabilities, weight, smoothing, none", both<kNone>},
          {"cross_entropy", "probabilities, weight, smoothing, sum", both<kSum>},
          {"cross_entropy", "probabilities, weight, smoothing, mean", both<kMean>},
          {"cross_entropy", "ignored",
           [](X x) { return loss(x, weighted(x, kMean).label_smoothing(0.2).ignore_index(1)); }},
          {"cross_entropy", "ignored, none",
           [](X x) { return loss(x, Options(kNone).label_smoothing(0.2).ignore_index(1)); }},
      });
}
