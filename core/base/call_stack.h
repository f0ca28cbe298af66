#pragma once

#include <array>
#include <string>

namespace taper {

/// The functions that are running, innermost first: cheap to capture, named only when asked.
class CallStack {
 public:
  static CallStack capture();
  /// The innermost few functions that are not Taper's own, with file and line where the program
  /// was built with -g. Asks addr2line; without it, gives module+offset for it.
  std::string describe() const;

 private:
  std::array<void*, 40> frames_;
  int count_ = 0;
};

}  // namespace taper
