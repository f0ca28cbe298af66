#pragma once

#include "taper/core/graph/record.h"

namespace taper {
namespace detail {

/// A node whose one rule returns the cotangents of all N inputs.
template <std::size_t N, std::size_t M, class Rule>
class JointNode final : public Node {
 public:
  JointNode(const char* name, const Array& y, const std::array<Variable, N>& inputs,
            std::array<Saved, M> saved, Rule rule)
      : Node(name), info_(y), saved_(std::move(saved)), rule_(std::move(rule)) {
    for (std::size_t i = 0; i < N; ++i) edges_[i] = inputs[i].gradient_edge();
    readers().open();
  }

  ArrayRef<Edge> next_edges() const override { return {edges_.data(), N}; }
  const OutputInfo& output(uint32_t) const override { return info_; }
  void backward(const std::shared_ptr<Node>& self, TensorList g, Pass& pass) override {
    std::array<Variable, N> cotangents = call(g[0], self, std::make_index_sequence<M>());
    for (std::size_t i = 0; i < N; ++i)
      if (pass.wants(edges_[i])) pass.deliver(*this, i, std::move(cotangents[i]));
  }
  std::vector<Array> saved() const override {
    std::vector<Array> out;
    for (const Saved& s : saved_)
      if (s.array().defined()) out.push_back(s.array());
    return out;
  }
  void release_saved() override {
    for (Saved& s : saved_) s.reset();
  }

 private:
  template <std::size_t... I>
  std::array<Variable, N> call(V g, const std::shared_ptr<Node>& self,
                               std::index_sequence<I...> /*saved*/) const {
    return rule_(g, saved_[I].unpack(self)...);
  }

  OutputInfo info_;
  std::array<Edge, N> edges_;
  std::array<Saved, M> saved_;
  Rule rule_;
};

}  // namespace detail

/// record() for an operation of which one computation gives the cotangents of all inputs:
/// rule(g, saved...) returns an array of them.
template <std::size_t N, class Rule, class... S>
Variable record_joint(const char* name, Array value, const std::array<Variable, N>& inputs,
                      Rule rule, const S&... saved) {
  Variable y(std::move(value));
  bool tracked = false;
  for (const Variable& x : inputs) tracked |= x.requires_grad();  // all, as in record()
  if (!GradMode::is_enabled()) {
    y.impl()->unrecorded = true;
  } else if (tracked && y.is_floating_point()) {
    using Made = detail::JointNode<N, sizeof...(S), Rule>;
    detail::attach(
        y, make_node<Made>(name, y.array(), inputs,
                           std::array<Saved, sizeof...(S)>{Saved(saved)...}, std::move(rule)));
  }
  if (detail::is_observed()) {
    std::array<const Variable*, N> observed;
    for (std::size_t i = 0; i < N; ++i) observed[i] = &inputs[i];
    detail::observe_result(name, y, {observed.data(), N});
  }
  return y;
}

}  // namespace taper
