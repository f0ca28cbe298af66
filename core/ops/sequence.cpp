#include "taper/core/ops/sequence.h"

#include <algorithm>
#include <vector>

#include "taper/core/ops/ops.h"

namespace taper {
namespace {

using Numbers = std::vector<int64_t>;

Numbers numbers(const Variable& x) {
  const Variable dense = x.contiguous();
  const auto* const first = dense.data_ptr<int64_t>();
  return {first, first + dense.numel()};
}

/// How many of the numbers, which do not grow, are above each of 0, 1, ...
Numbers counts_above(const Numbers& falling) {
  Numbers counts;
  std::size_t left = falling.size();
  for (int64_t i = 0; left > 0; ++i) {
    while (left > 0 && falling[left - 1] <= i) --left;
    if (left > 0) counts.push_back(static_cast<int64_t>(left));
  }
  return counts;
}

/// Where in (steps * batch) rows the packed ones stand.
Variable places(const Numbers& batch_sizes, int64_t batch) {
  Numbers out;
  int64_t first = 0;
  for (const int64_t count : batch_sizes) {
    for (int64_t i = 0; i < count; ++i) out.push_back(first + i);
    first += batch;
  }
  return tensor(out);
}

/// x (..., rest) with the leading axes as given.
Variable with_leading(const Variable& x, int64_t axes, Dims sizes) {
  for (int64_t axis = axes; axis < x.dim(); ++axis) sizes.push_back(x.size(axis));
  return reshape(x, sizes);
}

void check_lengths(const Variable& lengths, int64_t batch) {
  check_that(lengths.dim() == 1 && lengths.scalar_type() == kLong,
             "'lengths' argument should be a 1D CPU int64 tensor, but got ", lengths.dim(),
             "D cpu ", lengths.scalar_type(), " tensor");
  const Numbers each = numbers(lengths);
  check_that(lengths.numel() == batch,
             "Expected `len(lengths)` to be equal to batch_size, but got ", lengths.numel(),
             " (batch_size=", batch, ")");
  check_that(each.back() > 0,
             "Length of all samples has to be greater than 0, but found an element in 'lengths' "
             "that is <= 0");
  check_that(std::is_sorted(each.rbegin(), each.rend()),
             "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. "
             "You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to "
             "sidestep this requirement if you do not need ONNX exportability.");
}

}  // namespace

Variable pad_sequence(TensorList sequences, bool batch_first, double padding_value) {
  check_that(!sequences.empty(), "received an empty list of sequences");
  int64_t longest = 0;
  for (const Variable& x : sequences) longest = std::max(longest, x.size(0));
  variable_list padded;
  for (const Variable& x : sequences) {
    Dims margins(2 * x.sizes().size(), 0);
    margins.back() = longest - x.size(0);
    padded.push_back(constant_pad_nd(x, margins, padding_value));
  }
  return stack(padded, batch_first ? 0 : 1);
}

std::tuple<Variable, Variable> _pack_padded_sequence(const Variable& input, const Variable& lengths,
                                                     bool batch_first) {
  check(input.dim() >= 2, "_pack_padded_sequence",
        "expected an input of at least two axes, steps and batch, got ", input.sizes());
  check_that(input.numel() > 0, "Cannot pack empty tensors.");
  const Variable x = batch_first ? transpose(input, 0, 1) : input;
  check_lengths(lengths, x.size(1));
  const Numbers batch_sizes = counts_above(numbers(lengths));
  check(static_cast<int64_t>(batch_sizes.size()) <= x.size(0), "_pack_padded_sequence",
        "expected lengths up to ", x.size(0), ", the number of steps, got ", batch_sizes.size());
  const Variable rows = with_leading(x, 2, {x.size(0) * x.size(1)});
  return {index_select(rows, 0, places(batch_sizes, x.size(1))), tensor(batch_sizes)};
}

std::tuple<Variable, Variable> _pad_packed_sequence(const Variable& data,
                                                    const Variable& batch_sizes, bool batch_first,
                                                    Scalar padding_value, int64_t total_length) {
  const Numbers sizes = numbers(batch_sizes);
  const auto steps = static_cast<int64_t>(sizes.size());
  check_that(total_length <= 0 || total_length >= steps,
             "Expected total_length to be at least the length of the longest sequence in input, "
             "but got total_length=",
             total_length, " and max sequence length being ", steps);
  check(steps > 0, "_pad_packed_sequence", "expected batch_sizes of at least one step");
  const int64_t length = std::max(steps, total_length), batch = sizes.front();
  Dims row(data.sizes());
  row[0] = length * batch;
  const Variable padded =
      index_copy(full(row, padding_value, data.options()), 0, places(sizes, batch), data);
  const Variable y = with_leading(padded, 1, {length, batch});
  return {batch_first ? transpose(y, 0, 1) : y, tensor(counts_above(sizes))};
}

}  // namespace taper
