#pragma once

#include "taper/core/base/arg.h"
#include "taper/nn/cloneable.h"
#include "taper/nn/enums.h"

namespace taper::nn {

struct CrossEntropyLossOptions {
  CrossEntropyLossOptions() = default;
  CrossEntropyLossOptions(Reduction::Reduction reduction) : reduction_(reduction) {}
  TAPER_ARG(Variable, weight);
  TAPER_ARG(int64_t, ignore_index) = -100;
  TAPER_ARG(Reduction::Reduction, reduction) = kMean;
  TAPER_ARG(double, label_smoothing) = 0;
};

namespace functional {
using CrossEntropyFuncOptions = CrossEntropyLossOptions;
/// cross_entropy_loss() with its settings as options.
Variable cross_entropy(const Variable& input, const Variable& target,
                       const CrossEntropyFuncOptions& options = {});
}  // namespace functional

/// The loss of a classifier that gives unnormalised log-probabilities.
class CrossEntropyLossImpl : public Cloneable<CrossEntropyLossImpl> {
 public:
  explicit CrossEntropyLossImpl(const CrossEntropyLossOptions& options = {});
  void reset() override;
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input, const Variable& target) const;

  CrossEntropyLossOptions options;
  Variable weight;
};
TAPER_MODULE(CrossEntropyLoss);

}  // namespace taper::nn
