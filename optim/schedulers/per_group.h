#pragma once

#include <initializer_list>
#include <vector>

namespace taper::optim {

/// One number for all parameter groups of an optimizer, or one for each.
class PerGroup {
 public:
  PerGroup(double value);
  PerGroup(std::vector<double> values);
  PerGroup(std::initializer_list<double> values);

  /// The numbers of `count` groups. Throws if there are others; what they are is said by `what`.
  std::vector<double> expand(const char* what, std::size_t count) const;

 private:
  std::vector<double> values_;
  bool is_list_ = false;
};

}  // namespace taper::optim
