#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "taper/core/graph/variable.h"

namespace taper {

/// How a view came to be: what it looks at, null for what is no view, and whether changes that it
/// sees can be recorded.
struct ViewInfo {
  enum class Made { kRecording, kWithoutGrad, kInFunction, kAmongOthers };
  ViewInfo() = default;
  ViewInfo(ViewInfo&& other) noexcept { *this = std::move(other); }
  ViewInfo& operator=(ViewInfo&& other) noexcept {
    base = std::move(other.base);
    seen.store(other.seen.load(std::memory_order_relaxed), std::memory_order_relaxed);
    made = other.made;
    return *this;
  }
  explicit operator bool() const { return base != nullptr; }

  std::shared_ptr<VariableImpl> base;
  std::atomic<uint32_t> seen{0};  // the base's generation when the view's edge was made
  Made made = Made::kRecording;
};

/// What all handles of one tensor share.
struct VariableImpl {
  explicit VariableImpl(Array value) : array(std::move(value)) {}
  VariableImpl(const VariableImpl&) = delete;
  VariableImpl& operator=(const VariableImpl&) = delete;

  Array array;
  Edge edge;  // AccumulateGrad for a leaf that requires grad
  Variable grad;
  std::shared_ptr<Node> frozen;  // the node of a leaf while it does not require grad
  ViewInfo view;
  uint32_t generation = 0;  // counts, in steps of 2, the changes of `edge` that views must follow
  bool retains_grad = false;
  bool unrecorded = false;  // made while nothing was recorded: for messages
  bool versioned = true;    // false: changes through this handle do not count (data())
};

namespace detail {
/// Where `impl` retains its grad, lets its node, which is new, provide it.
void keep_retaining_grad(const std::shared_ptr<VariableImpl>& impl);
/// Makes a value without history a leaf that requires grad, the same leaf as it was before if it
/// once was one.
void begin_history(const std::shared_ptr<VariableImpl>& leaf);
/// Gives a view the history that follows from what its base's is now.
void refresh_view(const std::shared_ptr<VariableImpl>& view);
[[noreturn]] void undefined_variable(
    const char* what = "cannot call get_autograd_meta() on undefined tensor");
}  // namespace detail

inline const Array& Variable::array() const {
  if (!impl_) detail::undefined_variable();
  return impl_->array;
}

inline IntArrayRef Variable::strides() const {
  if (!impl_) detail::undefined_variable("strides() called on an undefined Tensor");
  return impl_->array.strides();
}

inline const Edge& Variable::gradient_edge() const {
  if (!impl_) detail::undefined_variable();
  if (impl_->view) detail::refresh_view(impl_);
  return impl_->edge;
}

inline bool Variable::requires_grad() const { return impl_ && gradient_edge().node != nullptr; }

}  // namespace taper
