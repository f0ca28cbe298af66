#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "taper/core/base/file.h"

namespace taper::study {

/// Another program, running. No shell is involved and its standard input is empty.
class Process {
 public:
  /// Starts the program arguments[0], found through PATH, in `folder`. Its error output goes to the
  /// descriptor `errors`, or the way of its output. Throws std::system_error if it cannot be
  /// started (code ENOENT if it is not installed).
  explicit Process(const std::vector<std::string>& arguments,
                   const std::filesystem::path& folder = ".", int errors = -1);
  /// Waits for its end.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  /// What it writes next; waits for it. Empty at the end.
  std::string read() const;
  /// All that it still writes.
  std::string read_all() const;
  /// Waits for its end; the exit code, or 128 + number for a program ended by a signal.
  int wait();

 private:
  pid_t id_ = 0;
  Descriptor output_;
  int exit_code_ = -1;
};

}  // namespace taper::study
