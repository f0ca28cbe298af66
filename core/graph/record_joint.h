#pragma once

#include "taper/core/graph/record.h"

namespace taper {
namespace detail {

/// A node with K outputs whose one rule returns the cotangents of all N inputs. Inputs and saved
/// values may be undefined.
template <std::size_t N, std::size_t K, std::size_t M, class Rule>
class JointNode final : public Node {
 public:
  JointNode(const char* name, const std::array<Array, K>& ys, const std::array<Variable, N>& inputs,
            std::array<Saved, M> saved, Rule rule)
      : JointNode(name, ys, inputs, std::move(saved), std::move(rule),
                  std::make_index_sequence<K>()) {}

  ArrayRef<Edge> next_edges() const override { return {edges_.data(), N}; }
  std::size_t num_outputs() const override { return K; }
  const OutputInfo& output(uint32_t output_nr) const override { return outputs_[output_nr]; }
  void backward(const std::shared_ptr<Node>& self, TensorList g, Pass& pass) override {
    std::array<bool, N> wanted;
    for (std::size_t i = 0; i < N; ++i) wanted[i] = pass.wants(edges_[i]);
    std::array<Variable, N> cotangents = call(g, wanted, self, std::make_index_sequence<M>());
    for (std::size_t i = 0; i < N; ++i)
      if (wanted[i]) pass.deliver(*this, i, std::move(cotangents[i]));
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
  template <std::size_t... J>
  JointNode(const char* name, const std::array<Array, K>& ys, const std::array<Variable, N>& inputs,
            std::array<Saved, M> saved, Rule rule, std::index_sequence<J...> /*outputs*/)
      : Node(name), outputs_{ys[J]...}, saved_(std::move(saved)), rule_(std::move(rule)) {
    for (std::size_t i = 0; i < N; ++i)
      if (inputs[i].defined()) edges_[i] = inputs[i].gradient_edge();
    readers().open();
  }

  template <std::size_t... I>
  std::array<Variable, N> call(TensorList g, const std::array<bool, N>& wanted,
                               const std::shared_ptr<Node>& self,
                               std::index_sequence<I...> /*saved*/) const {
    const auto unpacked = [&](const Saved& s) {
      return s.array().defined() ? s.unpack(self) : Variable();
    };
    if constexpr (K == 1)
      return rule_(g[0], wanted, unpacked(saved_[I])...);
    else
      return rule_(g, wanted, unpacked(saved_[I])...);
  }

  std::array<OutputInfo, K> outputs_;
  std::array<Edge, N> edges_;
  std::array<Saved, M> saved_;
  Rule rule_;
};

inline Saved save_if_defined(const Variable& x) { return x.defined() ? Saved(x) : Saved(); }

}  // namespace detail

/// record() for an operation of which one computation gives the cotangents of all inputs:
/// rule(g, wanted, saved...) returns an array of them, of which those are read that are wanted. It
/// may have several outputs: then g is a list, with undefined ones for the outputs that nothing was
/// made of.
template <std::size_t N, std::size_t K, class Rule, class... S>
std::array<Variable, K> record_joint(const char* name, const std::array<Array, K>& values,
                                     const std::array<Variable, N>& inputs, Rule rule,
                                     const S&... saved) {
  bool tracked = false;
  for (const Variable& x : inputs) tracked |= x.requires_grad();  // all, as in record()
  std::array<Variable, K> ys;
  for (std::size_t k = 0; k < K; ++k) ys[k] = unobserved(values[k]);
  if (!GradMode::is_enabled()) {
    for (const Variable& y : ys) y.impl()->unrecorded = true;
  } else if (tracked && ys[0].is_floating_point()) {
    using Made = detail::JointNode<N, K, sizeof...(S), Rule>;
    const std::shared_ptr<Node> node = make_node<Made>(
        name, values, inputs, std::array<Saved, sizeof...(S)>{detail::save_if_defined(saved)...},
        std::move(rule));
    for (std::size_t k = 0; k < K; ++k) detail::attach(ys[k], node, static_cast<uint32_t>(k));
  }
  if (detail::is_observed()) {
    std::vector<const Variable*> observed;
    for (const Variable& x : inputs)
      if (x.defined()) observed.push_back(&x);
    for (const Variable& y : ys)
      detail::observe_result(name, y, {observed.data(), observed.size()});
  }
  return ys;
}

template <std::size_t N, class Rule, class... S>
Variable record_joint(const char* name, Array value, const std::array<Variable, N>& inputs,
                      Rule rule, const S&... saved) {
  return record_joint(name, std::array<Array, 1>{std::move(value)}, inputs, std::move(rule),
                      saved...)[0];
}

}  // namespace taper
