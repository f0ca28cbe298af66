#include "taper/viz/jacobian.h"

#include <algorithm>

#include "taper/core/autograd/engine.h"
#include "taper/core/autograd/function.h"
#include "taper/core/autograd/graph.h"
#include "taper/core/base/error.h"
#include "taper/core/graph/hooks.h"
#include "taper/core/graph/trace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/viz/json.h"

namespace taper::viz {
namespace {

constexpr int64_t kMostEntries = 64;
constexpr std::size_t kMostNodes = 300;

/// Hooks and rules of the program's own would notice another pass.
bool is_own(const Node* node) {
  return node->has_hooks() || dynamic_cast<const autograd::FunctionNode*>(node) != nullptr;
}

std::string row_texts(const Array& row) {
  const Array dense = kernel::contiguous(kernel::cast(row, kDouble));
  std::string text;
  for (int64_t i = 0; i < dense.numel(); ++i)
    text += (i == 0 ? "" : ",") + json::number(dense.data<double>()[i]);
  return text;
}

std::string jacobian(const Variable& root, const Variable& leaf) {
  std::string rows;
  for (int64_t i = 0; i < root.numel(); ++i) {
    Variable unit = zeros({root.numel()}, root.options());
    unit[i] = 1;
    const variable_list g =
        autograd::grad({root}, {leaf}, {unit.reshape(root.sizes())}, true, false, true);
    if (!g[0].defined()) return "";
    rows += (i == 0 ? "" : ",") + row_texts(g[0].array());
  }
  return "[" + rows + "]";
}

std::vector<std::string> all_of(const Variable& root, DrawnGraph& graph) {
  std::vector<std::string> texts;
  const std::vector<Node*> nodes = taper::detail::nodes_behind({root});
  if (nodes.size() > kMostNodes || std::any_of(nodes.begin(), nodes.end(), is_own)) return texts;
  for (Node* node : nodes) {
    AccumulateGrad* const owner = node->as_accumulate_grad();
    if (owner == nullptr || !owner->variable().defined()) continue;
    const Variable leaf = owner->variable();
    if (leaf.numel() * root.numel() > kMostEntries || leaf.numel() == 0) continue;
    const std::string data = jacobian(root, leaf);
    if (data.empty()) continue;
    texts.push_back(json::object({{"leaf", json::number(int64_t{graph.find(leaf)})},
                                  {"rows", json::number(root.numel())},
                                  {"cols", json::number(leaf.numel())},
                                  {"data", data}}));
  }
  return texts;
}

}  // namespace

std::string jacobians_json(const Variable& root, DrawnGraph& graph) {
  if (!root.requires_grad() || root.numel() == 0 || root.numel() > kMostEntries) return "";
  const TraceGuard unseen(nullptr);
  ErrorListener* const listener = set_error_listener(nullptr);
  std::string text;
  try {
    const NoGradGuard guard;
    const std::vector<std::string> all = all_of(root, graph);
    if (!all.empty()) text = json::array(all);
  } catch (const std::exception&) {
    text.clear();  // such as a second backward: the pass itself will say so
  }
  set_error_listener(listener);
  return text;
}

}  // namespace taper::viz
