#pragma once

#include <functional>
#include <string>
#include <vector>

#include "taper/nn.h"

namespace faults {

/// Writes files into a folder.
using Write = std::function<void(const std::string& folder)>;

/// Something that Taper writes; `make` prepares what it is to hold, by a number.
struct Task {
  const char* name;
  Write (*make)(int number);
};

extern const std::vector<Task> kTasks;

/// A layer, each weight of which is `number`.
taper::nn::Linear make_net(double number);
/// Throws taper::Error unless all of x is `number`.
void demand_all(const taper::Tensor& x, double number);

/// Has all that a training keeps, each weight, the losses and the place in the epoch being
/// `number`.
Write make_checkpoint(int number);
/// The number of the checkpoint in the folder. Throws taper::Error unless all of it is from one.
int checkpoint_number(const std::string& folder);

}  // namespace faults
