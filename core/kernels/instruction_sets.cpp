#include "taper/core/kernels/instruction_sets.h"

#include "taper/core/runtime/processor.h"

namespace taper::kernel {
namespace {

template <class F>
std::string list_instruction_sets(F is_there) {
  std::string sets;
  for (std::size_t i = 0; i < taper::detail::kInstructionSets; ++i)
    if (is_there(i)) sets += std::string(" ") + taper::detail::kInstructionSetNames[i];
  return sets.empty() ? "none" : sets.substr(1);
}

}  // namespace

std::string compiled_instruction_sets() {
  constexpr bool kCompiled[] = {TAPER_INSTRUCTION_SETS(TAPER_IS_DEFINED)};
  return list_instruction_sets([&](std::size_t i) { return kCompiled[i]; });
}

std::string available_instruction_sets() {
  return list_instruction_sets(taper::detail::processor_has);
}

}  // namespace taper::kernel
