#include "taper/core/runtime/thread_pool.h"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "taper/core/runtime/parallel.h"
#include "taper/core/runtime/signals.h"

namespace taper::detail {
namespace {

thread_local bool inside = false;

/// Waits for `done` without sleeping, but not for long, and lets others have the processor.
template <class Done>
void look_out(Done done) {
  constexpr auto kPatience = std::chrono::microseconds(50);
  const auto start = std::chrono::steady_clock::now();
  while (!done() && std::chrono::steady_clock::now() - start < kPatience) {
#if defined(__x86_64__)
    for (int i = 0; i < 16 && !done(); ++i) __builtin_ia32_pause();
#endif
    std::this_thread::yield();
  }
}

}  // namespace

Job::Job(RangeFunction function, void* with, int64_t items, int64_t share_size, int threads)
    : f(function),
      context(with),
      count(items),
      share(share_size),
      helpers(threads - 1),
      parts(std::min(static_cast<std::size_t>(threads), kMostParts)) {
  const int64_t shares = (count + share - 1) / share, n = static_cast<int64_t>(parts);
  part = (shares + n - 1) / n * share;
  for (std::size_t i = 0; i < parts; ++i) next[i] = std::min(static_cast<int64_t>(i) * part, count);
}

int64_t Job::take(int number) {
  const std::size_t own = static_cast<std::size_t>(number) % parts;
  for (std::size_t i = 0; i < parts; ++i) {
    const std::size_t at = (own + i) % parts;
    const int64_t end = std::min((static_cast<int64_t>(at) + 1) * part, count);
    if (next[at] < end) return std::exchange(next[at], std::min(next[at] + share, end));
  }
  return count;
}

// Never destroyed: its threads, which nobody waits for, may outlive static objects. A process that
// was forked has none of them and makes itself a new pool; nobody is within the old one then.
ThreadPool& ThreadPool::instance() {
  static ThreadPool* pool = [] {
    pthread_atfork([] { instance().mutex_.lock(); }, [] { instance().mutex_.unlock(); },
                   [] {
                     pool = new ThreadPool;
                     threads_awake = 0;
                   });
    return new ThreadPool;
  }();
  return *pool;
}

bool ThreadPool::is_inside() { return inside; }
void ThreadPool::work_alone() { inside = true; }

bool ThreadPool::run(Job& job) {
  Lock lock(mutex_);
  if (job_ != nullptr) return false;
  start_threads(job.helpers);
  job_ = &job;
  jobs_.fetch_add(1, std::memory_order_release);
  lock.unlock();
  posted_.notify_all();
  lock.lock();
  take_shares(job, 0, lock);
  lock.unlock();
  look_out([&] { return job.running.load(std::memory_order_acquire) == 0; });
  lock.lock();
  finished_.wait(lock, [&] { return job.running == 0; });
  job_ = nullptr;
  lock.unlock();
  if (job.error) std::rethrow_exception(job.error);
  return true;
}

void ThreadPool::take_shares(Job& job, int number, Lock& lock) {
  inside = true;
  for (int64_t begin = job.take(number); begin < job.count; begin = job.take(number)) {
    const int64_t end = std::min(begin + job.share, job.count);
    ++job.running;
    lock.unlock();
    std::exception_ptr error;
    try {
      job.f(job.context, begin, end);
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    if (error) job.error = error;
    --job.running;
  }
  inside = false;
}

void ThreadPool::start_threads(int wanted) {
  if (threads_ >= wanted) return;
  const SignalsBlocked blocked;  // handlers run in the user's threads
  try {
    for (; threads_ < wanted; ++threads_)
      std::thread([this, number = threads_] { help(number); }).detach();
  } catch (const std::system_error&) {
    // The system gives no more threads: those that are there do.
  }
}

void ThreadPool::help(int number) {
  const ThreadLimit alone(1);
  uint64_t seen = 0;
  ++threads_awake;
  for (Lock lock(mutex_, std::defer_lock);;) {
    look_out([&] { return jobs_.load(std::memory_order_acquire) != seen; });
    lock.lock();
    if (jobs_ == seen) {
      --threads_awake;
      posted_.wait(lock, [&] { return jobs_ != seen; });
      ++threads_awake;
    }
    seen = jobs_;
    if (job_ != nullptr && number < job_->helpers) {
      take_shares(*job_, number + 1, lock);
      if (job_->running == 0) finished_.notify_all();
    }
    lock.unlock();
  }
}

}  // namespace taper::detail
