#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/kernels/recurrent.h"

/// What all recurrent operations are made of.
namespace taper::detail {

/// The weights of one layer in one direction; biases and the projection w_hr of an LSTM's state may
/// be undefined.
struct CellWeights {
  Variable w_ih, w_hh, b_ih, b_hh, w_hr;
};

/// The outputs of all steps (rows, hidden), and the last states of each sequence.
struct Run {
  Variable outputs, h, c;
};

/// Runs a cell over the rows (rows, in) of packed sequences. c is for LSTMs alone.
Run run_cell(const char* op, kernel::Cell cell, const Variable& rows, const CellWeights& weights,
             const Variable& h, const Variable& c, const kernel::Steps& steps);

/// How many products a cell's weights make for each number of the state.
int64_t gates_of(kernel::Cell cell);

}  // namespace taper::detail
