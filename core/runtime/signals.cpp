#include "taper/core/runtime/signals.h"

#include <pthread.h>

#include <initializer_list>

namespace taper::detail {
namespace {

sigset_t all_but_faults() {
  sigset_t signals;
  sigfillset(&signals);
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS})
    sigdelset(&signals, fault);
  return signals;
}

}  // namespace

SignalsBlocked::SignalsBlocked() {
  static const sigset_t signals = all_but_faults();
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

SignalsBlocked::~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace taper::detail
