#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "taper/core/tensor/generator.h"

namespace taper::data::detail {

/// What jobs do one after the other, each in its turn, while the rest of them overlaps.
class Turns {
 public:
  /// Calls f once all jobs of lower numbers have had their turns.
  template <class F>
  auto take(std::size_t number, F&& f) {
    std::unique_lock<std::mutex> lock(mutex_);
    passed_.wait(lock, [&] { return next_ == number; });
    const Passing passing{*this};
    return f();
  }
  /// Numbers start anew; no job is running.
  void restart() { next_ = 0; }

 private:
  struct Passing {  // whether f returns or throws
    Turns& turns;
    ~Passing() {
      ++turns.next_;
      turns.passed_.notify_all();
    }
  };
  std::mutex mutex_;
  std::condition_variable passed_;
  std::size_t next_ = 0;
};

/// Where a job is done, and when.
struct JobContext {
  std::size_t worker = 0, number = 0;
  Turns* turns = nullptr;  // null: jobs do not wait for each other
  /// Calls f in the order of the jobs; each of them does so once, or none.
  template <class F>
  auto in_turn(F&& f) const {
    return turns == nullptr ? f() : turns->take(number, f);
  }
};

/// Jobs that threads of its own do or, without threads, pop() does. In each of them
/// default_generator() is a stream that depends on the number of the job alone, so what it draws
/// does not depend on how many threads there are. One thread pushes and pops. A process that was
/// forked starts threads of its own.
class Jobs {
 public:
  using Product = std::shared_ptr<void>;
  using Job = std::function<Product(const JobContext&)>;
  using Timeout = std::optional<std::chrono::milliseconds>;
  /// What a job made or threw: a WorkerException, if it was a thread that did it.
  struct Result {
    Product product;
    std::exception_ptr error;
  };

  Jobs(std::size_t workers, bool ordered);
  /// Waits for the jobs that have begun.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  void push(Job job);
  /// Waits for the next result, in the order of the jobs or, unless ordered, of their ends; nothing
  /// if there are no jobs. Throws Error after the timeout.
  std::optional<Result> pop(Timeout timeout = std::nullopt);
  /// Forgets jobs and results once those that have begun are done. Numbers start anew, and with
  /// them streams that differ from those before.
  void drain();
  /// Ends the threads, too. The next job starts others.
  void join();
  /// How many jobs were pushed and not popped.
  std::size_t in_flight() const;

 private:
  struct State;
  bool is_forked() const;
  void start_threads();

  std::size_t workers_;
  bool ordered_;
  Generator seeds_;
  uint64_t seed_;
  std::size_t pushed_ = 0, popped_ = 0;
  std::unique_ptr<State> state_;
};

}  // namespace taper::data::detail
