#include "taper/core/runtime/recorder.h"

#include <algorithm>
#include <atomic>
#include <chrono>

namespace taper::profiler {
namespace {

thread_local Recorder* current_recorder = nullptr;

int64_t clock_now() {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Small numbers for the threads that have recorders.
int thread_number() {
  static std::atomic<int> threads{0};
  thread_local const int number = ++threads;
  return number;
}

}  // namespace

Recorder::Recorder() : origin_(clock_now()), previous_(current_recorder), thread_(thread_number()) {
  current_recorder = this;
  ++taper::detail::observers;
}

Recorder::~Recorder() { stop(); }

void Recorder::stop() {
  if (!running_) return;
  end_unnamed();
  running_ = false;
  current_recorder = previous_;
  --taper::detail::observers;
}

Recorder* Recorder::current() { return current_recorder; }
void Recorder::set_current(Recorder* recorder) { current_recorder = recorder; }

int64_t Recorder::now() {
  last_ = std::max(last_ + 1, clock_now() - origin_);
  return last_;
}

void Recorder::allocated(std::size_t bytes) {
  end_unnamed();
  if (begin_ < 0) {
    begin_ = now();
    begin_bytes_ = bytes_;
  }
  bytes_ += static_cast<int64_t>(bytes);
}

void Recorder::value_made() {
  end_unnamed();
  if (begin_ >= 0) made_ = now();
}

void Recorder::end_unnamed() {
  if (made_ >= 0) add({"unnamed", operation_phase(), begin_, begin_bytes_, false}, made_);
}

std::size_t Recorder::open(Phase phase, const char* name) {
  end_unnamed();
  begin_ = -1;
  open_.push_back({name, phase, now(), bytes_, true});
  return open_.size();
}

void Recorder::close(std::size_t depth) {
  if (open_.size() < depth) return;  // it belonged to a recorder before this one
  end_unnamed();
  open_.resize(depth);
  add(open_.back(), now());
  open_.pop_back();
}

void Recorder::open_writing(const char* op) {
  end_unnamed();
  begin_ = -1;
  open_.push_back({op, operation_phase(), now(), bytes_, false});
}

void Recorder::finish(const char* op) {
  for (std::size_t i = open_.size(); i > 0 && !open_[i - 1].is_scope; --i) {
    if (open_[i - 1].name != op) continue;
    close(i);
    return;
  }
  const bool began = begin_ >= 0;
  const int64_t begin = began ? begin_ : now();
  add({op, operation_phase(), begin, began ? begin_bytes_ : bytes_, false}, now());
}

void Recorder::add(const Open& opened, int64_t end) {
  events_.push_back({opened.name, opened.phase, opened.begin, end, bytes_ - opened.bytes});
  begin_ = made_ = -1;
}

Phase Recorder::operation_phase() const {
  const bool inside = std::any_of(open_.begin(), open_.end(),
                                  [](const Open& o) { return o.phase == Phase::kBackward; });
  return inside ? Phase::kRule : Phase::kForward;
}

std::vector<Event> Recorder::events() const {
  std::vector<Event> sorted = events_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Event& a, const Event& b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    int64_t around = static_cast<int64_t>(i) - 1;
    while (around >= 0 && sorted[static_cast<std::size_t>(around)].end < sorted[i].end)
      around = sorted[static_cast<std::size_t>(around)].parent;
    sorted[i].parent = around;
  }
  return sorted;
}

}  // namespace taper::profiler
