#include "taper/core/thread_pool.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>

#include "taper/core/parallel.h"

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

// Never destroyed: its threads, which nobody waits for, may outlive static objects.
ThreadPool& ThreadPool::instance() {
  static ThreadPool* const pool = new ThreadPool;
  return *pool;
}

bool ThreadPool::is_inside() { return inside; }

bool ThreadPool::run(Job& job) {
  Lock lock(mutex_);
  if (job_ != nullptr) return false;
  start_threads(job.helpers);
  job_ = &job;
  jobs_.fetch_add(1, std::memory_order_release);
  lock.unlock();
  posted_.notify_all();
  lock.lock();
  take_shares(job, lock);
  lock.unlock();
  look_out([&] { return job.running.load(std::memory_order_acquire) == 0; });
  lock.lock();
  finished_.wait(lock, [&] { return job.running == 0; });
  job_ = nullptr;
  lock.unlock();
  if (job.error) std::rethrow_exception(job.error);
  return true;
}

void ThreadPool::take_shares(Job& job, Lock& lock) {
  inside = true;
  while (job.next < job.count) {
    const int64_t begin = job.next, end = std::min(begin + job.share, job.count);
    job.next = end;
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
  for (Lock lock(mutex_, std::defer_lock);;) {
    look_out([&] { return jobs_.load(std::memory_order_acquire) != seen; });
    lock.lock();
    posted_.wait(lock, [&] { return jobs_ != seen; });
    seen = jobs_;
    if (job_ != nullptr && number < job_->helpers) {
      take_shares(*job_, lock);
      if (job_->running == 0) finished_.notify_all();
    }
    lock.unlock();
  }
}

}  // namespace taper::detail
