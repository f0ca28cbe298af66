#pragma once

#include <utility>
#include <vector>

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// What a recurrent cell makes its next state of.
enum class Cell { kTanh, kRelu, kLstm, kGru };

/// Packed sequences, the longest first: the rows of step t belong to the first batch_sizes[t] of
/// them. They are read from the first step to the last, or the other way round.
struct Steps {
  std::vector<int64_t> batch_sizes;
  bool is_reversed = false;

  /// Calls f(first row, rows) for each step in the order of reading, or against it.
  template <class F>
  void each(bool against, F f) const {
    const bool descends = is_reversed != against;
    int64_t at = 0;
    if (descends)
      for (const int64_t rows : batch_sizes) at += rows;
    for (std::size_t i = 0; i < batch_sizes.size(); ++i) {
      const int64_t rows = batch_sizes[descends ? batch_sizes.size() - 1 - i : i];
      if (descends) at -= rows;
      f(at, rows);
      if (!descends) at += rows;
    }
  }
};

struct Unrolled {
  /// The states after each step, and each sequence's last one.
  Array outputs, h, c;
  /// For unroll_backward(): what the cell keeps of each step, and the states before it.
  Array kept, h_before, c_before;
};
/// Runs a cell over sequences: x (rows, gates * n) has what the inputs add to its gates, w (gates *
/// n, n) and bias (gates * n), which may be undefined, are those of the state, which begins as h
/// and, in an LSTM, c (sequences, n). All have one dtype, float32 or float64.
Unrolled unroll(Cell cell, const Array& x, const Array& w, const Array& bias, const Array& h,
                const Array& c, const Steps& steps);

struct UnrolledCotangents {
  Array x, w, bias, h, c;
};
/// What becomes of the cotangents of outputs, h and c; that of the bias only if there is one.
UnrolledCotangents unroll_backward(Cell cell, const Unrolled& cotangents, const Array& w,
                                   bool has_bias, const Unrolled& kept, const Steps& steps);

}  // namespace taper::kernel
