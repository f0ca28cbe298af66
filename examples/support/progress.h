#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// What a progress line shows.
struct ProgressState {
  std::string label;
  int64_t done = 0;
  int64_t total = 0;
  double seconds = 0;                                  // since the start
  std::vector<std::pair<std::string, double>> fields;  // such as the loss
};

/// The state as one line of at most `columns` characters: label, percentage, a bar, rate, time left
/// and fields. Without room the bar goes first, then what stands last. `blocks` draws the bar with
/// Unicode block characters, otherwise it is of # signs.
std::string progress_line(const ProgressState& state, size_t columns, bool blocks);

/// A bar that moves on a terminal while work is done, at most ten times a second, and leaves no
/// trace when it goes out of scope. Where `out` is no terminal, or CI or NO_COLOR is set, it writes
/// a plain line now and then instead.
class Progress {
 public:
  /// `total` is the number of units (samples) of the whole work.
  Progress(std::string label, int64_t total, std::FILE* out = stderr,
           std::chrono::milliseconds between_plain_lines = std::chrono::seconds(10));
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows `value` under `name` from the next drawing on.
  void set(const std::string& name, double value);

  /// `units` more are done. Cheap where no drawing is due.
  void advance(int64_t units = 1);

 private:
  using Clock = std::chrono::steady_clock;

  void draw();

  ProgressState state_;
  std::FILE* out_;
  bool live_;
  bool drawn_ = false;
  Clock::duration interval_;
  Clock::time_point start_;
  Clock::time_point due_;
};

}  // namespace examples
