#pragma once

#include <optional>
#include <tuple>

#include "taper/core/graph/variable.h"

/// Sequences of different lengths for recurrent layers, which then compute nothing of what stands
/// behind the ends.
namespace taper::nn::utils::rnn {

/// The rows of all sequences, step after step, the longest first; how many each step has; and where
/// each sequence came from and went to, if they were sorted. The functions below make it.
class PackedSequence {
 public:
  explicit PackedSequence(Variable data, Variable batch_sizes, Variable sorted_indices = {},
                          Variable unsorted_indices = {});
  const Variable& data() const { return data_; }
  const Variable& batch_sizes() const { return batch_sizes_; }
  const Variable& sorted_indices() const { return sorted_indices_; }
  const Variable& unsorted_indices() const { return unsorted_indices_; }
  /// With the data in another dtype.
  PackedSequence to(TensorOptions options) const;
  PackedSequence cpu() const { return *this; }
  bool is_cuda() const { return false; }

 private:
  Variable data_, batch_sizes_, sorted_indices_, unsorted_indices_;
};

/// The permutation that undoes another; undefined for an undefined one.
Variable invert_permutation(const Variable& permutation);

/// Sequences (steps, batch, ...), or (batch, steps, ...) with batch_first, of these lengths. They
/// stand in the order of falling lengths, or are sorted if enforce_sorted is off.
PackedSequence pack_padded_sequence(Variable input, Variable lengths, bool batch_first = false,
                                    bool enforce_sorted = true);
/// And back: the sequences in their first order, and their lengths.
std::tuple<Variable, Variable> pad_packed_sequence(
    const PackedSequence& sequence, bool batch_first = false, double padding_value = 0,
    std::optional<int64_t> total_length = std::nullopt);
/// Sequences (length, ...) as one tensor (longest, sequences, ...), or with the first two axes
/// exchanged.
Variable pad_sequence(TensorList sequences, bool batch_first = false, double padding_value = 0);
/// pad_sequence() and pack_padded_sequence().
PackedSequence pack_sequence(TensorList sequences, bool enforce_sorted = true);

}  // namespace taper::nn::utils::rnn
