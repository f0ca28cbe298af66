#include "taper/nn/state_dict.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"

namespace taper::nn {
namespace {

/// `"a", "b"`
std::string quoted(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "\"" : ", \"") + name + '"';
  return out;
}

StateDifference difference(const StateDict& own, const StateDict& state) {
  StateDifference out;
  for (const auto& item : own) {
    const Variable* value = state.find(item.key());
    if (value == nullptr || !value->defined())
      out.missing_keys.push_back(item.key());
    else if (value->sizes() != item->sizes())
      out.mismatched_keys.push_back(item.key());
  }
  for (const auto& item : state)
    if (!own.contains(item.key())) out.unexpected_keys.push_back(item.key());
  return out;
}

std::string complaint(const Module& module, const StateDict& own, const StateDict& state,
                      const StateDifference& found) {
  std::string out = str("Error(s) in loading state_dict for ", module.name(), ":");
  if (!found.unexpected_keys.empty())
    out += str("\n\tUnexpected key(s) in state_dict: ", quoted(found.unexpected_keys), ". ");
  if (!found.missing_keys.empty())
    out += str("\n\tMissing key(s) in state_dict: ", quoted(found.missing_keys), ". ");
  for (const std::string& key : found.mismatched_keys)
    out += str("\n\tsize mismatch for ", key, ": copying a param with shape ", state[key].sizes(),
               " from checkpoint, the shape in current model is ", own[key].sizes(), ".");
  return out;
}

}  // namespace

StateDict state_dict(const Module& module) {
  StateDict out = module.named_parameters();
  out.update(module.named_buffers());
  return out;
}

StateDifference load_state_dict(Module& module, const StateDict& state, bool strict) {
  const NoGradGuard guard;
  const StateDict own = state_dict(module);
  StateDifference found = difference(own, state);
  if (strict && !found.empty()) throw Error(complaint(module, own, state, found));
  for (const auto& item : own) {
    const Variable* value = state.find(item.key());
    if (value != nullptr && value->defined() && value->sizes() == item->sizes())
      item->copy_(*value);
  }
  return found;
}

}  // namespace taper::nn
