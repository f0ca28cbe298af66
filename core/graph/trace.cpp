#include "taper/core/graph/trace.h"

#include <utility>

namespace taper {
namespace {
thread_local Tracer* current = nullptr;
}

Tracer* detail::find_tracer() { return current; }
void detail::set_current_tracer(Tracer* tracer) { current = tracer; }

// A tracer also hears what is told to those who are known to watch.
TraceGuard::TraceGuard(Tracer* tracer) : previous_(std::exchange(current, tracer)) {
  ++detail::observers;
}
TraceGuard::~TraceGuard() {
  --detail::observers;
  current = previous_;
}

void TracePart::enter(const std::string& path) {
  tracer_ = current;
  if (tracer_ != nullptr) tracer_->entered(path);
}

void TracePass::begin(const char* call, TensorList roots, bool retain_graph, bool create_graph) {
  tracer_ = current;
  if (tracer_ != nullptr) tracer_->began(call, roots, retain_graph, create_graph);
}

}  // namespace taper
