#include "taper/core/graph/record.h"

#include "taper/core/graph/anomaly.h"
#include "taper/core/graph/trace.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/runtime/pool.h"

namespace taper {

void detail::observe_result(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) {
  observe_written(op);
  if (Tracer* tracer = current_tracer()) tracer->computed(op, y, inputs);
  if (AnomalyMode::is_enabled()) examine_forward(op, y, inputs);
}

void detail::attach(Variable& y, std::shared_ptr<Node> node, uint32_t output_nr) {
  y.impl()->edge = Edge{std::move(node), output_nr};
  if (Tracer* tracer = current_tracer()) tracer->recorded(*y.impl()->edge.node, y);
}

Variable unrecorded(const char* op, Array value) {
  Variable y(std::move(value));
  y.impl()->unrecorded = !GradMode::is_enabled();
  if (detail::is_observed()) {
    detail::observe_written(op);
    if (Tracer* tracer = current_tracer()) tracer->computed(op, y, {});
  }
  return y;
}

Variable unobserved(Array value) {
  if (!value.defined()) return {};
  return Variable(pool::make_shared<VariableImpl>(std::move(value)));
}

}  // namespace taper
