#pragma once

#include "taper/core/graph/variable.h"

/// Mixed precision by PyTorch's rules for the CPU: while autocast is on in a thread, matrix
/// products round their float32 tensors to bfloat16, losses and prod() widen theirs to float32,
/// index_copy() takes the wider dtype of its tensors, and other operations take what they get. The
/// casts are recorded, so that the gradients of float32 tensors are float32.
namespace taper::autocast {

bool is_cpu_enabled();
void set_cpu_enabled(bool enabled);
/// The dtype of products: bfloat16. Setting another one throws.
ScalarType get_autocast_cpu_dtype();
void set_autocast_cpu_dtype(ScalarType dtype);

/// Leaves that require grad are cast once until the outermost scope ends, and again if they have
/// been changed in place since.
bool is_autocast_cache_enabled();
void set_autocast_cache_enabled(bool enabled);
void clear_cache();
/// How many scopes there are in this thread now. Who leaves the last one clears the cache.
int increment_nesting();
int decrement_nesting();

namespace detail {

Variable lower(const Variable& x);
Variable raise(const Variable& x);
/// Other arguments stay.
template <class T>
const T& lower(const T& x) {
  return x;
}
template <class T>
const T& raise(const T& x) {
  return x;
}

/// Sets autocast until the end of the scope.
class Mode {
 public:
  explicit Mode(bool enabled) : previous_(is_cpu_enabled()) { set_cpu_enabled(enabled); }
  ~Mode() { set_cpu_enabled(previous_); }
  Mode(const Mode&) = delete;
  Mode& operator=(const Mode&) = delete;

 private:
  bool previous_;
};

}  // namespace detail

/// What operations begin with while autocast is on: themselves without it, on cast tensors.
template <class F, class... X>
Variable lowered(F f, const X&... x) {
  const detail::Mode off(false);
  return f(detail::lower(x)...);
}
template <class F, class... X>
Variable raised(F f, const X&... x) {
  const detail::Mode off(false);
  return f(detail::raise(x)...);
}

}  // namespace taper::autocast

namespace taper {

/// Turns autocast on, or off, until the end of the scope: `with torch.autocast("cpu")`.
class AutocastGuard {
 public:
  explicit AutocastGuard(bool enabled = true, ScalarType dtype = kBFloat16) : mode_(enabled) {
    autocast::set_autocast_cpu_dtype(dtype);
    autocast::increment_nesting();
  }
  ~AutocastGuard() {
    if (autocast::decrement_nesting() == 0) autocast::clear_cache();
  }
  AutocastGuard(const AutocastGuard&) = delete;
  AutocastGuard& operator=(const AutocastGuard&) = delete;

 private:
  autocast::detail::Mode mode_;
};

}  // namespace taper
