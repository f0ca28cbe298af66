#pragma once

#include <array>
#include <string>
#include <vector>

namespace taper {

/// The functions that are running, innermost first: cheap to capture, named only when asked.
class CallStack {
 public:
  static CallStack capture();
  /// The innermost few functions that are not Taper's own, with file and line where the program
  /// was built with -g. Asks addr2line; without it, gives module+offset for it.
  std::string describe() const;
  /// "file:line" of the innermost function of each that is not Taper's own; empty where it is not
  /// known, as in a program without -g. To ask for many at once costs little more than for one.
  static std::vector<std::string> places(const std::vector<const CallStack*>& stacks);

 private:
  std::array<void*, 40> frames_;
  int count_ = 0;
};

}  // namespace taper
