#pragma once

#include <functional>

namespace taper::testing {

/// Calls f in a thread with a stack of 128 KiB and waits: what recurses a thousand calls deep dies.
void on_small_stack(const std::function<void()>& f);

}  // namespace taper::testing
