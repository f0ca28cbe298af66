#pragma once

#include <sstream>
#include <string>

namespace taper::testing {

/// What `out << x` writes.
template <class T>
std::string printed(const T& x) {
  std::ostringstream out;
  out << x;
  return out.str();
}

}  // namespace taper::testing
