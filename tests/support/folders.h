#pragma once

#include <string>

namespace taper::testing {

/// Where the tests' sources and data are.
std::string tests_folder();

}  // namespace taper::testing
