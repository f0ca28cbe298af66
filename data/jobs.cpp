#include "taper/data/jobs.h"

#include <unistd.h>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/runtime/signals.h"
#include "taper/core/runtime/thread_pool.h"
#include "taper/core/tensor/random_stream.h"
#include "taper/data/worker_exception.h"

namespace taper::data::detail {
namespace {

constexpr uint64_t kGolden = 0x9E3779B97F4A7C15;  // its multiples lie far apart

struct Numbered {
  std::size_t number = 0;
  uint64_t seed = 0;
  Jobs::Job job;

  Jobs::Result run(std::size_t worker, Turns* turns) const {
    const RandomStreamGuard stream(seed + number * kGolden);
    try {
      return {job({worker, number, turns}), nullptr};
    } catch (...) {
      return {nullptr, std::current_exception()};
    }
  }
};

}  // namespace

/// What jobs do one after the other.
class Turns {
 public:
  /// Waits for the turn of a number, and passes it on.
  void take(std::size_t number) {
    std::unique_lock<std::mutex> lock(mutex_);
    passed_.wait(lock, [&] { return next_ == number; });
    lock.release();
  }
  void pass() {
    ++next_;
    passed_.notify_all();
    mutex_.unlock();
  }
  /// Numbers start anew; no job is running.
  void restart() { next_ = 0; }

 private:
  std::mutex mutex_;
  std::condition_variable passed_;
  std::size_t next_ = 0;
};

Turn::Turn(Turns& turns, std::size_t number) : turns_(turns) { turns_.take(number); }
Turn::~Turn() { turns_.pass(); }

struct Jobs::State {
  void work(std::size_t worker, bool ordered);

  std::mutex mutex;
  std::condition_variable posted, ended;
  std::deque<Numbered> waiting;
  std::map<std::size_t, Result> done;  // by number, or in the order in which they ended
  std::size_t running = 0, endings = 0;
  Turns turns;
  bool closing = false;
  std::vector<std::thread> threads;
  pid_t process = 0;  // of the threads
};

void Jobs::State::work(std::size_t worker, bool ordered) {
  const taper::detail::ThreadLimit alone(1);
  taper::detail::ThreadPool::work_alone();
  for (std::unique_lock<std::mutex> lock(mutex);;) {
    posted.wait(lock, [this] { return closing || !waiting.empty(); });
    if (closing) return;
    ++running;
    Numbered job = std::move(waiting.front());
    waiting.pop_front();
    lock.unlock();
    Result result = job.run(worker, ordered ? &turns : nullptr);
    if (result.error) result.error = std::make_exception_ptr(WorkerException(result.error));
    job.job = nullptr;
    lock.lock();
    --running;
    done.emplace(ordered ? job.number : endings++, std::move(result));
    ended.notify_all();
  }
}

// Not with the seed itself: a sampler may have begun there.
Jobs::Jobs(std::size_t workers, bool ordered)
    : workers_(workers),
      ordered_(ordered),
      seeds_(default_generator().current_seed() ^ kGolden),
      seed_(seeds_.random64()),
      state_(std::make_shared<State>()) {}

Jobs::~Jobs() { join(); }

bool Jobs::is_forked() const { return !state_->threads.empty() && state_->process != getpid(); }
std::size_t Jobs::in_flight() const { return is_forked() ? 0 : pushed_ - popped_; }

void Jobs::start_threads() {
  if (state_->threads.size() == workers_) return;
  const taper::detail::SignalsBlocked blocked;  // handlers run in the user's threads
  state_->process = getpid();
  try {
    for (std::size_t i = state_->threads.size(); i < workers_; ++i)
      state_->threads.emplace_back(
          [state = state_.get(), i, ordered = ordered_] { state->work(i, ordered); });
  } catch (const std::system_error& error) {
    throw Error(str("DataLoader: the system gives no thread for worker ", state_->threads.size(),
                    " of ", workers_, " (", error.what(), "); ask for fewer"));
  }
}

void Jobs::push(Job job) {
  if (is_forked()) drain();
  start_threads();
  {
    const std::lock_guard<std::mutex> lock(state_->mutex);
    state_->waiting.push_back({pushed_, seed_, std::move(job)});
  }
  ++pushed_;
  state_->posted.notify_one();
}

bool Jobs::pop(Result& result, Timeout timeout) {
  if (popped_ == pushed_) return false;
  check(!is_forked(), "DataLoader",
        "the process was forked while batches were on their way; call begin() in the new one");
  std::unique_lock<std::mutex> lock(state_->mutex);
  if (workers_ == 0) {
    const Numbered job = std::move(state_->waiting.front());
    state_->waiting.pop_front();
    lock.unlock();
    ++popped_;
    result = job.run(0, nullptr);
    return true;
  }
  auto& done = state_->done;
  const auto is_there = [&] {
    return !done.empty() && (!ordered_ || done.begin()->first == popped_);
  };
  if (!timeout)
    state_->ended.wait(lock, is_there);
  else if (!state_->ended.wait_for(lock, *timeout, is_there))
    throw Error(
        str("DataLoader: Timeout in DataLoader queue while waiting for next batch (timeout was ",
            timeout->count(), " ms)"));
  ++popped_;
  result = std::move(done.extract(done.begin()).mapped());
  return true;
}

void Jobs::drain() {
  if (is_forked()) {
    // Its threads and locks have stayed in the other process, so that it cannot be destroyed.
    static_cast<void>(new std::shared_ptr<State>(std::exchange(state_, std::make_shared<State>())));
  }
  std::unique_lock<std::mutex> lock(state_->mutex);
  const auto forgotten = std::exchange(state_->waiting, {});
  state_->ended.wait(lock, [this] { return state_->running == 0; });
  const auto results = std::exchange(state_->done, {});
  state_->endings = pushed_ = popped_ = 0;
  state_->turns.restart();
  seed_ = seeds_.random64();
  lock.unlock();
}

void Jobs::join() {
  drain();
  {
    const std::lock_guard<std::mutex> lock(state_->mutex);
    state_->closing = true;
  }
  state_->posted.notify_all();
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
  state_->closing = false;
}

}  // namespace taper::data::detail
