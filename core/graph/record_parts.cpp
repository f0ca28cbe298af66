#include "taper/core/graph/record_parts.h"

#include <utility>

#include "taper/core/graph/view.h"
#include "taper/core/kernels/copy.h"

namespace taper {
namespace {

/// Zeros, all of them one element.
Variable nothing(const OutputInfo& y) {
  const Dims sizes(y.sizes());
  return Variable(kernel::full({}, 0, y.dtype).as_strided(sizes, Dims(sizes.size(), 0), 0));
}

/// A node with one input and as many outputs as there are parts.
class PartsNode final : public Node {
 public:
  PartsNode(const char* name, const Variable& x, const std::vector<Array>& parts, PartsRule rule)
      : Node(name),
        edge_(x.gradient_edge()),
        outputs_(parts.begin(), parts.end()),
        rule_(std::move(rule)) {}

  ArrayRef<Edge> next_edges() const override { return {&edge_, 1}; }
  std::size_t num_outputs() const override { return outputs_.size(); }
  const OutputInfo& output(uint32_t output_nr) const override { return outputs_[output_nr]; }
  void backward(const std::shared_ptr<Node>&, TensorList cotangents, Pass& pass) override {
    if (!pass.wants(edge_)) return;
    variable_list g = cotangents.vec();
    for (std::size_t i = 0; i < g.size(); ++i)
      if (!g[i].defined()) g[i] = nothing(outputs_[i]);
    pass.deliver(*this, 0, rule_(g));
  }

 private:
  Edge edge_;
  std::vector<OutputInfo> outputs_;
  PartsRule rule_;
};

}  // namespace

variable_list record_parts(const char* name, const Variable& x, const std::vector<Array>& parts,
                           PartsRule rule) {
  const bool recording = GradMode::is_enabled();
  // No short circuit, as in record().
  std::shared_ptr<Node> node;
  if (x.requires_grad() && recording) node = make_node<PartsNode>(name, x, parts, std::move(rule));
  variable_list ys;
  for (const Array& part : parts) {
    Variable y(part);
    y.impl()->unrecorded = !recording;
    if (node) detail::attach(y, node, static_cast<uint32_t>(ys.size()));
    if (detail::is_observed()) detail::observe_result(name, y, {&x});
    ys.push_back(as_view(std::move(y), x));
    if (recording) ys.back().impl()->view.made = ViewInfo::Made::kAmongOthers;
  }
  return ys;
}

}  // namespace taper
