#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "taper/core/tensor/generator.h"

namespace taper::data::detail {

class Turns;

/// One job's turn, from when all jobs of lower numbers have had theirs.
class Turn {
 public:
  Turn(Turns& turns, std::size_t number);
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Turns& turns_;
};

/// Where a job is done, and when.
struct JobContext {
  std::size_t worker = 0, number = 0;
  Turns* turns = nullptr;  // null: jobs do not wait for each other
  /// Calls f in the order of the jobs, while the rest of them overlaps; each of them does so once,
  /// or none.
  template <class F>
  auto in_turn(F&& f) const {
    if (turns == nullptr) return f();
    const Turn turn(*turns, number);
    return f();
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
  /// Waits for the next result, in the order of the jobs or, unless ordered, of their ends; false
  /// if there are no jobs. Throws Error after the timeout.
  bool pop(Result& result, Timeout timeout = std::nullopt);
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
  std::shared_ptr<State> state_;  // a unique_ptr would take each user's compiler 1 MB more
};

}  // namespace taper::data::detail
