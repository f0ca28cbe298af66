#include "taper/core/graph/record_list.h"

#include <algorithm>
#include <utility>

#include "taper/core/graph/record.h"

namespace taper {
namespace {

/// A node with one output and as many inputs as the list had.
class ListNode final : public Node {
 public:
  ListNode(const char* name, const Array& y, TensorList xs, ListRule rule)
      : Node(name), info_(y), rule_(std::move(rule)) {
    for (const Variable& x : xs) edges_.push_back(x.gradient_edge());
  }

  ArrayRef<Edge> next_edges() const override { return edges_; }
  const OutputInfo& output(uint32_t) const override { return info_; }
  void backward(const std::shared_ptr<Node>&, TensorList g, Pass& pass) override {
    for (std::size_t i = 0; i < edges_.size(); ++i)
      if (pass.wants(edges_[i])) pass.deliver(*this, i, rule_(g[0], i));
  }

 private:
  OutputInfo info_;
  std::vector<Edge> edges_;
  ListRule rule_;
};

}  // namespace

Variable record_list(const char* name, Array value, TensorList xs, ListRule rule) {
  Variable y(std::move(value));
  // No short circuit, as in record().
  bool tracked = false;
  for (const Variable& x : xs) tracked |= x.requires_grad();
  if (!GradMode::is_enabled())
    y.impl()->unrecorded = true;
  else if (tracked && y.is_floating_point())
    detail::attach(y, make_node<ListNode>(name, y.array(), xs, std::move(rule)));
  if (detail::is_observed()) {
    std::vector<const Variable*> inputs;
    for (const Variable& x : xs) inputs.push_back(&x);
    detail::observe_result(name, y, inputs);
  }
  return y;
}

}  // namespace taper
