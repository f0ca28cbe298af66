#include "taper/core/runtime/processor.h"

// Constants only: no code of this file runs before the check.
namespace taper::detail {

#define TAPER_NAME(name, macro) name,
const char* const kInstructionSetNames[] = {TAPER_INSTRUCTION_SETS(TAPER_NAME)};
const bool kCompiledFor[] = {TAPER_INSTRUCTION_SETS(TAPER_IS_DEFINED)};

}  // namespace taper::detail
