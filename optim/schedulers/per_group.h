#pragma once

#include <utility>
#include <vector>

#include "taper/core/base/error.h"

namespace taper::optim {

/// One number for all parameter groups of an optimizer, or one for each.
class PerGroup {
 public:
  PerGroup(double value) : values_{value} {}
  PerGroup(std::vector<double> values) : values_(std::move(values)), is_list_(true) {}
  PerGroup(std::initializer_list<double> values) : values_(values), is_list_(true) {}

  /// The numbers of `count` groups. Throws if there are others; what they are is said by `what`.
  std::vector<double> expand(const char* what, std::size_t count) const {
    if (!is_list_) return std::vector<double>(count, values_[0]);
    check(values_.size() == count, "scheduler", "expected ", count, " ", what, ", got ",
          values_.size());
    return values_;
  }

 private:
  std::vector<double> values_;
  bool is_list_ = false;
};

}  // namespace taper::optim
