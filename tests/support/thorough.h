#pragma once

#include <cstdint>
#include <cstdlib>

namespace taper::testing {

/// How long a test is to be: a variable of the environment makes it a thorough one, or a short one
/// for sanitizers.
inline int64_t length(const char* variable, int64_t usual) {
  const char* const wanted = std::getenv(variable);
  return wanted == nullptr ? usual : std::atoll(wanted);
}

}  // namespace taper::testing
