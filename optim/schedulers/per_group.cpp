#include "taper/optim/schedulers/per_group.h"

#include <utility>

#include "taper/core/base/error.h"

namespace taper::optim {

PerGroup::PerGroup(double value) : values_{value} {}
PerGroup::PerGroup(std::vector<double> values) : values_(std::move(values)), is_list_(true) {}
PerGroup::PerGroup(std::initializer_list<double> values) : values_(values), is_list_(true) {}

std::vector<double> PerGroup::expand(const char* what, std::size_t count) const {
  if (!is_list_) return std::vector<double>(count, values_[0]);
  check(values_.size() == count, "scheduler", "expected ", count, " ", what, ", got ",
        values_.size());
  return values_;
}

}  // namespace taper::optim
