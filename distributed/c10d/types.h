#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace taper {

/// libtorch's objects count their references themselves; here shared pointers do.
template <class T>
using intrusive_ptr = std::shared_ptr<T>;
template <class T, class... Arguments>
intrusive_ptr<T> make_intrusive(Arguments&&... arguments) {
  return std::make_shared<T>(std::forward<Arguments>(arguments)...);
}

/// What processes that work together call, by libtorch's names.
namespace c10d {

/// For Work::wait(): as long as the group allows. For options: the same.
constexpr auto kNoTimeout = std::chrono::milliseconds(0);
constexpr auto kUnsetTimeout = std::chrono::milliseconds(-1);

enum class OpType : uint8_t {
  BROADCAST = 0,
  ALLREDUCE = 1,
  REDUCE = 3,
  ALLGATHER = 4,
  GATHER = 7,
  SCATTER = 8,
  REDUCE_SCATTER = 9,
  SEND = 12,
  RECV = 13,
  RECVANYSOURCE = 14,
  BARRIER = 15,
  UNKNOWN = 100,
};
std::string opTypeToString(OpType type);

/// How the tensors of all ranks become one. AVG takes floating point, BAND, BOR and BXOR integers
/// and bools; of bools the sum and the greatest are "or", the product and the least are "and".
struct ReduceOp {
  enum RedOpType : uint8_t { SUM, AVG, PRODUCT, MIN, MAX, BAND, BOR, BXOR };
  ReduceOp(RedOpType op = SUM) : op_(op) {}
  operator RedOpType() const { return op_; }
  RedOpType op_;
};

struct BroadcastOptions {
  int64_t rootRank = 0;
  int64_t rootTensor = 0;
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct AllreduceOptions {
  ReduceOp reduceOp = ReduceOp::SUM;
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct ReduceOptions {
  ReduceOp reduceOp = ReduceOp::SUM;
  int64_t rootRank = 0;
  int64_t rootTensor = 0;
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct AllgatherOptions {
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct GatherOptions {
  int64_t rootRank = 0;
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct ScatterOptions {
  int64_t rootRank = 0;
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct ReduceScatterOptions {
  ReduceOp reduceOp = ReduceOp::SUM;
  std::chrono::milliseconds timeout = kUnsetTimeout;
};
struct BarrierOptions {
  std::chrono::milliseconds timeout = kUnsetTimeout;
};

}  // namespace c10d
}  // namespace taper
