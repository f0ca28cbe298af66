#include "taper/distributed/process_group_mpi.h"

#include <climits>
#include <cstring>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/distributed/mpi/channel.h"
#include "taper/distributed/mpi/row.h"

namespace taper::c10d {
namespace {

using mpi::describe;
using mpi::Row;
using mpi::Rows;
using std::chrono::milliseconds;
using Tensors = std::vector<Variable>;
using TensorLists = std::vector<std::vector<Variable>>;

/// The tensor of a list that must hold one.
const Variable& the_one(const char* op, const Tensors& tensors) {
  check(tensors.size() == 1, op, "MPI process group takes a single tensor, got ", tensors.size());
  const Variable& x = tensors[0];
  check(x.defined(), op, "the tensor is undefined");
  check(x.numel() <= INT_MAX, op, "MPI counts at most ", INT_MAX, " elements, got ", x.numel());
  return x;
}

/// As many tensors like `x` as there are ranks.
const Tensors& one_for_each(const char* op, const TensorLists& lists, int size, const Variable& x) {
  check(lists.size() == 1, op, "expected one list of tensors, got ", lists.size());
  check(lists[0].size() == static_cast<std::size_t>(size), op, "expected a tensor for each of ",
        size, " ranks, got ", lists[0].size());
  for (const Variable& y : lists[0])
    check(y.defined() && y.dtype() == x.dtype() && y.sizes() == x.sizes(), op,
          "expected tensors of ", describe(x.array()), ", got ",
          y.defined() ? describe(y.array()) : "an undefined one");
  check(x.numel() <= INT_MAX / size, op, "MPI counts at most ", INT_MAX, " elements, got ", size,
        " tensors of ", x.numel());
  return lists[0];
}

int the_root(const char* op, int64_t root, int size) {
  check(root >= 0 && root < size, op, "expected a root rank below ", size, ", got ", root);
  return static_cast<int>(root);
}

/// Counts a change of the tensor's memory, which is about to come from another process.
void mark_changed(const char* op, const Variable& x) {
  const NoGradGuard no_grad;
  check_writable(op, x);
  bump_version(op, x);
}

/// The average is a sum that each rank divides.
void finish_average(ReduceOp reduce, const Array& sum, int size) {
  if (reduce == ReduceOp::AVG) kernel::mul(sum, kernel::full({}, 1.0 / size, sum.dtype()), sum);
}

}  // namespace

class ProcessGroupMPI::WorkMPI final : public c10d::Work {
 public:
  WorkMPI(OpType type, std::shared_ptr<mpi::Channel> channel,
          std::shared_ptr<mpi::Operation> operation, Tensors result, milliseconds timeout)
      : Work(type),
        channel_(std::move(channel)),
        operation_(std::move(operation)),
        result_(std::move(result)),
        timeout_(timeout) {}

  bool isCompleted() override {
    channel_->progress();
    return operation_->is_over();
  }
  bool isSuccess() const override { return operation_->is_over() && !operation_->error(); }
  std::exception_ptr exception() const override { return operation_->error(); }
  int sourceRank() const override { return operation_->source(); }
  Tensors result() override { return result_; }
  bool wait(milliseconds timeout) override {
    channel_->wait(*operation_, timeout.count() > 0 ? timeout : timeout_);
    return true;
  }
  void abort() override { MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE); }

 private:
  std::shared_ptr<mpi::Channel> channel_;
  std::shared_ptr<mpi::Operation> operation_;
  Tensors result_;
  milliseconds timeout_;
};

intrusive_ptr<ProcessGroupMPI> ProcessGroupMPI::createProcessGroupMPI(const std::vector<int>& ranks,
                                                                      milliseconds timeout) {
  auto channel = mpi::Channel::open(ranks, timeout);
  return channel ? make_intrusive<ProcessGroupMPI>(std::move(channel)) : nullptr;
}

ProcessGroupMPI::ProcessGroupMPI(std::shared_ptr<mpi::Channel> channel)
    : ProcessGroup(channel->rank(), channel->size()), channel_(std::move(channel)) {}

ProcessGroup::WorkPtr ProcessGroupMPI::broadcast(Tensors& tensors,
                                                 const BroadcastOptions& options) {
  const char* op = "broadcast";
  const Variable& x = the_one(op, tensors);
  const int root = the_root(op, options.rootRank, getSize());
  if (root != getRank()) mark_changed(op, x);
  const Row row(x);
  auto operation = channel_->collective(
      op, str(op, ": ", describe(row.to), " from rank ", root),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Ibcast(row.data(), row.count(), row.type(), root, comm, request),
                       "MPI_Ibcast");
      },
      [=] { row.write_back(); });
  return make_intrusive<WorkMPI>(OpType::BROADCAST, channel_, operation, tensors, options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::allreduce(Tensors& tensors,
                                                 const AllreduceOptions& options) {
  const char* op = "allreduce";
  const Variable& x = the_one(op, tensors);
  const ReduceOp reduce = options.reduceOp;
  const MPI_Op function = mpi::operation(op, reduce, x.scalar_type());
  mark_changed(op, x);
  const Row row(x);
  auto operation = channel_->collective(
      op, str(op, ": the ", mpi::name(reduce), " of ", describe(row.to)),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Iallreduce(MPI_IN_PLACE, row.data(), row.count(), row.type(), function,
                                      comm, request),
                       "MPI_Iallreduce");
      },
      [=, size = getSize()] {
        finish_average(reduce, row.memory, size);
        row.write_back();
      });
  return make_intrusive<WorkMPI>(OpType::ALLREDUCE, channel_, operation, tensors, options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::reduce(Tensors& tensors, const ReduceOptions& options) {
  const char* op = "reduce";
  const Variable& x = the_one(op, tensors);
  const ReduceOp reduce = options.reduceOp;
  const MPI_Op function = mpi::operation(op, reduce, x.scalar_type());
  const int root = the_root(op, options.rootRank, getSize());
  const bool here = root == getRank();
  if (here) mark_changed(op, x);
  const Row row(x);
  auto operation = channel_->collective(
      op, str(op, ": the ", mpi::name(reduce), " of ", describe(row.to), " to rank ", root),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Ireduce(here ? MPI_IN_PLACE : row.data(), here ? row.data() : nullptr,
                                   row.count(), row.type(), function, root, comm, request),
                       "MPI_Ireduce");
      },
      [=, size = getSize()] {
        if (!here) return;
        finish_average(reduce, row.memory, size);
        row.write_back();
      });
  return make_intrusive<WorkMPI>(OpType::REDUCE, channel_, operation, tensors, options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::allgather(TensorLists& outputs, Tensors& inputs,
                                                 const AllgatherOptions& options) {
  const char* op = "allgather";
  const Variable& x = the_one(op, inputs);
  const Tensors to = one_for_each(op, outputs, getSize(), x);
  for (const Variable& y : to) mark_changed(op, y);
  const Row row(x);
  const Rows rows(x, getSize());
  auto operation = channel_->collective(
      op, str(op, ": ", describe(row.to)),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Iallgather(row.data(), row.count(), row.type(), rows.data(), row.count(),
                                      row.type(), comm, request),
                       "MPI_Iallgather");
      },
      [=] { rows.write(to); });
  return make_intrusive<WorkMPI>(OpType::ALLGATHER, channel_, operation, to, options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::gather(TensorLists& outputs, Tensors& inputs,
                                              const GatherOptions& options) {
  const char* op = "gather";
  const Variable& x = the_one(op, inputs);
  const int root = the_root(op, options.rootRank, getSize());
  const bool here = root == getRank();
  check(here || outputs.empty(), op, "only rank ", root, ", the root, gives outputs, got ",
        outputs.size(), " at rank ", getRank());
  const Tensors to = here ? one_for_each(op, outputs, getSize(), x) : Tensors();
  for (const Variable& y : to) mark_changed(op, y);
  const Row row(x);
  const Rows rows(x, here ? getSize() : 0);
  auto operation = channel_->collective(
      op, str(op, ": ", describe(row.to), " to rank ", root),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Igather(row.data(), row.count(), row.type(), rows.data(), row.count(),
                                   row.type(), root, comm, request),
                       "MPI_Igather");
      },
      [=] { rows.write(to); });
  return make_intrusive<WorkMPI>(OpType::GATHER, channel_, operation, to, options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::scatter(Tensors& outputs, TensorLists& inputs,
                                               const ScatterOptions& options) {
  const char* op = "scatter";
  const Variable& y = the_one(op, outputs);
  const int root = the_root(op, options.rootRank, getSize());
  const bool here = root == getRank();
  check(here || inputs.empty(), op, "only rank ", root, ", the root, gives inputs, got ",
        inputs.size(), " at rank ", getRank());
  const Rows rows(y, here ? getSize() : 0);
  if (here) rows.read(one_for_each(op, inputs, getSize(), y));
  mark_changed(op, y);
  const Row row(y);
  auto operation = channel_->collective(
      op, str(op, ": ", describe(row.to), " from rank ", root),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Iscatter(rows.data(), row.count(), row.type(), row.data(), row.count(),
                                    row.type(), root, comm, request),
                       "MPI_Iscatter");
      },
      [=] { row.write_back(); });
  return make_intrusive<WorkMPI>(OpType::SCATTER, channel_, operation, outputs, options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::reduce_scatter(Tensors& outputs, TensorLists& inputs,
                                                      const ReduceScatterOptions& options) {
  const char* op = "reduce_scatter";
  const Variable& y = the_one(op, outputs);
  const ReduceOp reduce = options.reduceOp;
  const MPI_Op function = mpi::operation(op, reduce, y.scalar_type());
  const Rows rows(y, getSize());
  rows.read(one_for_each(op, inputs, getSize(), y));
  mark_changed(op, y);
  const Row row(y);
  auto operation = channel_->collective(
      op, str(op, ": the ", mpi::name(reduce), " of ", describe(row.to)),
      [=](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Ireduce_scatter_block(rows.data(), row.data(), row.count(), row.type(),
                                                 function, comm, request),
                       "MPI_Ireduce_scatter_block");
      },
      [=, size = getSize()] {
        finish_average(reduce, row.memory, size);
        row.write_back();
      });
  return make_intrusive<WorkMPI>(OpType::REDUCE_SCATTER, channel_, operation, outputs,
                                 options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::barrier(const BarrierOptions& options) {
  auto operation = channel_->collective(
      "barrier", "barrier",
      [](MPI_Comm comm, MPI_Request* request) {
        mpi::check_mpi(MPI_Ibarrier(comm, request), "MPI_Ibarrier");
      },
      [] {});
  return make_intrusive<WorkMPI>(OpType::BARRIER, channel_, operation, Tensors(), options.timeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::send(Tensors& tensors, int dstRank, int tag) {
  const Variable& x = the_one("send", tensors);
  the_root("send", dstRank, getSize());
  auto operation = channel_->send(kernel::contiguous(x.array()), dstRank, tag);
  return make_intrusive<WorkMPI>(OpType::SEND, channel_, operation, Tensors(), kUnsetTimeout);
}

ProcessGroup::WorkPtr ProcessGroupMPI::recv(Tensors& tensors, int srcRank, int tag) {
  the_root("recv", srcRank, getSize());
  return receive(OpType::RECV, tensors, srcRank, tag);
}

ProcessGroup::WorkPtr ProcessGroupMPI::recvAnysource(Tensors& tensors, int tag) {
  return receive(OpType::RECVANYSOURCE, tensors, MPI_ANY_SOURCE, tag);
}

ProcessGroup::WorkPtr ProcessGroupMPI::receive(OpType type, Tensors& tensors, int from, int tag) {
  const Variable& x = the_one("recv", tensors);
  mark_changed("recv", x);
  const Row row(x);
  auto operation = channel_->receive(row.memory, from, tag, [=] { row.write_back(); });
  return make_intrusive<WorkMPI>(type, channel_, operation, tensors, kUnsetTimeout);
}

void ProcessGroupMPI::progress() { channel_->progress(); }

void ProcessGroupMPI::fail(const std::string& what) { channel_->fail(what); }

void ProcessGroupMPI::abort() { MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE); }

}  // namespace taper::c10d
