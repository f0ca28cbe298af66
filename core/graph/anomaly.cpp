#include "taper/core/graph/anomaly.h"

#include <atomic>
#include <cmath>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/kernels/finite.h"
#include "taper/core/runtime/observer.h"

namespace taper {
namespace {

std::atomic<bool> is_on{false}, checks_nan{true};

thread_local bool running_rules = false;
/// The node whose rules run.
thread_local const Node* running = nullptr;

void print_tracebacks(const Node& node) {
  const Origin* origin = node.origin();
  warn(str("Error detected in ", node.name(),
           ". Traceback of forward call that caused the error:\n",
           origin == nullptr ? "unknown: anomaly mode was off then" : origin->calls.describe()));
  if (origin == nullptr) return;
  for (const Origin* by = origin->induced_by.get(); by != nullptr; by = by->induced_by.get())
    warn(str("\n\nPrevious calculation was induced by ", by->op,
             ". Traceback of forward call that induced the previous calculation:\n",
             by->calls.describe()));
}

std::string shapes(ArrayRef<const Variable*> inputs) {
  std::string text;
  for (const Variable* x : inputs) text += str(text.empty() ? "" : ", ", x->sizes());
  return text;
}

const char* describe(double value) {
  return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

}  // namespace

bool AnomalyMode::is_enabled() { return is_on.load(std::memory_order_relaxed); }
bool AnomalyMode::should_check_nan() { return checks_nan.load(std::memory_order_relaxed); }
void AnomalyMode::set_enabled(bool enabled, bool check_nan) {
  checks_nan = check_nan;
  if (is_on.exchange(enabled) != enabled) detail::observers += enabled ? 1 : -1;
}

autograd::DetectAnomalyGuard::DetectAnomalyGuard(bool check_nan)
    : enabled_(AnomalyMode::is_enabled()), check_nan_(AnomalyMode::should_check_nan()) {
  TAPER_WARN_ONCE(
      "This mode should be enabled only for debugging as the different tests will slow down your "
      "program execution.");
  AnomalyMode::set_enabled(true, check_nan);
}

void detail::run_examined(const Node& node, const std::function<void()>& rules) {
  const Node* const outer = std::exchange(running, &node);
  try {
    rules();
  } catch (...) {
    running = outer;
    print_tracebacks(node);
    throw;
  }
  running = outer;
}

detail::RunningRules::RunningRules() : previous_(std::exchange(running_rules, true)) {}
detail::RunningRules::~RunningRules() { running_rules = previous_; }

void detail::examine_forward(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) {
  const Origin origin{op, str("inputs of shape ", shapes(inputs)), CallStack::capture(),
                      running == nullptr ? nullptr : running->shared_origin()};
  if (y.impl()->edge) y.impl()->edge.node->set_origin(origin);
  if (running_rules || !AnomalyMode::should_check_nan()) return;
  const auto bad = kernel::find_not_finite(y.array());
  if (!bad) return;
  for (const Variable* x : inputs)
    if (kernel::find_not_finite(x->array())) return;
  throw Error(str("forward: Function '", op, "' returned ", describe(bad->second),
                  " values in its 0th output. It made the first value that is not finite, got ",
                  describe(bad->second), " at element ", bad->first, " of a result of shape ",
                  y.sizes(), " from ", origin.describe()));
}

void detail::examine_backward(const Node& node, std::size_t i, TensorList cotangents,
                              const Variable& g) {
  if (!AnomalyMode::should_check_nan()) return;
  const auto bad = kernel::find_not_finite(g.array());
  if (!bad) return;
  for (const Variable& c : cotangents)
    if (c.defined() && kernel::find_not_finite(c.array())) return;
  throw Error(str("backward: Function '", node.name(), "' returned ", describe(bad->second),
                  " values in its ", i, "th output. Got ", describe(bad->second), " at element ",
                  bad->first, " of the gradient of shape ", g.sizes(), " for input ", i, ", from ",
                  node.origin()
                      ? node.origin()->describe()
                      : "unknown inputs; enable anomaly mode before the forward pass too, "
                        "to learn where it was recorded",
                  "; an infinite slope that where() or a mask hides is multiplied by 0 here, which "
                  "gives nan: make the argument safe inside instead"));
}

}  // namespace taper
