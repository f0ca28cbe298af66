#pragma once

#include <string>
#include <vector>

#include "taper/core/base/warning.h"

namespace taper::testing {

/// Collects warnings while it lives.
class CollectedWarnings {
 public:
  CollectedWarnings()
      : previous_(set_warning_handler([this](const std::string& m) { messages.push_back(m); })) {}
  ~CollectedWarnings() { set_warning_handler(previous_); }
  std::vector<std::string> messages;

 private:
  WarningHandler previous_;
};

}  // namespace taper::testing
