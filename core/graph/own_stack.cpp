#include "taper/core/graph/own_stack.h"

#include <exception>
#include <system_error>
#include <thread>

#include "taper/core/base/error.h"
#include "taper/core/graph/autocast.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/trace.h"
#include "taper/core/runtime/recorder.h"

namespace taper::detail {
namespace {

/// What is set for this thread, to be set for another.
class Modes {
 public:
  void set() const {
    GradMode::set_enabled(recording_);
    autocast::set_cpu_enabled(autocast_);
    set_current_tracer(tracer_);
    profiler::Recorder::set_current(recorder_);
  }

 private:
  const bool recording_ = GradMode::is_enabled(), autocast_ = autocast::is_cpu_enabled();
  Tracer* const tracer_ = current_tracer();
  profiler::Recorder* const recorder_ = profiler::Recorder::current();
};

}  // namespace

void on_own_stack(const std::function<void()>& f) {
  const Modes modes;
  std::exception_ptr error;
  const auto work = [&] {
    modes.set();
    try {
      f();
    } catch (...) {
      error = std::current_exception();
    }
  };
  try {
    std::thread(work).join();
  } catch (const std::system_error& refused) {
    throw Error(
        str("backward: passes inside of passes need stacks of their own, but the system gives "
            "no thread: ",
            refused.what()));
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace taper::detail
