#include "taper/nn/utils/registration.h"

#include <algorithm>
#include <map>
#include <set>

#include "taper/core/base/error.h"
#include "taper/core/graph/node.h"

namespace taper::nn::utils {
namespace {

/// The leaves that y depends on, and the operations that use each of them.
std::map<const AccumulateGrad*, std::set<std::string>> leaves_behind(const Variable& y) {
  std::map<const AccumulateGrad*, std::set<std::string>> leaves;
  for (Node* node : taper::detail::nodes_behind({y}))
    for (const Edge& edge : node->next_edges())
      if (edge.node && edge.node->as_accumulate_grad() != nullptr)
        leaves[edge.node->as_accumulate_grad()].insert(node->name());
  return leaves;
}

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string explain_registration(const Module& module, const Variable& loss) {
  std::map<const AccumulateGrad*, std::set<std::string>> leaves = leaves_behind(loss);
  std::string unused, unknown;
  for (const auto& item : module.named_parameters()) {
    if (!item.value().requires_grad()) continue;
    const auto found = leaves.find(item.value().gradient_edge().node->as_accumulate_grad());
    if (found == leaves.end())
      unused += str("\n  ", item.key(), " ", item.value().sizes());
    else
      leaves.erase(found);
  }
  for (const auto& [leaf, uses] : leaves)
    unknown += str("\n  ", leaf->output(0).sizes(), ", used by ", joined(uses));
  std::string text;
  if (!unknown.empty())
    text +=
        "The loss depends on tensors that require grad, but are no parameters of the module. "
        "Register them, and change what is registered in place (set_data(), copy_()) instead "
        "of assigning it anew:" +
        unknown + "\n";
  if (!unused.empty()) text += "The loss does not depend on these parameters:" + unused + "\n";
  return text;
}

}  // namespace taper::nn::utils
