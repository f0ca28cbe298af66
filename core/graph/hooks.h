#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "taper/core/graph/variable.h"

namespace taper {

/// What users run on the cotangents of a node's outputs. Hooks may be added, removed and run by
/// several threads at once, and by hooks.
class Hooks {
 public:
  using Hook = std::function<Variable(const Variable&)>;

  /// Returns an id, which no other hook of the node ever has.
  unsigned add(uint32_t output_nr, Hook hook);
  /// Throws if there never was such a hook.
  void remove(unsigned id);
  /// Whether there ever was one.
  bool any() const { return size() > 0; }
  /// Runs the output's hooks in the order of their ids; what one returns replaces g.
  void run(uint32_t output_nr, Variable& g) const;

 private:
  struct Entry {
    uint32_t output_nr;
    Hook hook;
  };
  std::shared_ptr<Entry> at(std::size_t id) const;
  std::size_t size() const;

  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Entry>> entries_;  // by id; null where removed
};

}  // namespace taper
