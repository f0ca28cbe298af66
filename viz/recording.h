#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "taper/core/graph/variable.h"

namespace taper::viz {

class Recorder;

/// From its construction to its end everything that this thread computes is recorded: operations,
/// backward passes, changes in place, the optimizer's step. The result is one HTML file that steps
/// through it in a browser. Where recordings are nested, the innermost records. An error ends it:
/// the file then shows where. Must end in the thread it began in.
class Recording {
 public:
  /// Writes to `path` at the end: a page, or JSON (docs/viz.md) if it ends in ".json". An empty
  /// path writes nothing. Throws if the folder does not exist or may not be written.
  explicit Recording(const std::string& path = "", const std::string& title = "",
                     std::size_t most_steps = 10000);
  /// Ends the recording and writes the file. What goes wrong is a warning here, an Error in
  /// close().
  ~Recording();
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  /// What x is called from here on. Parameters of modules have their path, "0.weight", anyway.
  void name(const Variable& x, const std::string& name);
  /// Adds a row to the table of gradients: x.grad() as it is now, the central difference of f,
  /// which computes the same scalar from x again, and `hand`, what you derived (without it the page
  /// asks). x must be a leaf with a grad. f is called 2 * x.numel() times, unrecorded.
  void check(const std::string& name, const Variable& x, const std::function<Variable()>& f,
             const Variable& hand = {});
  /// What has been recorded so far, as JSON.
  std::string json();
  /// Ends the recording and writes the file now. Throws Error naming the path.
  void close();

 private:
  std::shared_ptr<Recorder> recorder_;
  std::string path_;
  int exceptions_;
};

/// A page with one recording, or with two side by side, from what json() returned.
void write_page(const std::string& path, const std::vector<std::string>& recordings);

}  // namespace taper::viz
