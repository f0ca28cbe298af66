#pragma once

#include <string>

namespace taper::kernel {

/// The instruction sets that the kernels in use are compiled for, and those of this processor.
std::string compiled_instruction_sets();
std::string available_instruction_sets();

}  // namespace taper::kernel
