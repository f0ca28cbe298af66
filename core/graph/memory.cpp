#include "taper/core/graph/memory.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "taper/core/base/error.h"
#include "taper/core/base/format.h"
#include "taper/core/graph/node.h"

namespace taper {
namespace {

/// Adds up what each holder has, every storage once.
class Holders {
 public:
  void count(const std::string& name) { ++holder(name).count; }
  void add(const std::string& name, const Array& array) {
    if (array.defined() && seen_.insert(array.storage().get()).second)
      holder(name).bytes += array.storage()->nbytes();
  }
  std::vector<MemoryReport::Holder> sorted() const {
    std::vector<MemoryReport::Holder> all;
    for (const auto& [name, holder] : of_name_) all.push_back(holder);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
    return all;
  }

 private:
  MemoryReport::Holder& holder(const std::string& name) {
    return of_name_.try_emplace(name, MemoryReport::Holder{name}).first->second;
  }
  std::map<std::string, MemoryReport::Holder> of_name_;
  std::unordered_set<const Storage*> seen_;
};

void add_leaf(Holders& holders, const Variable& leaf) {
  if (!leaf.defined()) return;
  holders.count("leaf");
  holders.add("leaf", leaf.array());
  if (!leaf.grad().defined()) return;
  holders.count("grad of a leaf");
  holders.add("grad of a leaf", leaf.grad().array());
}

std::vector<MemoryReport::Holder> find_holders(TensorList roots) {
  Holders holders;
  const std::vector<Node*> nodes = detail::nodes_behind(roots);
  for (Node* node : nodes)
    if (AccumulateGrad* leaf = node->as_accumulate_grad()) add_leaf(holders, leaf->variable());
  for (Node* node : nodes) {
    if (node->as_accumulate_grad() != nullptr) continue;
    holders.count(node->name());
    for (const Array& saved : node->saved()) holders.add(node->name(), saved);
  }
  for (const Variable& root : roots) {
    if (!root.defined()) continue;
    holders.count("root");
    holders.add("root", root.array());
  }
  return holders.sorted();
}

}  // namespace

MemoryReport memory_report(TensorList roots) {
  return {live_bytes(), peak_bytes(), cached_bytes(), live_nodes(), find_holders(roots)};
}

std::string MemoryReport::table() const {
  std::string text = str("live bytes    ", live_bytes, "\npeak bytes    ", peak_bytes,
                         "\ncached bytes  ", cached_bytes, "\nlive nodes    ", live_nodes, "\n");
  if (holders.empty()) return text;
  int width = 6;
  for (const Holder& h : holders) width = std::max(width, static_cast<int>(h.name.size()));
  text += formatted("%-*s%12s%16s\n", width, "holder", "count", "bytes");
  for (const Holder& h : holders)
    text += formatted("%-*s%12lld%16zu\n", width, h.name.c_str(), static_cast<long long>(h.count),
                      h.bytes);
  return text;
}

}  // namespace taper
