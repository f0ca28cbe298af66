#pragma once

#include "taper/core/base/arg.h"
#include "taper/nn/cloneable.h"

namespace taper::nn {

struct ReLUOptions {
  ReLUOptions(bool inplace = false) : inplace_(inplace) {}
  TAPER_ARG(bool, inplace);
};

namespace functional {
using ReLUFuncOptions = ReLUOptions;
/// max(x, 0), written over `input` if inplace.
Variable relu(const Variable& input, const ReLUFuncOptions& options = {});
}  // namespace functional

class ReLUImpl : public Cloneable<ReLUImpl> {
 public:
  explicit ReLUImpl(const ReLUOptions& settings = {}) : options(settings) {}
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return functional::relu(input, options); }

  ReLUOptions options;
};
TAPER_MODULE(ReLU);

/// 1 / (1 + e^-x).
class SigmoidImpl : public Cloneable<SigmoidImpl> {
 public:
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return input.sigmoid(); }
};
TAPER_MODULE(Sigmoid);

class TanhImpl : public Cloneable<TanhImpl> {
 public:
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return input.tanh(); }
};
TAPER_MODULE(Tanh);

}  // namespace taper::nn
