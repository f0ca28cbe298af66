#pragma once

#include "taper/core/base/arg.h"
#include "taper/core/ops/linalg.h"
#include "taper/nn/cloneable.h"

namespace taper::nn {

struct LinearOptions {
  LinearOptions(int64_t in_features, int64_t out_features)
      : in_features_(in_features), out_features_(out_features) {}
  TAPER_ARG(int64_t, in_features);
  TAPER_ARG(int64_t, out_features);
  TAPER_ARG(bool, bias) = true;
};

namespace functional {
using taper::linear;
}

/// y = x weight^T + bias for x (..., in_features); weight (out_features, in_features).
class LinearImpl : public Cloneable<LinearImpl> {
 public:
  LinearImpl(int64_t in_features, int64_t out_features)
      : LinearImpl(LinearOptions(in_features, out_features)) {}
  explicit LinearImpl(const LinearOptions& options);

  void reset() override;
  /// Draws weight and bias from U(-k, k), k = 1 / sqrt(in_features).
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const;

  LinearOptions options;
  Variable weight, bias;
};
TAPER_MODULE(Linear);

}  // namespace taper::nn
