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

/// Layers of one cell. `params` has w_ih, w_hh, then b_ih, b_hh if it has biases, then w_hr if it
/// has projections, for each layer and direction.
struct Net {
  kernel::Cell cell;
  TensorList params;
  bool has_biases;
  int64_t num_layers;
  double dropout;
  bool train, bidirectional, has_projections = false;
};

/// Runs all layers over (steps, batch, in), or (batch, steps, in), or over packed rows (rows, in).
/// h and c have a matrix for each layer and direction.
Run run_batch(const Net& net, const Variable& input, const Variable& h, const Variable& c,
              bool batch_first);
Run run_packed(const Net& net, const Variable& data, const Variable& batch_sizes, const Variable& h,
               const Variable& c);

/// "lstm".
const char* name_of(kernel::Cell cell);
/// How many products a cell's weights make for each number of the state.
int64_t gates_of(kernel::Cell cell);

}  // namespace taper::detail
