#pragma once

#include <atomic>
#include <cstddef>

/// Where the profiler and anomaly mode look on. What happens reaches them through these calls, made
/// only if is_observed(): who is not watched pays for one branch.
namespace taper {

namespace profiler {
class Recorder;
/// What an event was: an operation; the rules of a node in a backward pass; an operation inside of
/// a rule; a stretch of the program that the user named.
enum class Phase { kForward, kBackward, kRule, kRange };
}  // namespace profiler

namespace detail {

/// How many watch: profilers of all threads, and anomaly mode.
inline std::atomic<int> observers{0};
inline bool is_observed() {
  return __builtin_expect(observers.load(std::memory_order_relaxed) != 0, 0) != 0;
}

/// Memory for an array was asked for.
void observe_allocation(std::size_t bytes);
/// A Variable got a value, which may or may not be the result of an operation with a name.
void observe_value();
/// The operation is about to write into an array in place; it has done so.
void observe_writing(const char* op);
void observe_written(const char* op);

/// An event that lasts as long as the scope.
class ObservedScope {
 public:
  ObservedScope(profiler::Phase phase, const char* name) {
    if (is_observed()) open(phase, name);
  }
  ~ObservedScope() {
    if (recorder_ != nullptr) close();
  }
  ObservedScope(const ObservedScope&) = delete;
  ObservedScope& operator=(const ObservedScope&) = delete;

 private:
  void open(profiler::Phase phase, const char* name);
  void close();

  profiler::Recorder* recorder_ = nullptr;
  std::size_t depth_ = 0;
};

}  // namespace detail
}  // namespace taper
