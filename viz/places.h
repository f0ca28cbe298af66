#pragma once

#include <string>
#include <vector>

#include "taper/core/base/call_stack.h"

namespace taper::viz {

/// Where in the user's source each of the calls was made: file, line and the line's text.
class Places {
 public:
  explicit Places(const std::vector<const CallStack*>& calls);
  /// The place of calls[i] in json(), or -1 if it is not known.
  int of(std::size_t i) const { return of_[i]; }
  std::string json() const;

 private:
  std::vector<int> of_;
  std::vector<std::string> texts_;
};

}  // namespace taper::viz
