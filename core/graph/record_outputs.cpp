#include "taper/core/graph/record_outputs.h"

#include <utility>

#include "taper/core/graph/record.h"

namespace taper {
namespace {

class OutputsNode final : public Node {
 public:
  OutputsNode(const char* name, const Variable& x, const std::vector<Array>& ys, OutputsRule rule)
      : Node(name),
        edge_(x.gradient_edge()),
        outputs_(ys.begin(), ys.end()),
        rule_(std::move(rule)) {
    for (const Array& y : ys) saved_.emplace_back(y, static_cast<uint32_t>(saved_.size()));
    readers().open();
  }

  ArrayRef<Edge> next_edges() const override { return {&edge_, 1}; }
  std::size_t num_outputs() const override { return outputs_.size(); }
  const OutputInfo& output(uint32_t output_nr) const override { return outputs_[output_nr]; }
  void backward(const std::shared_ptr<Node>& self, TensorList g, Pass& pass) override {
    if (!pass.wants(edge_)) return;
    variable_list ys;
    for (const Saved& y : saved_) ys.push_back(y.unpack(self));
    pass.deliver(*this, 0, rule_(g, ys));
  }
  std::vector<Array> saved() const override {
    std::vector<Array> out;
    for (const Saved& y : saved_)
      if (y.array().defined()) out.push_back(y.array());
    return out;
  }
  void release_saved() override {
    for (Saved& y : saved_) y.reset();
  }

 private:
  Edge edge_;
  std::vector<OutputInfo> outputs_;
  std::vector<Saved> saved_;
  OutputsRule rule_;
};

}  // namespace

variable_list record_outputs(const char* name, const Variable& x, const std::vector<Array>& ys,
                             OutputsRule rule) {
  const bool recording = GradMode::is_enabled();
  std::shared_ptr<Node> node;
  if (x.requires_grad() && recording) node = make_node<OutputsNode>(name, x, ys, std::move(rule));
  variable_list outputs;
  for (const Array& array : ys) {
    Variable y(array);
    y.impl()->unrecorded = !recording;
    if (node) detail::attach(y, node, static_cast<uint32_t>(outputs.size()));
    if (detail::is_observed()) detail::observe_result(name, y, {&x});
    outputs.push_back(std::move(y));
  }
  return outputs;
}

}  // namespace taper
