#pragma once

#include <exception>
#include <vector>

#include "taper/core/graph/variable.h"
#include "taper/distributed/c10d/types.h"

namespace taper::c10d {

/// An operation under way. It moves on whenever the program calls its group, or a work of it.
class Work {
 public:
  virtual ~Work() = default;
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  /// Whether it is over, well or not. Does not wait.
  virtual bool isCompleted() = 0;
  /// Whether it is over and went well.
  virtual bool isSuccess() const = 0;
  /// What went wrong; null if nothing did.
  virtual std::exception_ptr exception() const = 0;
  /// Who sent what recvAnysource() received.
  virtual int sourceRank() const = 0;
  /// The tensors that it wrote.
  virtual std::vector<Variable> result() = 0;
  /// Waits until it is over, and throws what went wrong: also that a rank differs, fails or does
  /// not come in time. Returns true.
  virtual bool wait(std::chrono::milliseconds timeout = kNoTimeout) = 0;
  void synchronize() { wait(); }
  /// Ends all processes of the group.
  virtual void abort() = 0;
  OpType retrieveOpType() const { return type_; }

 protected:
  explicit Work(OpType type) : type_(type) {}

 private:
  const OpType type_;
};

/// Processes that work together, numbered from 0: ranks. All call the same operations in the same
/// order. Tensors are of any dtype and layout; each list holds one.
/// What a kind of group does not have throws.
class ProcessGroup {
 public:
  using Work = c10d::Work;
  using WorkPtr = intrusive_ptr<c10d::Work>;

  virtual ~ProcessGroup() = default;
  ProcessGroup(const ProcessGroup&) = delete;
  ProcessGroup& operator=(const ProcessGroup&) = delete;

  int getRank() const { return rank_; }
  int getSize() const { return size_; }
  virtual std::string getBackendName() const = 0;

  /// The tensor becomes what the root's is.
  virtual WorkPtr broadcast(std::vector<Variable>& tensors, const BroadcastOptions& options = {});
  /// The tensor becomes the sum, or another reduction, of those of all ranks.
  virtual WorkPtr allreduce(std::vector<Variable>& tensors, const AllreduceOptions& options = {});
  /// The same for the root's alone.
  virtual WorkPtr reduce(std::vector<Variable>& tensors, const ReduceOptions& options = {});
  /// outputs[0][r] becomes the input of rank r.
  virtual WorkPtr allgather(std::vector<std::vector<Variable>>& outputs,
                            std::vector<Variable>& inputs, const AllgatherOptions& options = {});
  /// The same at the root; the others give no outputs.
  virtual WorkPtr gather(std::vector<std::vector<Variable>>& outputs, std::vector<Variable>& inputs,
                         const GatherOptions& options = {});
  /// The output becomes the root's inputs[0][rank]; the others give no inputs.
  virtual WorkPtr scatter(std::vector<Variable>& outputs,
                          std::vector<std::vector<Variable>>& inputs,
                          const ScatterOptions& options = {});
  /// The output becomes the sum, or another reduction, of inputs[0][rank] of all ranks.
  virtual WorkPtr reduce_scatter(std::vector<Variable>& outputs,
                                 std::vector<std::vector<Variable>>& inputs,
                                 const ReduceScatterOptions& options = {});
  /// Over when all ranks have called it.
  virtual WorkPtr barrier(const BarrierOptions& options = {});
  virtual WorkPtr send(std::vector<Variable>& tensors, int dstRank, int tag);
  virtual WorkPtr recv(std::vector<Variable>& tensors, int srcRank, int tag);
  virtual WorkPtr recvAnysource(std::vector<Variable>& tensors, int tag);

  /// Lets operations under way move on, without waiting.
  virtual void progress() {}
  /// Tells all other ranks that this one cannot go on: what they wait for throws `what`, too.
  virtual void fail(const std::string& /*what*/) {}

 protected:
  ProcessGroup(int rank, int size) : rank_(rank), size_(size) {}

 private:
  const int rank_, size_;
};

}  // namespace taper::c10d
