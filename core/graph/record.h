#pragma once

#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/pass.h"
#include "taper/core/graph/saved.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/runtime/observer.h"

namespace taper {

/// How rules take their arguments: `wrt(a, b, [](V g, V b) { return g * b; })`.
using V = const Variable&;

/// Among the values a rule saves, stands for the output of its operation.
struct Output {};
inline constexpr Output kOutput;

namespace detail {

/// One rule as the operation writes it; it lives only until record() has looked at it.
template <class F, class... S>
struct Wrt {
  const Variable& x;
  std::tuple<const S&...> saved;
  F rule;
};

template <class Arguments, std::size_t... I>
auto make_wrt(const Variable& x, const Arguments& arguments, std::index_sequence<I...>) {
  using F = std::decay_t<std::tuple_element_t<sizeof...(I), Arguments>>;
  return Wrt<F, std::decay_t<std::tuple_element_t<I, Arguments>>...>{
      x, {std::get<I>(arguments)...}, std::get<sizeof...(I)>(arguments)};
}

}  // namespace detail

/// "With respect to x": wrt(x, saved..., rule). The rule turns the cotangent g of the output, and
/// the saved values as they were at the operation, into the cotangent of x. Its shape may be the
/// one that x was broadcast to. A tensor that the rule needs must be saved, not captured.
template <class... SavedThenRule>
auto wrt(const Variable& x, const SavedThenRule&... arguments) {
  return detail::make_wrt(x, std::forward_as_tuple(arguments...),
                          std::make_index_sequence<sizeof...(SavedThenRule) - 1>());
}

namespace detail {

template <class F, std::size_t N>
struct KeptRule {
  F rule;
  std::array<Saved, N> saved;

  bool has_saved() const {
    if constexpr (N > 0) return saved[0].array().defined();
    return false;
  }
  Variable operator()(const Variable& g, const std::shared_ptr<Node>& node) const {
    return call(g, node, std::make_index_sequence<N>());
  }

 private:
  template <std::size_t... I>
  Variable call(const Variable& g, const std::shared_ptr<Node>& node,
                std::index_sequence<I...>) const {
    return rule(g, saved[I].unpack(node)...);
  }
};

inline Saved save(const Variable& x, const Array&) { return Saved(x); }
inline Saved save(const Output&, const Array& y) { return Saved(y); }

/// Leaves the saved values empty where x needs no cotangent: the rule will not run.
template <class F, class... S>
KeptRule<F, sizeof...(S)> keep(Wrt<F, S...>& w, const Array& y) {
  if (!w.x.requires_grad()) return {std::move(w.rule), {}};
  return std::apply(
      [&](const S&... s) {
        return KeptRule<F, sizeof...(S)>{std::move(w.rule), {save(s, y)...}};
      },
      w.saved);
}

/// A node with one output and one rule for each input.
template <class... Rules>
class RuleNode final : public Node {
 public:
  template <class... W>
  RuleNode(const char* name, const Array& y, W&... wrts)
      : Node(name), info_(y), edges_{wrts.x.gradient_edge()...}, rules_(keep(wrts, y)...) {
    bool saves = false;
    each([&](std::size_t, const auto& kept) { saves = saves || kept.has_saved(); });
    if (saves) readers().open();
  }

  ArrayRef<Edge> next_edges() const override { return {edges_.data(), edges_.size()}; }
  const OutputInfo& output(uint32_t) const override { return info_; }

  void backward(const std::shared_ptr<Node>& self, TensorList g, Pass& pass) override {
    each([&](std::size_t i, auto& kept) {
      if (pass.wants(edges_[i])) pass.deliver(*this, i, kept(g[0], self));
    });
  }
  std::vector<Array> saved() const override {
    std::vector<Array> out;
    const_cast<RuleNode*>(this)->each([&](std::size_t, auto& kept) {
      for (const Saved& s : kept.saved)
        if (s.array().defined()) out.push_back(s.array());
    });
    return out;
  }
  void release_saved() override {
    each([](std::size_t, auto& kept) {
      for (Saved& s : kept.saved) s.reset();
    });
  }

 private:
  template <class F>
  void each(F f) {
    std::apply(
        [&](auto&... kept) {
          std::size_t i = 0;
          (f(i++, kept), ...);
        },
        rules_);
  }

  OutputInfo info_;
  std::array<Edge, sizeof...(Rules)> edges_;
  std::tuple<Rules...> rules_;
};

/// Tells the profiler and anomaly mode that the operation has made y.
void observe_result(const char* op, const Variable& y, ArrayRef<const Variable*> inputs);

/// Attaches the node to the value: y is no longer a leaf.
void attach(Variable& y, std::shared_ptr<Node> node, uint32_t output_nr = 0);

}  // namespace detail

/// The one place where operations become nodes: y with `value`, and, where recording is on and
/// some input requires grad, a node named `name` with one rule for each wrt(). Inputs that need
/// no cotangent save nothing.
template <class... W>
Variable record(const char* name, Array value, W... wrts) {
  Variable y(std::move(value));
  // No short circuit: a view learns here what became of its base, before the new node is numbered.
  if (!GradMode::is_enabled()) {
    y.impl()->unrecorded = true;
  } else if ((int{wrts.x.requires_grad()} | ...) != 0 && y.is_floating_point()) {
    using Made = detail::RuleNode<decltype(detail::keep(wrts, y.array()))...>;
    detail::attach(y, make_node<Made>(name, y.array(), wrts...));
  }
  if (detail::is_observed()) detail::observe_result(name, y, {&wrts.x...});
  return y;
}

/// The result of an operation that has no derivative. Profiles know its name.
Variable unrecorded(const char* op, Array value);
/// What an operation makes beside that, for its rule for instance: profiles are not told of it, for
/// they took it for the end of an operation without a name. Undefined where the array is.
Variable unobserved(Array value);

/// The results of one operation that has no derivative, of which some may be undefined.
template <std::size_t N>
std::array<Variable, N> unrecorded(const char* op, const std::array<Array, N>& values) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < N; ++i)
    if (values[i].defined()) last = i;
  std::array<Variable, N> all;
  for (std::size_t i = 0; i < last; ++i) all[i] = unobserved(values[i]);
  if (values[last].defined()) all[last] = unrecorded(op, values[last]);
  return all;
}

}  // namespace taper
