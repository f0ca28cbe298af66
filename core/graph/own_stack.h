#pragma once

#include <functional>

namespace taper::detail {

/// Calls f on a stack of its own: in a new thread, which takes over the modes of this one while
/// this one waits. Throws what f throws.
void on_own_stack(const std::function<void()>& f);

}  // namespace taper::detail
