#pragma once

#include <string>
#include <vector>

#include "taper/nn/module.h"

/// What a module has learnt, by dotted names such as "encoder.0.weight".
namespace taper::nn {

using StateDict = OrderedDict<std::string, Variable>;

/// The parameters and buffers of the module and all that it contains; not copies.
StateDict state_dict(const Module& module);

/// The names that do not fit.
struct StateDifference {
  std::vector<std::string> missing_keys, unexpected_keys, mismatched_keys;
  bool empty() const {
    return missing_keys.empty() && unexpected_keys.empty() && mismatched_keys.empty();
  }
};

/// Copies the values into the module's tensors, which stay where they are. If some name is missing,
/// unexpected or of another shape, a strict call throws and changes nothing; another one loads what
/// fits and returns the rest.
StateDifference load_state_dict(Module& module, const StateDict& state, bool strict = true);

}  // namespace taper::nn
