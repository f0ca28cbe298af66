#include "tests/support/small_stack.h"

#include <pthread.h>

#include "taper/core/base/error.h"

namespace taper::testing {
namespace {

void* call(void* f) {
  (*static_cast<const std::function<void()>*>(f))();
  return nullptr;
}

}  // namespace

void on_small_stack(const std::function<void()>& f) {
  constexpr std::size_t kBytes = 128 * 1024;
  pthread_attr_t attributes;
  pthread_t thread = 0;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kBytes);
  const int refused =
      pthread_create(&thread, &attributes, call, const_cast<void*>(static_cast<const void*>(&f)));
  pthread_attr_destroy(&attributes);
  check(refused == 0, "on_small_stack", "the system gives no thread, error ", refused);
  pthread_join(thread, nullptr);
}

}  // namespace taper::testing
