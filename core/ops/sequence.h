#pragma once

#include <tuple>

#include "taper/core/graph/variable.h"

/// Sequences of different lengths in one tensor: padded to the longest, or packed, step after step
/// the rows of those that are not over, the longest first.
namespace taper {

/// (length, ...) each to (longest, sequences, ...), or (sequences, longest, ...) with batch_first.
Variable pad_sequence(TensorList sequences, bool batch_first = false, double padding_value = 0);
/// Padded sequences packed: the rows, and how many each step has (int64). `lengths` (int64) are
/// positive and do not grow.
std::tuple<Variable, Variable> _pack_padded_sequence(const Variable& input, const Variable& lengths,
                                                     bool batch_first);
/// And back, with at least total_length steps: the padded sequences and their lengths.
std::tuple<Variable, Variable> _pad_packed_sequence(const Variable& data,
                                                    const Variable& batch_sizes, bool batch_first,
                                                    Scalar padding_value, int64_t total_length);

}  // namespace taper
