#pragma once

#include <memory>

#include "taper/core/graph/variable.h"

namespace taper {

/// How a view came to be: what it looks at, and whether writing through it can be recorded.
struct ViewInfo {
  std::shared_ptr<VariableImpl> base;
  uint32_t generation;     // of the base's history when the view's edge was made
  bool made_without_grad;  // under NoGradGuard: writing through it is then an error
};

/// What all handles of one tensor share.
struct VariableImpl {
  explicit VariableImpl(Array value) : array(std::move(value)) {}
  ~VariableImpl();
  VariableImpl(const VariableImpl&) = delete;
  VariableImpl& operator=(const VariableImpl&) = delete;

  Array array;
  Edge edge;  // AccumulateGrad for a leaf that requires grad
  Variable grad;
  std::unique_ptr<ViewInfo> view;
  uint32_t generation = 0;  // counts the changes of `edge` made by in-place operations
  bool retains_grad = false;
  bool unrecorded = false;  // made while nothing was recorded: for messages
  bool versioned = true;    // false: changes through this handle do not count (data())
};

namespace detail {
/// Where `impl` retains its grad, lets its node, which is new, provide it.
void keep_retaining_grad(const std::shared_ptr<VariableImpl>& impl);
/// If the base of a view got a new history since, gives the view the one that follows from it.
void refresh_view(const std::shared_ptr<VariableImpl>& view);
[[noreturn]] void undefined_variable();
}  // namespace detail

inline const Array& Variable::array() const {
  if (!impl_) detail::undefined_variable();
  return impl_->array;
}

inline const Edge& Variable::gradient_edge() const {
  if (!impl_) detail::undefined_variable();
  if (impl_->view) detail::refresh_view(impl_);
  return impl_->edge;
}

inline bool Variable::requires_grad() const { return impl_ && gradient_edge().node != nullptr; }

}  // namespace taper
