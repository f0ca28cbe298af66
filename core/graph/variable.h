#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "taper/core/graph/access.h"
#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/methods.h"
#include "taper/core/tensor/array.h"
#include "taper/core/tensor/options.h"

namespace taper {

/// Points at the producer of a value: one output of a node.
struct Edge {
  std::shared_ptr<Node> node;
  uint32_t output_nr = 0;
  explicit operator bool() const { return node != nullptr; }
};

/// A value that remembers where it came from. A Variable is a handle: copies are the same tensor.
/// Operations are both free functions and methods, see taper/core/ops/.
class Variable : public Methods<Variable>, public AccessMethods<Variable> {
 public:
  Variable() = default;
  explicit Variable(Array value, bool requires_grad = false);
  explicit Variable(std::shared_ptr<VariableImpl> impl) : impl_(std::move(impl)) {}

  Variable(const Variable&) = default;
  Variable(Variable&&) = default;
  Variable& operator=(const Variable&) & = default;
  Variable& operator=(Variable&&) & = default;
  /// x[0] = y writes y's values into x; so does x[0] = 1. Only a named handle is made another one.
  Variable& operator=(const Variable& source) && { return this == &source ? *this : copy_(source); }
  Variable& operator=(Scalar value) && { return fill_(value); }
  ~Variable() = default;

  bool defined() const { return impl_ != nullptr; }
  bool is_same(const Variable& other) const { return impl_ == other.impl_; }
  void reset() { impl_.reset(); }

  const Array& array() const;
  IntArrayRef sizes() const { return array().sizes(); }
  IntArrayRef strides() const;
  /// The size along an axis, which may be negative.
  int64_t size(int64_t axis) const;
  int64_t stride(int64_t axis) const;
  int64_t dim() const { return array().dim(); }
  int64_t ndimension() const { return dim(); }
  int64_t numel() const { return array().numel(); }
  std::size_t nbytes() const { return array().nbytes(); }
  int64_t element_size() const { return static_cast<int64_t>(taper::element_size(dtype())); }
  int64_t storage_offset() const { return array().offset(); }
  bool is_contiguous() const { return array().is_contiguous(); }
  ScalarType scalar_type() const { return array().dtype(); }
  TypeMeta dtype() const { return TypeMeta(scalar_type()); }
  Device device() const { return kCPU; }
  bool is_cpu() const { return true; }
  bool is_cuda() const { return false; }
  Layout layout() const { return kStrided; }
  TensorOptions options() const;
  bool is_floating_point() const { return taper::is_floating_point(scalar_type()); }
  /// The one element. Throws if there is not exactly one.
  Scalar item() const;
  using AccessMethods::item;

  // Autograd. A leaf was made by the user; it collects grad if it requires one.
  bool requires_grad() const;
  /// Makes a leaf require grad, or not. Throws for integers and for interior variables.
  const Variable& set_requires_grad(bool requires_grad) const;
  const Variable& requires_grad_(bool requires_grad = true) const {
    return set_requires_grad(requires_grad);
  }
  bool is_leaf() const;
  /// The node that made this value; null for a leaf.
  std::shared_ptr<Node> grad_fn() const;
  uint32_t output_nr() const;
  const Variable& grad() const;
  Variable& mutable_grad() const;
  void retain_grad() const;
  bool retains_grad() const;
  /// The same memory without history. Changes in place are seen by the original's version.
  Variable detach() const;
  Variable& detach_() const;
  /// Like detach(), but changes through it go unnoticed by autograd.
  Variable data() const;
  Variable tensor_data() const { return data(); }
  Variable variable_data() const { return data(); }
  void set_data(const Variable& source) const;
  uint32_t _version() const;

  /// Calls `hook` with this variable's cotangent in every backward pass; it may return another
  /// one. Returns an id for remove_hook().
  template <class Hook>
  unsigned register_hook(Hook hook) const;
  void remove_hook(unsigned id) const;

  /// Adds dL/dx to the grad of every leaf x (or of `inputs`) for L = sum(this * gradient); a
  /// scalar needs no gradient. Saved values are freed unless retain_graph; with create_graph the
  /// grads can be differentiated again.
  void backward(const Variable& gradient = {}, std::optional<bool> retain_graph = std::nullopt,
                bool create_graph = false, std::optional<TensorList> inputs = std::nullopt) const;

  /// Where the history of this value begins: what a new node's edge points at. Empty if none.
  const Edge& gradient_edge() const;
  VariableImpl* impl() const { return impl_.get(); }
  const std::shared_ptr<VariableImpl>& shared_impl() const { return impl_; }

 private:
  unsigned add_hook(std::function<Variable(const Variable&)> hook) const;
  std::shared_ptr<VariableImpl> impl_;
};

template <class Hook>
unsigned Variable::register_hook(Hook hook) const {
  if constexpr (std::is_void_v<std::invoke_result_t<Hook, Variable>>) {
    return add_hook([hook = std::move(hook)](const Variable& g) mutable {
      hook(g);
      return Variable();
    });
  } else {
    return add_hook(std::move(hook));
  }
}

}  // namespace taper

#include "taper/core/graph/variable_impl.h"
