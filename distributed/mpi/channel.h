#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <string>

#include "taper/distributed/mpi/operation.h"

namespace taper::mpi {

/// A group's connection: its operations under way, and what is known of ranks that failed. All
/// operations fail once one has.
class Channel {
 public:
  using Milliseconds = std::chrono::milliseconds;

  /// The connection of these ranks of all, or of all if none are given; null at other ranks. To be
  /// called by all ranks.
  static std::shared_ptr<Channel> open(const std::vector<int>& ranks, Milliseconds timeout);
  Channel(MPI_Comm members, Milliseconds timeout);
  /// Parts from the others when all have come to this point; see leave().
  ~Channel();
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  int rank() const { return rank_; }
  int size() const { return size_; }

  std::shared_ptr<Operation> collective(const char* name, const std::string& call,
                                        Collective::Start start, std::function<void()> finish);
  std::shared_ptr<Operation> send(const Array& array, int to, int tag);
  std::shared_ptr<Operation> receive(const Array& array, int from, int tag,
                                     std::function<void()> finish);

  /// Lets all operations go on, without waiting.
  void progress();
  /// Waits for an operation, at most `timeout`, or what the group allows if it is not positive;
  /// then throws what went wrong.
  void wait(const Operation& operation, Milliseconds timeout);

  /// Tells the others that this rank has failed.
  void fail(const std::string& what);
  /// Waits until all others leave, too, and for what nobody has waited for; or fails if the program
  /// is leaving by an exception.
  void leave() noexcept;
  bool is_broken() const { return !broken_.empty(); }

 private:
  std::shared_ptr<Operation> add(std::shared_ptr<Operation> operation);
  void advance_all();
  void hear();
  void tell(const std::string& note) const;
  void break_off(const std::string& why);
  std::string overdue(const Operation& operation, Milliseconds timeout);
  std::vector<int> silent_ranks();
  void wait_until_over(const Operation& operation, Milliseconds timeout);

  Lines lines_{};
  int rank_ = 0, size_ = 0;
  const Milliseconds timeout_;
  std::deque<std::shared_ptr<Operation>> under_way_;
  std::string broken_;
  bool left_ = false;
};

}  // namespace taper::mpi
