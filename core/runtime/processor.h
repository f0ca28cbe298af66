#pragma once

#include <cstddef>

/// What the library was compiled for, and whether this processor has it.
namespace taper::detail {

constexpr std::size_t kInstructionSets = 7;
extern const char* const kInstructionSetNames[kInstructionSets];
extern const bool kCompiledFor[kInstructionSets];

bool processor_has(std::size_t instruction_set);
/// The first instruction set that is needed and not there, or kInstructionSets.
std::size_t first_missing(const bool* needed, bool (*is_there)(std::size_t));
/// Ends the program with a message, at its start, if the processor lacks something: otherwise it
/// would die of an illegal instruction, somewhere.
void check_processor();

}  // namespace taper::detail
