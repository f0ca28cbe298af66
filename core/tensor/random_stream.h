#pragma once

#include <cstdint>
#include <optional>

#include "taper/core/tensor/generator.h"

namespace taper {

/// While it lives, the default stream of its thread is one of its own, which begins at `seed`.
class RandomStreamGuard {
 public:
  explicit RandomStreamGuard(uint64_t seed);
  ~RandomStreamGuard();
  RandomStreamGuard(const RandomStreamGuard&) = delete;
  RandomStreamGuard& operator=(const RandomStreamGuard&) = delete;

  /// Made when it is first asked for: most scopes draw nothing.
  Generator& stream();

 private:
  uint64_t seed_;
  std::optional<Generator> stream_;
  RandomStreamGuard* before_;
};

}  // namespace taper
