#include "taper/core/graph/inplace.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/trace.h"
#include "taper/core/graph/view.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/strided.h"
#include "taper/core/runtime/observer.h"
#include "taper/core/tensor/shape.h"

namespace taper {

void check_no_overlap(const char* op, const Array& x) {
  for (std::size_t i = 0; i < x.sizes().size(); ++i)
    check(
        x.sizes()[i] <= 1 || x.strides()[i] != 0 || x.numel() == 0, op,
        "unsupported operation: more than one element of the written-to tensor refers to a single "
        "memory location. Please clone() the tensor before performing the operation. Got shape ",
        x.sizes(), " with strides ", x.strides());
}

void check_writable(const char* op, const Variable& x, bool one_value) {
  if (!one_value) check_no_overlap(op, x.array());
  if (!is_untracked(x)) check_rebasable(op, x);
  if (!detail::is_observed()) return;
  detail::observe_writing(op);
  if (Tracer* tracer = current_tracer()) tracer->writing(op, x);
}

void check_rebasable(const char* op, const Variable& x) {
  const ViewInfo& view = x.impl()->view;
  if (!view) {
    check(!x.requires_grad() || !x.is_leaf(), op,
          "a leaf Variable that requires grad is being used in an in-place operation. Got shape ",
          x.sizes(), "; change it under NoGradGuard or through data()");
    return;
  }
  detail::check_followable(op, *x.impl(), "is being");
  const Variable base(view.base);
  check(
      !x.requires_grad() || !base.is_leaf(), op,
      "a view of a leaf Variable that requires grad is being used in an in-place operation. Got a "
      "view of shape ",
      x.sizes(), " of a leaf of shape ", base.sizes(),
      "; change it under NoGradGuard or through data()");
}

bool detail::requires_grad_any(const Variable& x, std::initializer_list<const Variable*> sources) {
  bool tracked = x.requires_grad();
  for (const Variable* source : sources) tracked |= source->requires_grad();
  return tracked;
}

void bump_version(const char* op, const Variable& x) {
  x.array().storage()->bump_version(op, x.impl()->versioned);
  if (!detail::is_observed()) return;
  detail::observe_written(op);
  if (Tracer* tracer = current_tracer()) tracer->written(op, x);
}

Variable snapshot(const Variable& x) {
  Variable copy(kernel::clone(x.array()));
  copy.impl()->edge = x.gradient_edge();
  return copy;
}

void rebase(const Variable& x, const Variable& y) {
  const std::shared_ptr<VariableImpl>& changed =
      x.impl()->view ? x.impl()->view.base : x.shared_impl();
  changed->edge = x.impl()->view ? record_overwrite(Variable(changed), y, x.array()).gradient_edge()
                                 : y.gradient_edge();
  changed->generation += 2;
  detail::keep_retaining_grad(changed);
}

void assign(const char* op, const Variable& x, const Variable& y) {
  check(y.sizes() == x.sizes(), op, "output with shape ", x.sizes(),
        " doesn't match the broadcast shape ", y.sizes(),
        "; use an operation that returns a new tensor");
  const bool fits = is_floating_point(x.dtype()) ||
                    (!y.is_floating_point() && (x.dtype() != kBool || y.dtype() == kBool));
  check(fits, op, "result type ", y.dtype(), " can't be cast to the desired output type ",
        x.dtype());
  if (!is_untracked(x, {&y})) {
    check_rebasable(op, x);
    rebase(x, y.to(x.dtype()));
  }
  kernel::copy(x.array(), y.array());
  bump_version(op, x);
}

Variable& become_view(const char* op, const Variable& x, const Variable& y) {
  if (is_untracked(x)) {
    x.set_data(y);
  } else {
    check_rebasable(op, x);
    // The base of a view keeps its values and thereby its history.
    x.impl()->edge = y.gradient_edge();
    x.impl()->array = y.array();
    detail::keep_retaining_grad(x.shared_impl());
  }
  bump_version(op, x);
  return const_cast<Variable&>(x);
}

}  // namespace taper
