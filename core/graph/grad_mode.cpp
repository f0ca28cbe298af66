#include "taper/core/graph/grad_mode.h"

#include <utility>

namespace taper {
namespace {
thread_local bool inference = false;
}  // namespace

InferenceMode::InferenceMode(bool enabled)
    : AutoGradMode(!enabled), previous_(std::exchange(inference, enabled)) {}
InferenceMode::~InferenceMode() { inference = previous_; }
bool InferenceMode::is_enabled() { return inference; }

}  // namespace taper
