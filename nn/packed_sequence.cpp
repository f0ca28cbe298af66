#include "taper/nn/packed_sequence.h"

#include <utility>
#include <vector>

#include "taper/core/ops/ops.h"

namespace taper::nn::utils::rnn {

PackedSequence::PackedSequence(Variable data, Variable batch_sizes, Variable sorted_indices,
                               Variable unsorted_indices)
    : data_(std::move(data)),
      batch_sizes_(std::move(batch_sizes)),
      sorted_indices_(std::move(sorted_indices)),
      unsorted_indices_(unsorted_indices.defined() ? std::move(unsorted_indices)
                                                   : invert_permutation(sorted_indices_)) {}

PackedSequence PackedSequence::to(TensorOptions options) const {
  return PackedSequence(data_.to(options), batch_sizes_, sorted_indices_, unsorted_indices_);
}

Variable invert_permutation(const Variable& permutation) {
  return permutation.defined() ? argsort(permutation) : Variable();
}

PackedSequence pack_padded_sequence(Variable input, Variable lengths, bool batch_first,
                                    bool enforce_sorted) {
  lengths = lengths.to(kLong);
  Variable sorted_indices;
  if (!enforce_sorted) {
    std::tie(lengths, sorted_indices) = sort(lengths, -1, /*descending=*/true);
    input = index_select(input, batch_first ? 0 : 1, sorted_indices);
  }
  const auto [data, batch_sizes] = _pack_padded_sequence(input, lengths, batch_first);
  return PackedSequence(data, batch_sizes, sorted_indices);
}

std::tuple<Variable, Variable> pad_packed_sequence(const PackedSequence& sequence, bool batch_first,
                                                   double padding_value,
                                                   std::optional<int64_t> total_length) {
  const int64_t steps = sequence.batch_sizes().size(0), length = total_length.value_or(steps);
  check_that(length >= steps,
             "Expected total_length to be at least the length of the longest sequence in input, "
             "but got total_length=",
             length, " and max sequence length being ", steps);
  const auto [padded, lengths] = _pad_packed_sequence(sequence.data(), sequence.batch_sizes(),
                                                      batch_first, padding_value, length);
  const Variable& order = sequence.unsorted_indices();
  if (!order.defined()) return {padded, lengths};
  return {index_select(padded, batch_first ? 0 : 1, order), index_select(lengths, 0, order)};
}

Variable pad_sequence(TensorList sequences, bool batch_first, double padding_value) {
  return taper::pad_sequence(sequences, batch_first, padding_value);
}

PackedSequence pack_sequence(TensorList sequences, bool enforce_sorted) {
  std::vector<int64_t> lengths;
  for (const Variable& x : sequences) lengths.push_back(x.size(0));
  return pack_padded_sequence(taper::pad_sequence(sequences), tensor(lengths), false,
                              enforce_sorted);
}

}  // namespace taper::nn::utils::rnn
