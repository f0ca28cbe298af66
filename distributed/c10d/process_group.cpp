#include "taper/distributed/c10d/process_group.h"

#include "taper/core/base/error.h"

namespace taper::c10d {
namespace {

[[noreturn]] void missing(const ProcessGroup& group, const char* what) {
  throw Error(str("ProcessGroup ", group.getBackendName(), " does not support ", what));
}

using Tensors = std::vector<Variable>;
using TensorLists = std::vector<std::vector<Variable>>;
using WorkPtr = ProcessGroup::WorkPtr;

}  // namespace

WorkPtr ProcessGroup::broadcast(Tensors&, const BroadcastOptions&) { missing(*this, "broadcast"); }
WorkPtr ProcessGroup::allreduce(Tensors&, const AllreduceOptions&) { missing(*this, "allreduce"); }
WorkPtr ProcessGroup::reduce(Tensors&, const ReduceOptions&) { missing(*this, "reduce"); }
WorkPtr ProcessGroup::allgather(TensorLists&, Tensors&, const AllgatherOptions&) {
  missing(*this, "allgather");
}
WorkPtr ProcessGroup::gather(TensorLists&, Tensors&, const GatherOptions&) {
  missing(*this, "gather");
}
WorkPtr ProcessGroup::scatter(Tensors&, TensorLists&, const ScatterOptions&) {
  missing(*this, "scatter");
}
WorkPtr ProcessGroup::reduce_scatter(Tensors&, TensorLists&, const ReduceScatterOptions&) {
  missing(*this, "reduce_scatter");
}
WorkPtr ProcessGroup::barrier(const BarrierOptions&) { missing(*this, "barrier"); }
WorkPtr ProcessGroup::send(Tensors&, int, int) { missing(*this, "send"); }
WorkPtr ProcessGroup::recv(Tensors&, int, int) { missing(*this, "recv"); }
WorkPtr ProcessGroup::recvAnysource(Tensors&, int) { missing(*this, "recvAnysource"); }

}  // namespace taper::c10d
