// CMakeLists.txt compiles this file for every processor of the architecture. It uses no templates
// of others: the linker might take their code from files that are compiled for more.
#include <unistd.h>

#include "taper/core/runtime/processor.h"

namespace taper::detail {
namespace {

void print(const char* text) {
  std::size_t size = 0;
  while (text[size] != '\0') ++size;
  if (write(STDERR_FILENO, text, size) < 0) return;  // nothing can be done about it
}

[[gnu::constructor(101)]] void check_at_start() { check_processor(); }

}  // namespace

#ifdef __x86_64__
#define TAPER_IS_THERE(name, macro) \
  if (instruction_set-- == 0) return __builtin_cpu_supports(name) != 0;
bool processor_has(std::size_t instruction_set) {
  TAPER_INSTRUCTION_SETS(TAPER_IS_THERE)
  return false;
}
#else
bool processor_has(std::size_t) { return false; }
#endif

std::size_t first_missing(const bool* needed, bool (*is_there)(std::size_t)) {
  for (std::size_t i = 0; i < kInstructionSets; ++i)
    if (needed[i] && !is_there(i)) return i;
  return kInstructionSets;
}

void check_processor() {
#ifdef __x86_64__
  __builtin_cpu_init();
#endif
  const std::size_t missing = first_missing(kCompiledFor, processor_has);
  if (missing == kInstructionSets) return;
  print("taper: compiled for a processor with ");
  print(kInstructionSetNames[missing]);
  print(
      ", which this one lacks; build with -DTAPER_NATIVE=OFF, or with TAPER_ARCH set to what all "
      "your machines have, such as x86-64-v3\n");
  _exit(1);
}

}  // namespace taper::detail
