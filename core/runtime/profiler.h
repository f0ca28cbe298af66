#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "taper/core/runtime/observer.h"

namespace taper::profiler {

/// What the events of one name in one phase add up to. Times are in nanoseconds; `total` includes
/// the events inside, `self` does not. `bytes` were asked for by arrays, events inside included.
struct Row {
  std::string name;
  Phase phase;
  int64_t calls = 0, self = 0, total = 0, bytes = 0;
};

enum class SortBy { kSelf, kTotal, kCalls, kBytes };

/// Measures the operations of this thread, and the backward passes that it runs, from its
/// construction to stop() or its end. An operation is timed from the moment it asks for memory for
/// its result, so what the program does between two operations counts for none. Values that come
/// from elsewhere, such as a file, are "unnamed". Where profilers are nested, the innermost
/// measures.
class Profiler {
 public:
  Profiler();
  ~Profiler();
  Profiler(const Profiler&) = delete;
  Profiler& operator=(const Profiler&) = delete;

  /// Ends the measurement; call it in the thread that began it.
  void stop();

  /// One row for each name and phase, the greatest first.
  std::vector<Row> rows(SortBy order = SortBy::kSelf) const;
  /// The first `limit` rows as text.
  std::string table(SortBy order = SortBy::kSelf, std::size_t limit = 100) const;
  /// Writes every event in Chrome's format, which Perfetto and chrome://tracing open. The file is
  /// complete or not written at all; throws Error naming the path.
  void write_chrome_trace(const std::string& path) const;

 private:
  std::shared_ptr<Recorder> recorder_;
};

/// Names a stretch of the program in the profile, until the end of the scope:
/// `const profiler::RecordFunction step("step");`
class RecordFunction {
 public:
  explicit RecordFunction(const std::string& name);

 private:
  detail::ObservedScope scope_;
};

}  // namespace taper::profiler
