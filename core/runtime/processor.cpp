#include "taper/core/runtime/processor.h"

// Constants only: no code of this file runs before the check.
namespace taper::detail {

#define TAPER_NAME(name, macro) name,
const char* const kInstructionSetNames[] = {TAPER_INSTRUCTION_SETS(TAPER_NAME)};

// A macro that is defined is 1 here, another one its own name.
#define TAPER_TEXT(text) #text
#define TAPER_IS_DEFINED(name, macro) TAPER_TEXT(macro)[0] == '1',
const bool kCompiledFor[] = {TAPER_INSTRUCTION_SETS(TAPER_IS_DEFINED)};

}  // namespace taper::detail
