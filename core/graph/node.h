#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "taper/core/base/call_stack.h"
#include "taper/core/graph/readers.h"
#include "taper/core/graph/variable.h"
#include "taper/core/runtime/pool.h"
#include "taper/core/tensor/array.h"

namespace taper {

class Pass;
class AccumulateGrad;
class Hooks;

namespace detail {
struct Destroy;
}

/// What a node knows of one value it produced: a cotangent must have the same sizes and dtype.
struct OutputInfo {
  OutputInfo(const Array& y) : geometry(y.geometry()), dtype(y.dtype()) {}
  const Dims& sizes() const { return geometry->sizes; }
  GeometryRef geometry;
  ScalarType dtype;
};

/// From what, and by whose call, an operation was recorded.
struct Origin {
  std::string op, inputs;
  CallStack calls;
  /// Of the node whose rule recorded it, for derivatives of derivatives.
  std::shared_ptr<const Origin> induced_by;
  std::string describe() const { return inputs + ", recorded in " + calls.describe(); }
};

/// One recorded operation: edges to the producers of its inputs, and the rules that turn the
/// cotangent of its output into theirs. Edges point to older nodes only, and a node owns neither
/// its output nor, through a saved value, anything that owns it: the graph has no cycles.
class Node {
 public:
  virtual ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  /// The operation, for instance "mul".
  std::string name() const { return name_; }
  const char* c_name() const { return name_; }
  /// Nodes are numbered as they are made, so every edge leads to a smaller number.
  uint64_t sequence_nr() const { return sequence_nr_; }
  virtual ArrayRef<Edge> next_edges() const = 0;
  virtual std::size_t num_outputs() const { return 1; }
  virtual const OutputInfo& output(uint32_t output_nr) const = 0;

  /// Runs the rules: gets the cotangent of each output (undefined stands for zero) and hands the
  /// cotangent of each input that `pass` wants to pass.deliver(). `self` owns this node.
  virtual void backward(const std::shared_ptr<Node>& self, TensorList g, Pass& pass) = 0;
  /// The values kept for backward; empty after release_saved().
  virtual std::vector<Array> saved() const { return {}; }
  virtual void release_saved() {}
  /// Not null for the end of the line: the node that adds to a leaf's grad.
  virtual AccumulateGrad* as_accumulate_grad() { return nullptr; }

  /// Guards the values that release_saved() frees.
  Readers& readers() { return readers_; }

  /// Functions run on an output's cotangent, summed over its uses, before backward().
  Hooks& hooks();
  bool has_hooks() const;
  void run_hooks(uint32_t output_nr, Variable& g) const {
    if (const Extras* extras = extras_.load(std::memory_order_acquire))
      run_hooks_of(*extras, output_nr, g);
  }

  /// What the user calls the value, such as "0.weight" for a parameter; empty if nothing.
  const std::string& label() const;
  void set_label(std::string label);

  /// What the operation was made from and where; noted in anomaly mode only, otherwise null.
  const Origin* origin() const { return shared_origin().get(); }
  std::shared_ptr<const Origin> shared_origin() const;
  void set_origin(Origin origin);

  static void* operator new(std::size_t bytes) { return pool::allocate(bytes); }
  static void operator delete(void* memory, std::size_t bytes) noexcept {
    pool::deallocate(memory, bytes);
  }

 protected:
  explicit Node(const char* name);
  /// Makes this the newest node, once its edges are known.
  void renumber();

 private:
  friend struct detail::Destroy;
  struct Extras;
  Extras& extras();
  static void run_hooks_of(const Extras& extras, uint32_t output_nr, Variable& g);

  const char* name_;
  uint64_t sequence_nr_;
  std::atomic<Extras*> extras_{nullptr};
  Node* next_ = nullptr;  // among those that are to be destroyed
  Readers readers_;
};

/// The history of a leaf that requires grad. It belongs to the leaf and does not keep it alive.
class AccumulateGrad final : public Node {
 public:
  explicit AccumulateGrad(const std::shared_ptr<VariableImpl>& leaf);
  ~AccumulateGrad() override;

  ArrayRef<Edge> next_edges() const override { return {}; }
  const OutputInfo& output(uint32_t) const override { return info_; }
  void set_output(const Array& value) { info_ = value; }
  void backward(const std::shared_ptr<Node>&, TensorList, Pass&) override {}
  AccumulateGrad* as_accumulate_grad() override { return this; }

  /// The leaf, or an undefined Variable if nobody holds it any more.
  Variable variable() const;
  /// leaf.grad += g, unless the leaf is frozen. Safe to call from several threads at once.
  void accumulate(Variable&& g);

 private:
  std::weak_ptr<VariableImpl> leaf_;
  OutputInfo info_;
};

namespace detail {
/// The operations and leaves that the roots were computed from, oldest first.
std::vector<Node*> nodes_behind(TensorList roots);
/// of.grad += g, in memory that nobody else has; recorded while recording is on.
void add_to_grad(VariableImpl& of, Variable&& g);

/// Destroys a node, and what nobody holds any more after that, without recursion.
struct Destroy {
  void operator()(Node* node) const noexcept;
};
}  // namespace detail

/// A node whose end is no deeper in calls than that of one node, however long the chain behind it.
template <class N, class... Arguments>
std::shared_ptr<N> make_node(Arguments&&... arguments) {
  return std::shared_ptr<N>(new N(std::forward<Arguments>(arguments)...), detail::Destroy(),
                            pool::Allocator<N>());
}

/// How many recorded operations are alive; tests compare it with 0.
int64_t live_nodes();

}  // namespace taper
