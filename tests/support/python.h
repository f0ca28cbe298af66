#pragma once

#include <string>
#include <vector>

namespace taper::testing {

/// The first Python here that can import the module; empty if none can.
std::string python_with(const std::string& module);

/// Runs a command of Python. Returns its exit code, and in `output` what it wrote.
int run_python(const std::string& python, const std::vector<std::string>& arguments,
               std::string& output);

}  // namespace taper::testing
