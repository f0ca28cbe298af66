#pragma once

#include "taper/nn/cloneable.h"
#include "taper/nn/functional/linear.h"

namespace taper::nn {

/// y = x weight^T + bias for x (..., in_features); weight (out_features, in_features).
class LinearImpl : public Cloneable<LinearImpl> {
 public:
  LinearImpl(int64_t in_features, int64_t out_features);
  explicit LinearImpl(const LinearOptions& settings);
  void reset() override;
  /// Draws weight and bias anew: uniform in +-1/sqrt(in_features).
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const;

  LinearOptions options;
  Variable weight, bias;
};
using Linear = ModuleHolder<LinearImpl>;

/// y_k = x1^T weight[k] x2 + bias_k; weight (out_features, in1_features, in2_features).
class BilinearImpl : public Cloneable<BilinearImpl> {
 public:
  BilinearImpl(int64_t in1_features, int64_t in2_features, int64_t out_features);
  explicit BilinearImpl(const BilinearOptions& settings);
  void reset() override;
  /// Draws weight and bias anew: uniform in +-1/sqrt(in1_features).
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input1, const Variable& input2) const;

  BilinearOptions options;
  Variable weight, bias;
};
using Bilinear = ModuleHolder<BilinearImpl>;

}  // namespace taper::nn
