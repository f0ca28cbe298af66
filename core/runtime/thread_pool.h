#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>

namespace taper::detail {

using RangeFunction = void (*)(void* context, int64_t begin, int64_t end);

/// f over [0, count), to be done in shares of `share` items, the last of which may be smaller. Each
/// thread has a part of its own, the same in every job over as many items: what it wrote in one is
/// still in its cache in the next.
struct Job {
  static constexpr std::size_t kMostParts = 64;  // more threads begin in the same ones

  Job(RangeFunction function, void* with, int64_t items, int64_t share_size, int threads);
  /// Where the next share for a thread begins: in its own part, or else in any; `count` if all is
  /// done or being done.
  int64_t take(int number);

  RangeFunction f;
  void* context;
  int64_t count, share, part;
  int helpers;  // how many threads may help the caller
  std::size_t parts;
  std::array<int64_t, kMostParts> next;  // in each part
  std::atomic<int> running{0};
  std::exception_ptr error{};
};

/// The threads that help with a job. Whoever is free takes the next share, the caller too, so a
/// thread that the system has put aside delays nobody much. After a job they look out for the next
/// one for a moment before they go to sleep: handing over to them then takes less than a
/// microsecond.
class ThreadPool {
 public:
  static ThreadPool& instance();
  /// Does the job; false if the pool is at another thread's. Throws what a share threw.
  bool run(Job& job);
  /// True in the threads that are doing a share, and in those that work alone.
  static bool is_inside();
  /// The calling thread never asks for help from now on.
  static void work_alone();

 private:
  using Lock = std::unique_lock<std::mutex>;
  void start_threads(int wanted);
  void help(int number);
  void take_shares(Job& job, int number, Lock& lock);

  std::mutex mutex_;
  std::condition_variable posted_, finished_;
  std::atomic<uint64_t> jobs_{0};  // how many there have been
  Job* job_ = nullptr;
  int threads_ = 0;
};

}  // namespace taper::detail
