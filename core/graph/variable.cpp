#include "taper/core/graph/variable.h"

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/graph/hooks.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/graph/view.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/runtime/observer.h"
#include "taper/core/runtime/pool.h"
#include "taper/core/tensor/shape.h"

namespace taper {

const std::optional<Variable> kNoTensor;

Variable::Variable(Array value, bool requires_grad)
    : impl_(pool::make_shared<VariableImpl>(std::move(value))) {
  if (detail::is_observed()) detail::observe_value();
  if (requires_grad) set_requires_grad(true);
}

void detail::undefined_variable(const char* what) {
  throw Error(str(
      "Variable: Expected a proper Tensor but got None (or an undefined Tensor in C++): ", what,
      "; assign one before using it. A grad is undefined until backward() has run, and after it "
      "where the leaf did not take part"));
}

int64_t Variable::size(int64_t axis) const {
  return array().size(normalize_existing_axis("size", axis, dim()));
}

int64_t Variable::stride(int64_t axis) const {
  return strides()[static_cast<std::size_t>(normalize_existing_axis("stride", axis, dim()))];
}

TensorOptions Variable::options() const {
  return TensorOptions(scalar_type()).device(device()).layout(layout());
}

Scalar Variable::item() const {
  check(defined(), "item",
        "a Tensor with 0 elements cannot be converted to Scalar: the tensor is undefined");
  return kernel::item(array());
}

const Variable& Variable::set_requires_grad(bool requires_grad) const {
  check(!requires_grad || is_floating_point(), "requires_grad_",
        "Only Tensors of floating point and complex dtype can require gradients, got ",
        scalar_type(), "; convert with .to(kFloat)");
  check(requires_grad || is_leaf(), "requires_grad_",
        "you can only change requires_grad flags of leaf variables. If you want to use a computed "
        "variable in a subgraph that doesn't require differentiation use var_no_grad = "
        "var.detach(). Got a result of '",
        is_leaf() ? "" : grad_fn()->c_name(), "'");
  const bool has_history = this->requires_grad();
  if (requires_grad && !has_history) detail::begin_history(impl_);
  if (!requires_grad && has_history) impl_->frozen = std::move(impl_->edge.node);
  return *this;
}

void detail::begin_history(const std::shared_ptr<VariableImpl>& leaf) {
  if (leaf->frozen) {
    leaf->edge.node = std::move(leaf->frozen);
  } else {
    leaf->edge.node = make_node<AccumulateGrad>(leaf);
    leaf->generation += 2;
  }
}

bool Variable::is_leaf() const { return grad_fn() == nullptr; }

std::shared_ptr<Node> Variable::grad_fn() const {
  const Edge& edge = gradient_edge();
  return edge && edge.node->as_accumulate_grad() == nullptr ? edge.node : nullptr;
}

uint32_t Variable::output_nr() const { return gradient_edge().output_nr; }

const Variable& Variable::grad() const {
  const Variable& grad = mutable_grad();
  if (!grad.defined() && !impl_->retains_grad && grad_fn())
    TAPER_WARN(
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad "
        "attribute won't be populated during autograd.backward(). If you indeed want the .grad "
        "field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. "
        "If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor "
        "instead. Got the result of '",
        grad_fn()->c_name(), "'");
  return grad;
}

Variable& Variable::mutable_grad() const {
  if (!defined()) detail::undefined_variable();
  return impl_->grad;
}

void Variable::retain_grad() const {
  check(requires_grad(), "retain_grad", "can't retain_grad on Tensor that has requires_grad=False");
  if (is_leaf() || impl_->retains_grad) return;
  impl_->retains_grad = true;
  detail::keep_retaining_grad(impl_);
}

// An in-place change gives the tensor a new node: the grad kept is that of its value now.
void detail::keep_retaining_grad(const std::shared_ptr<VariableImpl>& impl) {
  const Node* node = impl->edge.node.get();
  if (!impl->retains_grad || node == nullptr) return;
  const auto hook = [node, weak = std::weak_ptr<VariableImpl>(impl)](const Variable& g) {
    const auto owner = weak.lock();
    if (owner && owner->edge.node.get() == node) detail::add_to_grad(*owner, Variable(g));
    return Variable();
  };
  impl->edge.node->hooks().add(impl->edge.output_nr, hook);
}

bool Variable::retains_grad() const { return impl_->retains_grad; }

Variable Variable::detach() const { return Variable(array()); }

Variable& Variable::detach_() const {
  check(!impl_->view, "detach_", "Can't detach views in-place. Use detach() instead.");
  if (is_leaf()) return const_cast<Variable&>(set_requires_grad(false));
  impl_->edge = Edge();
  return const_cast<Variable&>(*this);
}

Variable Variable::data() const {
  check(defined(), "data", "cannot call variable_data() on undefined tensor");
  Variable x(array());
  x.impl_->versioned = false;
  return x;
}

void Variable::set_data(const Variable& source) const {
  check(source.defined(), "set_data",
        "Attempted to call `variable.set_data(tensor)`, but `variable` and `tensor` have "
        "incompatible tensor type. The tensor is undefined");
  check(
      !requires_grad() || source.is_floating_point(), "set_data",
      "data set to a tensor that requires gradients must be floating point or complex dtype, got ",
      source.scalar_type());
  impl_->array = source.array();
  for (const std::shared_ptr<Node>& node : {impl_->edge.node, impl_->frozen})
    if (node && node->as_accumulate_grad() != nullptr)
      node->as_accumulate_grad()->set_output(source.array());
}

uint32_t Variable::_version() const { return array().storage()->version(); }

unsigned Variable::add_hook(std::function<Variable(const Variable&)> hook) const {
  check(requires_grad(), "register_hook",
        "cannot register a hook on a variable that doesn't require gradient");
  const Edge& edge = gradient_edge();
  return edge.node->hooks().add(edge.output_nr, std::move(hook));
}

void Variable::remove_hook(unsigned id) const {
  check(requires_grad(), "remove_hook", "Invalid index, no hook at position ", id,
        ", got a tensor that does not require grad");
  gradient_edge().node->hooks().remove(id);
}

}  // namespace taper
