#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "taper/core/base/arg.h"
#include "taper/core/base/error.h"

namespace taper::data {

struct DataLoaderOptions {
  DataLoaderOptions() = default;
  DataLoaderOptions(std::size_t batch_size) : batch_size_(batch_size) {}
  TAPER_ARG(std::size_t, batch_size) = 1;
  /// Threads that fetch batches ahead; with none, the loop itself fetches them.
  TAPER_ARG(std::size_t, workers) = 0;
  /// How many batches may be on their way; twice the workers unless set.
  TAPER_ARG(std::optional<std::size_t>, max_jobs);
  /// How long to wait for a batch of the workers before an Error; for ever unless set.
  TAPER_ARG(std::optional<std::chrono::milliseconds>, timeout);
  /// Batches come in the sampler's order, not as they are ready.
  TAPER_ARG(bool, enforce_ordering) = true;
  /// Leaves out the last batch if it is smaller than the others.
  TAPER_ARG(bool, drop_last) = false;
};

/// The options as a loader has them. Throws for a batch size of 0, and for workers without jobs.
struct FullDataLoaderOptions {
  explicit FullDataLoaderOptions(const DataLoaderOptions& options)
      : batch_size(options.batch_size()),
        workers(options.workers()),
        max_jobs(options.max_jobs().value_or(2 * workers)),
        timeout(options.timeout()),
        enforce_ordering(options.enforce_ordering()),
        drop_last(options.drop_last()) {
    check(batch_size > 0, "DataLoader", "batch_size should be a positive integer, got 0");
    check(workers == 0 || max_jobs > 0, "DataLoader",
          "max_jobs should be a positive integer where there are workers, got 0");
  }
  std::size_t batch_size, workers, max_jobs;
  std::optional<std::chrono::milliseconds> timeout;
  bool enforce_ordering, drop_last;
};

}  // namespace taper::data
