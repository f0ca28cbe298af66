#pragma once

#include <csignal>

namespace taper::detail {

/// While one lives, no signal is delivered to the calling thread, but for those that its own faults
/// raise; they wait. A thread that is started meanwhile never gets any.
class SignalsBlocked {
 public:
  SignalsBlocked();
  ~SignalsBlocked();
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_;
};

}  // namespace taper::detail
