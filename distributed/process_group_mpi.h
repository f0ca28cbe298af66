#pragma once

#include <memory>
#include <string>
#include <vector>

#include "taper/distributed/c10d/process_group.h"

namespace taper {
namespace mpi {
class Channel;
class Operation;
}  // namespace mpi

namespace c10d {

constexpr const char* MPI_BACKEND_NAME = "mpi";
/// How long a rank waits for the others until it gives up.
constexpr auto kProcessGroupMPITimeout = std::chrono::milliseconds(30 * 1000);

/// The processes that mpirun has started, or some of them. All work is done by the calls of the
/// program itself, there is no thread. It waits for the others when it goes out of scope.
class ProcessGroupMPI final : public ProcessGroup {
 public:
  /// Begins MPI if need be. To be called by all processes; null at those not among `ranks`.
  static intrusive_ptr<ProcessGroupMPI> createProcessGroupMPI(
      const std::vector<int>& ranks = {},
      std::chrono::milliseconds timeout = kProcessGroupMPITimeout);
  explicit ProcessGroupMPI(std::shared_ptr<mpi::Channel> channel);

  std::string getBackendName() const override { return MPI_BACKEND_NAME; }

  WorkPtr broadcast(std::vector<Variable>& tensors, const BroadcastOptions& options = {}) override;
  WorkPtr allreduce(std::vector<Variable>& tensors, const AllreduceOptions& options = {}) override;
  WorkPtr reduce(std::vector<Variable>& tensors, const ReduceOptions& options = {}) override;
  WorkPtr allgather(std::vector<std::vector<Variable>>& outputs, std::vector<Variable>& inputs,
                    const AllgatherOptions& options = {}) override;
  WorkPtr gather(std::vector<std::vector<Variable>>& outputs, std::vector<Variable>& inputs,
                 const GatherOptions& options = {}) override;
  WorkPtr scatter(std::vector<Variable>& outputs, std::vector<std::vector<Variable>>& inputs,
                  const ScatterOptions& options = {}) override;
  WorkPtr reduce_scatter(std::vector<Variable>& outputs, std::vector<std::vector<Variable>>& inputs,
                         const ReduceScatterOptions& options = {}) override;
  WorkPtr barrier(const BarrierOptions& options = {}) override;
  WorkPtr send(std::vector<Variable>& tensors, int dstRank, int tag) override;
  WorkPtr recv(std::vector<Variable>& tensors, int srcRank, int tag) override;
  WorkPtr recvAnysource(std::vector<Variable>& tensors, int tag) override;

  void progress() override;
  void fail(const std::string& what) override;
  /// Ends all processes at once.
  void abort();

 private:
  class WorkMPI;
  WorkPtr receive(OpType type, std::vector<Variable>& tensors, int from, int tag);

  std::shared_ptr<mpi::Channel> channel_;
};

}  // namespace c10d
}  // namespace taper
