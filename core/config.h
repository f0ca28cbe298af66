#pragma once

#include <string>

namespace taper {

/// What Taper is made of and runs on, as text: version, libraries, instruction sets, threads.
std::string show_config();

/// Demands algorithms that give the same bits from run to run. All of Taper's do, for a fixed
/// number of threads, so this only notes the wish, for programs written for libtorch.
void use_deterministic_algorithms(bool mode);
bool are_deterministic_algorithms_enabled();

/// libtorch's way to the same setting: globalContext().setDeterministicAlgorithms(true, false).
class Context {
 public:
  void setDeterministicAlgorithms(bool mode, bool /*warn_only*/) {
    use_deterministic_algorithms(mode);
  }
  bool deterministicAlgorithms() const { return are_deterministic_algorithms_enabled(); }
};
Context& globalContext();

}  // namespace taper
