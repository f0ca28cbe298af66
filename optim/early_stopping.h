#pragma once

#include <string>
#include <utility>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/optim/improvement.h"

namespace taper::optim {

struct EarlyStoppingOptions {
  TAPER_ARG(int64_t, patience) = 10;
  TAPER_ARG(std::string, mode) = "min";
  TAPER_ARG(double, threshold) = 0;
  TAPER_ARG(std::string, threshold_mode) = "abs";
};

/// Says when training no longer helps, and gives back the weights that were best. The options are
/// those of ReduceLROnPlateau.
class EarlyStopping {
 public:
  explicit EarlyStopping(std::vector<Variable> tensors, const EarlyStoppingOptions& options = {});
  /// For all parameters and buffers of a net: a module's holder or pointer.
  template <class Net>
  explicit EarlyStopping(const Net& net, const EarlyStoppingOptions& options = {})
      : EarlyStopping(joined(net->parameters(), net->buffers()), options) {}

  /// True if the metric has not improved for more than `patience` steps. Copies the tensors if it
  /// is the best so far.
  bool step(double metric);
  bool step(const Variable& metric) { return step(metric.item<double>()); }
  double best() const { return improvement_.best(); }
  /// Writes the best values into the tensors. Throws if there was no step with a number.
  void restore() const;

 private:
  static std::vector<Variable> joined(std::vector<Variable> a, const std::vector<Variable>& b);

  std::vector<Variable> tensors_, best_;
  Improvement improvement_;
  int64_t patience_, bad_steps_ = 0;
};

}  // namespace taper::optim
