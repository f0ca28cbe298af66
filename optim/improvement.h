#pragma once

#include <string>

namespace taper::optim {

class Fields;

/// The best value of a metric so far. Mode "min" or "max" says what is better, and that by more
/// than the threshold: a part of the best ("rel"), or as it is ("abs"). Throws for other modes.
class Improvement {
 public:
  Improvement(std::string mode, double threshold, std::string threshold_mode);
  /// True if the value is better than all before; then it is the best.
  bool update(double value);
  double best() const { return best_; }
  void visit(Fields& fields);

 private:
  std::string mode_, threshold_mode_;
  double threshold_, best_;
};

}  // namespace taper::optim
