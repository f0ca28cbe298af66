#include "taper/core/record.h"

#include "taper/core/trace.h"
#include "taper/core/variable_impl.h"

namespace taper {

void detail::attach(Variable& y, std::shared_ptr<Node> node) {
  y.impl()->edge = Edge{std::move(node), 0};
  if (Tracer* tracer = current_tracer()) tracer->recorded(*y.impl()->edge.node, y);
}

Variable unrecorded(const char* op, Array value) {
  Variable y(std::move(value));
  if (detail::is_observed()) detail::observe_written(op);
  return y;
}

}  // namespace taper
