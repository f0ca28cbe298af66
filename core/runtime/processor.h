#pragma once

#include <cstddef>

/// What code is compiled for, and what this processor has.
namespace taper::detail {

/// The name of each instruction set and the macro that compilers define where code is for it.
// clang-format off
#define TAPER_INSTRUCTION_SETS(set) \
  set("sse2", __SSE2__)             \
  set("sse4.2", __SSE4_2__)         \
  set("avx", __AVX__)               \
  set("avx2", __AVX2__)             \
  set("fma", __FMA__)               \
  set("avx512f", __AVX512F__)       \
  set("avx512dq", __AVX512DQ__)
// clang-format on

// A macro that is defined is 1 here, another one its own name.
#define TAPER_TEXT(text) #text
#define TAPER_IS_DEFINED(name, macro) TAPER_TEXT(macro)[0] == '1',

#define TAPER_COUNT(name, macro) +1
constexpr std::size_t kInstructionSets = TAPER_INSTRUCTION_SETS(TAPER_COUNT);
#undef TAPER_COUNT
extern const char* const kInstructionSetNames[kInstructionSets];
/// What everything but the kernels is compiled for.
extern const bool kCompiledFor[kInstructionSets];

bool processor_has(std::size_t instruction_set);
/// The first instruction set that is needed and not there, or kInstructionSets.
std::size_t first_missing(const bool* needed, bool (*is_there)(std::size_t));
/// Ends the program with a message, at its start, if the processor lacks something: otherwise it
/// would die of an illegal instruction, somewhere.
void check_processor();

/// The kernels that run: "avx512" (x86-64-v4), "avx2" (x86-64-v3) or "sse2", the first that this
/// processor has all of, unless TAPER_CPU in the environment names a lower one; "" where the
/// library is compiled for one kind of processor.
const char* kernel_level();

}  // namespace taper::detail
