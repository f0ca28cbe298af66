#pragma once

#include <functional>
#include <string>
#include <vector>

namespace faults {

/// Writes files into a folder.
using Write = std::function<void(const std::string& folder)>;

/// Something that Taper writes; `make` prepares what it is to hold, by a number.
struct Task {
  const char* name;
  Write (*make)(int number);
};

extern const std::vector<Task> kTasks;

/// Has all that a training keeps, each weight, the losses and the place in the epoch being
/// `number`.
Write make_checkpoint(int number);
/// The number of the checkpoint in the folder. Throws taper::Error unless all of it is from one.
int checkpoint_number(const std::string& folder);

}  // namespace faults
