#pragma once

#include <vector>

#include "taper/core/graph/variable.h"
#include "taper/core/kernels/copy.h"
#include "taper/distributed/mpi/library.h"

namespace taper::mpi {

/// Row-major memory for the data of a tensor, its own if it can be.
struct Row {
  explicit Row(const Variable& x) : to(x.array()), memory(kernel::contiguous(to)) {}
  void write_back() const {
    if (memory.raw() != to.raw()) kernel::copy(to, memory);
  }
  void* data() const { return memory.raw(); }
  int count() const { return static_cast<int>(memory.numel()); }
  MPI_Datatype type() const { return datatype(memory.dtype()); }
  Array to, memory;
};

/// Row-major memory for tensors of one kind, one after the other.
struct Rows {
  Rows(const Variable& x, int size)
      : memory({size, x.numel()}, x.dtype()),
        sizes(x.array().sizes()),
        count(static_cast<int>(x.numel())) {}
  Array row(std::size_t i) const {
    return Array(memory.storage(), memory.dtype(), GeometryRef(sizes),
                 static_cast<int64_t>(i) * count);
  }
  void read(const std::vector<Variable>& from) const {
    for (std::size_t i = 0; i < from.size(); ++i) kernel::copy(row(i), from[i].array());
  }
  void write(const std::vector<Variable>& to) const {
    for (std::size_t i = 0; i < to.size(); ++i) kernel::copy(to[i].array(), row(i));
  }
  void* data() const { return memory.raw(); }
  Array memory;
  Dims sizes;
  int count;
};

}  // namespace taper::mpi
