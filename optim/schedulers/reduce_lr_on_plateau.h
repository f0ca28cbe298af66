#pragma once

#include <string>

#include "taper/core/base/arg.h"
#include "taper/optim/improvement.h"
#include "taper/optim/optimizer.h"
#include "taper/optim/schedulers/per_group.h"

namespace taper::optim {

struct ReduceLROnPlateauOptions {
  TAPER_ARG(std::string, mode) = "min";
  TAPER_ARG(double, factor) = 0.1;
  TAPER_ARG(int64_t, patience) = 10;
  TAPER_ARG(double, threshold) = 1e-4;
  TAPER_ARG(std::string, threshold_mode) = "rel";
  TAPER_ARG(int64_t, cooldown) = 0;
  TAPER_ARG(PerGroup, min_lr) = 0.0;
  TAPER_ARG(double, eps) = 1e-8;
};

/// Multiplies the rates by `factor` when a metric has not improved for more than `patience` steps,
/// but not below min_lr (one for each group, or one for all) and not by eps or less. After that,
/// `cooldown` steps do not count.
class ReduceLROnPlateau {
 public:
  explicit ReduceLROnPlateau(Optimizer& optimizer, const ReduceLROnPlateauOptions& options = {});
  void step(double metric);
  void step(const Variable& metric) { step(metric.item<double>()); }
  OrderedDict<std::string, IValue> state_dict() const;
  void load_state_dict(const OrderedDict<std::string, IValue>& dict);
  /// Shows `fields` every member that changes; see fields.h.
  void visit(Fields& fields);

 private:
  void reduce();

  Optimizer& optimizer_;
  ReduceLROnPlateauOptions options_;
  std::vector<double> min_lrs_;
  Improvement improvement_;
  int64_t bad_steps_ = 0, cooldown_left_ = 0;
};

}  // namespace taper::optim
