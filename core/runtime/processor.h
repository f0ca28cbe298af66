#pragma once

#include <cstddef>

/// What the library was compiled for, and whether this processor has it.
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

#define TAPER_COUNT(name, macro) +1
constexpr std::size_t kInstructionSets = TAPER_INSTRUCTION_SETS(TAPER_COUNT);
#undef TAPER_COUNT
extern const char* const kInstructionSetNames[kInstructionSets];
extern const bool kCompiledFor[kInstructionSets];

bool processor_has(std::size_t instruction_set);
/// The first instruction set that is needed and not there, or kInstructionSets.
std::size_t first_missing(const bool* needed, bool (*is_there)(std::size_t));
/// Ends the program with a message, at its start, if the processor lacks something: otherwise it
/// would die of an illegal instruction, somewhere.
void check_processor();

}  // namespace taper::detail
