#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "taper/core/graph/variable.h"
#include "taper/core/runtime/allocator.h"

namespace taper {

/// Where the memory of arrays is. Print it with table().
struct MemoryReport {
  /// The leaves, their grads, the roots themselves, or the operations of one name with what they
  /// have saved for backward.
  struct Holder {
    std::string name;
    int64_t count = 0;
    std::size_t bytes = 0;
  };

  std::size_t live_bytes, peak_bytes, cached_bytes;
  /// Recorded operations in all graphs.
  int64_t live_nodes;
  /// Who holds memory in the graphs of the roots, the greatest first. Memory that several share is
  /// counted once: for leaves and their grads before operations, for old operations before new
  /// ones.
  std::vector<Holder> holders;

  std::string table() const;
};

/// The memory of the whole process, and who holds it in the graphs that `roots` were computed by.
MemoryReport memory_report(TensorList roots = {});

}  // namespace taper
