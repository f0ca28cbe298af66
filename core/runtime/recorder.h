#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "taper/core/runtime/observer.h"

namespace taper::profiler {

/// A stretch of time, in nanoseconds since the recorder began. Two events do not overlap unless one
/// lies inside the other.
struct Event {
  const char* name;
  Phase phase;
  int64_t begin, end;
  int64_t bytes;
  /// The place of the event around this one, or -1.
  int64_t parent = -1;
};

/// Writes down what the operations of one thread do.
class Recorder {
 public:
  Recorder();
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// The recorder at work in this thread, or null.
  static Recorder* current();
  /// Puts one at work in this thread while its own waits.
  static void set_current(Recorder* recorder);
  void stop();

  void allocated(std::size_t bytes);
  /// What asked for memory is done, unless finish() follows and gives it a name.
  void value_made();
  std::size_t open(Phase phase, const char* name);
  /// Ends the scope that open() returned `depth` for, and whatever an exception left open in it.
  void close(std::size_t depth);
  void open_writing(const char* op);
  /// The operation is done; it began with open_writing(), or else with the first allocation since
  /// the last event.
  void finish(const char* op);
  /// A copy of the name that lives as long as the events.
  const char* keep(const std::string& name) { return names_.insert(name).first->c_str(); }

  /// The events so far, sorted by their beginning, those around before those inside.
  std::vector<Event> events() const;
  int thread() const { return thread_; }

 private:
  struct Open {
    const char* name;
    Phase phase;
    int64_t begin, bytes;
    bool is_scope;
  };
  /// Later than every moment before, so that events can be told apart.
  int64_t now();
  Phase operation_phase() const;
  void add(const Open& opened, int64_t end);
  /// Writes down as "unnamed" what made a value and got no name.
  void end_unnamed();

  int64_t origin_, last_ = -1;
  int64_t bytes_ = 0;
  int64_t begin_ = -1, begin_bytes_ = 0;  // of the operation that has asked for memory
  int64_t made_ = -1;                     // when it made a value
  std::vector<Open> open_;
  std::vector<Event> events_;
  std::unordered_set<std::string> names_;
  Recorder* previous_;
  int thread_;
  bool running_ = true;
};

}  // namespace taper::profiler
