#include "taper/optim/improvement.h"

#include <limits>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {

Improvement::Improvement(std::string mode, double threshold, std::string threshold_mode)
    : mode_(std::move(mode)), threshold_mode_(std::move(threshold_mode)), threshold_(threshold) {
  check(mode_ == "min" || mode_ == "max", "Improvement", "mode ", mode_,
        " is unknown!; expected min or max");
  check(threshold_mode_ == "rel" || threshold_mode_ == "abs", "Improvement", "threshold mode ",
        threshold_mode_, " is unknown!; expected rel or abs");
  best_ = std::numeric_limits<double>::infinity() * (mode_ == "min" ? 1 : -1);
}

bool Improvement::update(double value) {
  const double margin = mode_ == "min" ? -threshold_ : threshold_;
  const double bound = threshold_mode_ == "rel" ? best_ * (1 + margin) : best_ + margin;
  const bool is_better = mode_ == "min" ? value < bound : value > bound;
  if (is_better) best_ = value;
  return is_better;
}

void Improvement::visit(Fields& fields) { fields("best", best_); }

}  // namespace taper::optim
