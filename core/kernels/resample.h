#pragma once

#include <vector>

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// A matrix of which most elements are 0. Those of row i that are not are the ones from begin[i] to
/// begin[i + 1]: weight[k] in column[k].
struct SparseMatrix {
  int64_t columns = 0;
  std::vector<int64_t> begin{0}, column;
  std::vector<double> weight;

  int64_t rows() const { return static_cast<int64_t>(begin.size()) - 1; }
};
SparseMatrix transposed(const SparseMatrix& m);

/// x with each of its last axes multiplied by a matrix: y_i = sum_j m_ij x_j. No bool.
Array resample(const Array& x, const std::vector<SparseMatrix>& matrices);

}  // namespace taper::kernel
