#pragma once

#include <string>

namespace taper {

/// What Taper is made of and runs on, as text: version, libraries, instruction sets, threads.
std::string show_config();

/// Demands algorithms that give the same bits from run to run. All of Taper's do, for a fixed
/// number of threads, so this only notes the wish, for programs written for libtorch.
void use_deterministic_algorithms(bool mode);
bool are_deterministic_algorithms_enabled();

}  // namespace taper
