#include "taper/core/runtime/pool.h"

#include "taper/core/runtime/sanitizer.h"

namespace taper::pool::detail {
namespace {

constexpr uint32_t kMostKept = taper::detail::kAddressSanitizer ? 0 : 4096;

/// Objects may still be freed after the end of their thread.
thread_local bool gone = false;
struct End {
  ~End() {
    gone = true;
    for (Kept& list : kept) list.close();
  }
};
thread_local const End end;

}  // namespace

void Kept::close() {
  most_ = 0;
  while (void* const memory = take()) ::operator delete(memory);
}

void Kept::give_up(void* memory) {
  if (most_ == kMostKept || gone) return ::operator delete(memory);
  static_cast<void>(&end);  // from here on it exists, and will close the list
  most_ = kMostKept;
  keep(memory);
}

}  // namespace taper::pool::detail
