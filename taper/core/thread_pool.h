#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>

namespace taper::detail {

using RangeFunction = void (*)(void* context, int64_t begin, int64_t end);

/// f over [0, count), to be done in shares of `share` items, the last of which may be smaller.
struct Job {
  RangeFunction f;
  void* context;
  int64_t count, share;
  int helpers;  // how many threads may help
  int64_t next = 0;
  std::atomic<int> running{0};
  std::exception_ptr error{};
};

/// The threads that help with a job. Whoever is free takes the next share, the caller too, so a
/// thread that the system has put aside delays nobody. After a job they look out for the next one
/// for a moment before they go to sleep: handing over to them then takes less than a microsecond.
class ThreadPool {
 public:
  static ThreadPool& instance();
  /// Does the job; false if the pool is at another thread's. Throws what a share threw.
  bool run(Job& job);
  /// True in the threads that are doing a share.
  static bool is_inside();

 private:
  using Lock = std::unique_lock<std::mutex>;
  void start_threads(int wanted);
  void help(int number);
  void take_shares(Job& job, Lock& lock);

  std::mutex mutex_;
  std::condition_variable posted_, finished_;
  std::atomic<uint64_t> jobs_{0};  // how many there have been
  Job* job_ = nullptr;
  int threads_ = 0;
};

}  // namespace taper::detail
