#include "taper/core/runtime/observer.h"

#include "taper/core/runtime/recorder.h"

namespace taper::detail {

using profiler::Recorder;

void observe_allocation(std::size_t bytes) {
  if (Recorder* recorder = Recorder::current()) recorder->allocated(bytes);
}

void observe_value() {
  if (Recorder* recorder = Recorder::current()) recorder->value_made();
}

void observe_writing(const char* op) {
  if (Recorder* recorder = Recorder::current()) recorder->open_writing(op);
}

void observe_written(const char* op) {
  if (Recorder* recorder = Recorder::current()) recorder->finish(op);
}

void ObservedScope::open(profiler::Phase phase, const char* name) {
  recorder_ = Recorder::current();
  if (recorder_ != nullptr) depth_ = recorder_->open(phase, name);
}

void ObservedScope::close() {
  if (recorder_ == Recorder::current()) recorder_->close(depth_);
}

}  // namespace taper::detail
