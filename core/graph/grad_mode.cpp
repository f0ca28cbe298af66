#include "taper/core/graph/grad_mode.h"

namespace taper {
namespace {
thread_local bool enabled = true;
}

bool GradMode::is_enabled() { return enabled; }
void GradMode::set_enabled(bool on) { enabled = on; }

}  // namespace taper
