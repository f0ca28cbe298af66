#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "taper/core/graph/node.h"
#include "taper/core/runtime/pool.h"

namespace taper {

/// The cotangents that wait in a pass, each at the value it belongs to, in the order of the nodes.
class Cotangents {
 public:
  /// The edge belongs to a newer node or to a root, and lives as long as the pass.
  struct Waiting {
    const Edge* to;
    Variable cotangent;
  };

  bool empty() const { return newest_.empty() && older_.empty(); }
  /// The cotangent that waits at the value `edge` points at; undefined if none did yet.
  Variable& at(const Edge& edge);
  /// Where the newest waits.
  const Edge& newest() const;
  Waiting take_newest();

 private:
  /// The number of a node and of one of its outputs.
  using Key = std::pair<uint64_t, uint32_t>;
  static Key key(const Edge& edge) { return {edge.node->sequence_nr(), edge.output_nr}; }
  using Older =
      std::map<Key, Waiting, std::greater<Key>, pool::Allocator<std::pair<const Key, Waiting>>>;

  /// A few, newest last: most cotangents wait only until the next node has run. All are newer than
  /// those in older_, which keeps the time logarithmic however many wait.
  static constexpr std::size_t kMostNewest = 16;
  std::vector<Waiting, pool::Allocator<Waiting>> newest_;
  Older older_;
};

}  // namespace taper
