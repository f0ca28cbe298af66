#include "taper/core/graph/trace.h"

#include <utility>

namespace taper {
namespace {
thread_local Tracer* current = nullptr;
}

Tracer* current_tracer() { return current; }
void detail::set_current_tracer(Tracer* tracer) { current = tracer; }

TraceGuard::TraceGuard(Tracer& tracer) : previous_(std::exchange(current, &tracer)) {}
TraceGuard::~TraceGuard() { current = previous_; }

}  // namespace taper
