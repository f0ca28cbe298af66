#include "taper/core/graph/anomaly.h"

#include <atomic>
#include <cmath>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/kernels/finite.h"
#include "taper/core/runtime/observer.h"

namespace taper {
namespace {

std::atomic<bool> is_on{false};

thread_local bool running_rules = false;

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
void AnomalyMode::set_enabled(bool enabled) {
  if (is_on.exchange(enabled) != enabled) detail::observers += enabled ? 1 : -1;
}

detail::RunningRules::RunningRules() : previous_(std::exchange(running_rules, true)) {}
detail::RunningRules::~RunningRules() { running_rules = previous_; }

void detail::examine_forward(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) {
  const Origin origin{str("inputs of shape ", shapes(inputs)), CallStack::capture()};
  if (y.impl()->edge) y.impl()->edge.node->set_origin(origin);
  const auto bad = running_rules ? std::nullopt : kernel::find_not_finite(y.array());
  if (!bad) return;
  for (const Variable* x : inputs)
    if (kernel::find_not_finite(x->array())) return;
  throw Error(str(op, ": forward made the first value that is not finite, got ",
                  describe(bad->second), " at element ", bad->first, " of a result of shape ",
                  y.sizes(), " from ", origin.describe()));
}

void detail::examine_backward(const Node& node, std::size_t i, TensorList cotangents,
                              const Variable& g) {
  const auto bad = kernel::find_not_finite(g.array());
  if (!bad) return;
  for (const Variable& c : cotangents)
    if (c.defined() && kernel::find_not_finite(c.array())) return;
  throw Error(str(node.name(), ": Function '", node.name(), "' returned ", describe(bad->second),
                  " values in its ", i, "th output, got ", describe(bad->second), " at element ",
                  bad->first, " of the gradient of shape ", g.sizes(), " for input ", i, ", from ",
                  node.origin()
                      ? node.origin()->describe()
                      : "unknown inputs; enable anomaly mode before the forward pass too, "
                        "to learn where it was recorded",
                  "; an infinite slope that where() or a mask hides is multiplied by 0 here, which "
                  "gives nan: make the argument safe inside instead"));
}

}  // namespace taper
