// CMakeLists.txt compiles this file for every processor of the architecture. It uses no templates
// of others: the linker might take their code from files that are compiled for more.
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "taper/core/runtime/processor.h"

#ifdef TAPER_LEVELS
// cmake/link_levels.cmake makes these tables of kernels, and the jumps through the one in use.
#pragma GCC visibility push(hidden)
extern "C" {
extern const void* const taper_kernels_sse2[];
extern const void* const taper_kernels_avx2[];
extern const void* const taper_kernels_avx512[];
const void* const* taper_kernels = taper_kernels_sse2;
}
#pragma GCC visibility pop
#endif

namespace taper::detail {
namespace {

void print(const char* text) {
  if (write(STDERR_FILENO, text, std::strlen(text)) < 0) return;  // nothing can be done about it
}

const char* level = "";

#ifdef TAPER_LEVELS
struct Level {
  const char* name;
  const void* const* kernels;
  bool is_there;
};

Level choose_level(const char* wanted) {
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  const Level levels[] = {{"sse2", taper_kernels_sse2, true},
                          {"avx2", taper_kernels_avx2, avx2},
                          {"avx512", taper_kernels_avx512, avx512}};
  Level highest = levels[0];
  for (const Level& one : levels) {
    if (!one.is_there) continue;
    if (wanted != nullptr && std::strcmp(wanted, one.name) == 0) return one;
    highest = one;
  }
  if (wanted != nullptr) {
    print("taper: TAPER_CPU: no such kernels or no such processor, got '");
    print(wanted);
    print("', expected sse2, avx2 or avx512; taking those for ");
    print(highest.name);
    print("\n");
  }
  return highest;
}
#endif

[[gnu::constructor(101)]] void begin() {
  check_processor();
#ifdef TAPER_LEVELS
  const char* const wanted = std::getenv("TAPER_CPU");
  const Level chosen = choose_level(wanted != nullptr && *wanted == '\0' ? nullptr : wanted);
  taper_kernels = chosen.kernels;
  level = chosen.name;
#endif
}

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
      ", which this one lacks; build it without TAPER_ARCH, or with what all your machines have, "
      "such as x86-64-v3\n");
  _exit(1);
}

const char* kernel_level() { return level; }

}  // namespace taper::detail
