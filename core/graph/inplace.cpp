#include "taper/core/graph/inplace.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/strided.h"
#include "taper/core/runtime/observer.h"
#include "taper/core/tensor/shape.h"

namespace taper {

void check_writable(const char* op, const Variable& x) {
  for (std::size_t i = 0; i < x.sizes().size(); ++i)
    check(
        x.sizes()[i] <= 1 || x.strides()[i] != 0, op,
        "unsupported operation: more than one element of the written-to tensor refers to a single "
        "memory location. Please clone() the tensor before performing the operation. Got shape ",
        x.sizes(), " with strides ", x.strides());
  check_rebasable(op, x);
  if (detail::is_observed()) detail::observe_writing(op);
}

void check_rebasable(const char* op, const Variable& x) {
  if (!GradMode::is_enabled()) return;
  const ViewInfo* view = x.impl()->view.get();
  if (view == nullptr) {
    check(!x.requires_grad() || !x.is_leaf(), op,
          "a leaf Variable that requires grad is being used in an in-place operation. Got shape ",
          x.sizes(), "; change it under NoGradGuard or through data()");
    return;
  }
  const Variable base(view->base);
  check(
      !base.requires_grad() || !base.is_leaf(), op,
      "a view of a leaf Variable that requires grad is being used in an in-place operation. Got a "
      "view of shape ",
      x.sizes(), " of a leaf of shape ", base.sizes(),
      "; change it under NoGradGuard or through data()");
  check(
      !view->made_without_grad, op,
      "A view was created in no_grad mode and is being modified inplace with grad mode enabled. "
      "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify "
      "your code by moving both the view and the inplace either both inside the no_grad block (if "
      "you don't want the inplace to be tracked) or both outside (if you want the inplace to be "
      "tracked). Got shape ",
      x.sizes());
}

bool is_untracked(const Variable& x, std::initializer_list<const Variable*> sources) {
  if (!GradMode::is_enabled()) return true;
  bool tracked = x.requires_grad();
  for (const Variable* source : sources) tracked |= source->requires_grad();
  return !tracked;
}

void bump_version(const char* op, const Variable& x) {
  if (x.impl()->versioned) x.array().storage()->bump_version(op);
  if (detail::is_observed()) detail::observe_written(op);
}

Variable snapshot(const Variable& x) {
  Variable copy(kernel::clone(x.array()));
  copy.impl()->edge = x.gradient_edge();
  return copy;
}

void rebase(const Variable& x, const Variable& y) {
  VariableImpl& impl = *x.impl();
  if (impl.view == nullptr) {
    impl.edge = y.gradient_edge();
    ++impl.generation;
    detail::keep_retaining_grad(x.shared_impl());
  } else {
    VariableImpl& base = *impl.view->base;
    base.edge = record_overwrite(Variable(impl.view->base), y, x.array()).gradient_edge();
    ++base.generation;
    detail::keep_retaining_grad(impl.view->base);
  }
}

void assign(const char* op, const Variable& x, const Variable& y) {
  check(y.sizes() == x.sizes(), op, "output with shape ", x.sizes(),
        " doesn't match the broadcast shape ", y.sizes(),
        "; use an operation that returns a new tensor");
  const bool fits = is_floating_point(x.dtype()) ||
                    (!y.is_floating_point() && (x.dtype() != kBool || y.dtype() == kBool));
  check(fits, op, "result type ", y.dtype(), " can't be cast to the desired output type ",
        x.dtype());
  if (!is_untracked(x, {&y})) rebase(x, y);
  kernel::copy(x.array(), y.array());
  bump_version(op, x);
}

Variable& become_view(const char* op, const Variable& x, const Variable& y) {
  check_rebasable(op, x);
  if (is_untracked(x)) {
    x.set_data(y);
  } else {
    // The base of a view keeps its values and thereby its history.
    x.impl()->edge = y.gradient_edge();
    x.impl()->array = y.array();
    detail::keep_retaining_grad(x.shared_impl());
  }
  bump_version(op, x);
  return const_cast<Variable&>(x);
}

}  // namespace taper
