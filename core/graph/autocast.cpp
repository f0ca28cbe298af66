#include "taper/core/graph/autocast.h"

#include <unordered_map>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/ops/conversion.h"

namespace taper::autocast {
namespace {

/// A cast of a leaf, good as long as the leaf lives and has not been changed.
struct Cast {
  std::weak_ptr<VariableImpl> leaf;
  std::weak_ptr<Storage> storage;
  uint32_t changes = 0;
  Variable value;

  bool is_of(const Variable& x) const {
    return leaf.lock() == x.shared_impl() && storage.lock() == x.array().storage() &&
           changes == x.array().storage()->changes();
  }
};

struct State {
  bool enabled = false, caches = true;
  int nesting = 0;
  std::unordered_map<const VariableImpl*, Cast> cache;
};

State& state() {
  thread_local State state;
  return state;
}

}  // namespace

bool is_cpu_enabled() { return state().enabled; }
void set_cpu_enabled(bool enabled) { state().enabled = enabled; }

ScalarType get_autocast_cpu_dtype() { return kBFloat16; }
void set_autocast_cpu_dtype(ScalarType dtype) {
  check(dtype == kBFloat16, "autocast",
        "CPU Autocast only supports dtype of torch.bfloat16 currently, got ", dtype);
}

bool is_autocast_cache_enabled() { return state().caches; }
void set_autocast_cache_enabled(bool enabled) { state().caches = enabled; }
void clear_cache() { state().cache.clear(); }
int increment_nesting() { return ++state().nesting; }
int decrement_nesting() { return --state().nesting; }

Variable detail::raise(const Variable& x) {
  return x.defined() && x.dtype() == kBFloat16 ? to(x, kFloat) : x;
}

Variable detail::lower(const Variable& x) {
  if (!x.defined() || x.dtype() != kFloat) return x;
  State& s = state();
  const bool keeps = s.caches && s.nesting > 0 && GradMode::is_enabled() && x.requires_grad() &&
                     x.is_leaf() && !x.impl()->view;
  if (!keeps) return to(x, kBFloat16);
  Cast& cast = s.cache[x.impl()];
  if (!cast.is_of(x)) {
    const std::shared_ptr<Storage>& storage = x.array().storage();
    cast = {x.shared_impl(), storage, storage->changes(), to(x, kBFloat16)};
  }
  return cast.value;
}

}  // namespace taper::autocast
