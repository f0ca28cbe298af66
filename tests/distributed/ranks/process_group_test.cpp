// What ranks send each other, by every call of a group, of every dtype.
#include <doctest/doctest.h>

#include "tests/distributed/ranks/group.h"

namespace {

using namespace taper;
using c10d::ReduceOp;
using doctest::Contains;
using List = std::vector<Tensor>;
using Lists = std::vector<std::vector<Tensor>>;

constexpr Dtype kDtypes[] = {kBool, kByte, kChar,     kShort, kInt,
                             kLong, kHalf, kBFloat16, kFloat, kDouble};

int rank() { return group().getRank(); }
int size() { return group().getSize(); }

/// Differs from rank to rank: r + 1, r + 2, ...
Tensor own(Dtype dtype, int of = rank()) {
  return (arange(6, kDouble).reshape({2, 3}) + of + 1).to(dtype);
}
/// The same values in memory that is not row-major.
Tensor scattered(const Tensor& x) {
  const Tensor wide = zeros({x.size(1), 2 * x.size(0)}, x.options());
  const Tensor view = wide.slice(1, 0, 2 * x.size(0), 2).t();
  view.copy_(x);
  return view;
}
Lists empty_lists(Dtype dtype) {
  Lists lists(1);
  for (int r = 0; r < size(); ++r) lists[0].push_back(scattered(zeros({2, 3}, dtype)));
  return lists;
}
void check_equal(const Tensor& x, const Tensor& expected) {
  CHECK(x.dtype() == expected.dtype());
  CHECK_MESSAGE(x.equal(expected), "rank ", rank());
}

}  // namespace

TEST_CASE("A group knows its ranks") {
  CHECK(rank() >= 0);
  CHECK(rank() < size());
  CHECK(group().getBackendName() == "mpi");
}

TEST_CASE("Tensors of all dtypes and layouts go around") {
  for (const Dtype dtype : kDtypes) {
    CAPTURE(toString(dtype));
    const int last = size() - 1;
    List x = {scattered(own(dtype))};
    c10d::BroadcastOptions from_last;
    from_last.rootRank = last;
    group().broadcast(x, from_last)->wait();
    check_equal(x[0], own(dtype, last));

    List mine = {scattered(own(dtype))};
    Lists all = empty_lists(dtype);
    CHECK(group().allgather(all, mine)->wait());
    for (int r = 0; r < size(); ++r) check_equal(all[0][size_t(r)], own(dtype, r));

    Lists gathered = rank() == 0 ? empty_lists(dtype) : Lists();
    group().gather(gathered, mine)->wait();
    for (int r = 0; r < size() && rank() == 0; ++r)
      check_equal(gathered[0][size_t(r)], own(dtype, r));

    List part = {scattered(zeros({2, 3}, dtype))};
    group().scatter(part, gathered)->wait();
    check_equal(part[0], own(dtype));
  }
}

TEST_CASE("Tensors of all dtypes are reduced") {
  for (const Dtype dtype : kDtypes) {
    CAPTURE(toString(dtype));
    Tensor sum = zeros({2, 3}, kDouble), greatest = own(kDouble), product = ones({2, 3}, kDouble);
    for (int r = 0; r < size(); ++r) {
      sum += own(kDouble, r);
      greatest = maximum(greatest, own(kDouble, r));
      product *= own(kDouble, r).clamp_max(2);
    }
    List x = {scattered(own(dtype))};
    const auto work = group().allreduce(x);
    work->wait();
    CHECK(work->isCompleted());
    CHECK(work->isSuccess());
    CHECK(work->retrieveOpType() == c10d::OpType::ALLREDUCE);
    check_equal(work->result()[0], sum.to(dtype));

    c10d::AllreduceOptions options;
    options.reduceOp = ReduceOp::MAX;
    x = {own(dtype)};
    group().allreduce(x, options)->wait();
    check_equal(x[0], greatest.to(dtype));
    options.reduceOp = ReduceOp::PRODUCT;
    x = {own(kDouble).clamp_max(2).to(dtype)};
    group().allreduce(x, options)->wait();
    check_equal(x[0], product.to(dtype));

    c10d::ReduceOptions to_last;
    to_last.rootRank = size() - 1;
    x = {scattered(own(dtype))};
    group().reduce(x, to_last)->wait();
    check_equal(x[0], rank() == size() - 1 ? sum.to(dtype) : own(dtype));

    Lists parts(1);
    for (int r = 0; r < size(); ++r) parts[0].push_back(scattered(own(dtype)));
    x = {scattered(zeros({2, 3}, dtype))};
    group().reduce_scatter(x, parts)->wait();
    check_equal(x[0], sum.to(dtype));
  }
}

TEST_CASE("An average is a sum divided, bits are combined, and what has no sense is refused") {
  c10d::AllreduceOptions options;
  options.reduceOp = ReduceOp::AVG;
  List x = {full({2}, rank(), kFloat)};
  group().allreduce(x, options)->wait();
  check_equal(x[0], full({2}, (size() - 1) / 2.0, kFloat));
  List whole = {ones({2}, kLong)};
  CHECK_THROWS_WITH(group().allreduce(whole, options), Contains("average needs floating point"));
  options.reduceOp = ReduceOp::BOR;
  CHECK_THROWS_WITH(group().allreduce(x, options), Contains("needs integers or bools"));
  whole = {full({2}, 1 << rank(), kLong)};
  group().allreduce(whole, options)->wait();
  check_equal(whole[0], full({2}, (1 << size()) - 1, kLong));
}

TEST_CASE("Many operations are under way at once and end in their order") {
  std::vector<List> lists;
  std::vector<c10d::ProcessGroup::WorkPtr> works;
  for (int i = 0; i < 20; ++i) lists.push_back({full({1000}, i + rank(), kFloat)});
  for (List& list : lists) works.push_back(group().allreduce(list));
  works.back()->wait();
  for (const auto& work : works) CHECK(work->isCompleted());
  for (int i = 0; i < 20; ++i)
    check_equal(lists[size_t(i)][0], full({1000}, size() * i + size() * (size() - 1) / 2, kFloat));
}

TEST_CASE("Ranks send to each other") {
  const int next = (rank() + 1) % size(), previous = (rank() + size() - 1) % size();
  List mine = {scattered(own(kFloat))}, theirs = {scattered(zeros({2, 3}))};
  const auto received = group().recv(theirs, previous, 7);
  group().send(mine, next, 7)->wait();
  received->wait();
  check_equal(theirs[0], own(kFloat, previous));
  theirs = {zeros({2, 3})};
  const auto from_any = group().recvAnysource(theirs, 8);
  group().send(mine, next, 8)->wait();
  from_any->wait();
  CHECK(from_any->sourceRank() == previous);
}

TEST_CASE("Ranks that differ are named, and nothing hangs") {
  if (size() == 1) return;
  const int last = size() - 1;
  const auto with_shape = [&](IntArrayRef sizes, Dtype dtype) {
    List x = {ones(sizes, dtype)};
    group().allreduce(x)->wait();
  };
  const std::string the_last = str("rank ", last, ": allreduce: the sum of ");
  CHECK_THROWS_WITH(rank() == last ? with_shape({3, 2}, kFloat) : with_shape({2, 3}, kFloat),
                    Contains((the_last + "float32 [3, 2]").c_str()));
  CHECK_THROWS_WITH(rank() == last ? with_shape({3}, kDouble) : with_shape({3}, kFloat),
                    Contains((the_last + "float64 [3]").c_str()));
  const auto another = [&] {
    List x = {ones({2})};
    rank() == last ? group().broadcast(x)->wait() : group().barrier()->wait();
  };
  CHECK_THROWS_WITH(another(),
                    Contains(str("rank ", last, ": broadcast: float32 [2] from rank 0").c_str()));

  List x = {ones({4}, rank() == 0 ? kFloat : kInt)};
  if (rank() == 0) group().send(x, last, 0)->wait();
  if (rank() == last)
    CHECK_THROWS_WITH(group().recv(x, 0, 0)->wait(),
                      "recv: rank 0 sends float32 [4], expected int32 [4]");
  with_shape({2, 2}, kFloat);  // the group goes on
}

TEST_CASE("Wrong arguments are refused before anything is sent") {
  List none, two = {ones({1}), ones({1})}, x = {ones({2})};
  CHECK_THROWS_WITH(group().allreduce(none), Contains("takes a single tensor, got 0"));
  CHECK_THROWS_WITH(group().allreduce(two), Contains("takes a single tensor, got 2"));
  c10d::BroadcastOptions options;
  options.rootRank = size();
  CHECK_THROWS_WITH(group().broadcast(x, options), Contains("expected a root rank below"));
  CHECK_THROWS_WITH(group().send(x, -1, 0), Contains("expected a root rank below"));
  Lists few(1);
  CHECK_THROWS_WITH(group().allgather(few, x), Contains("expected a tensor for each of"));
  Lists other(1);
  for (int r = 0; r < size(); ++r) other[0].push_back(ones({3}));
  CHECK_THROWS_WITH(group().allgather(other, x),
                    Contains("expected tensors of float32 [2], got float32 [3]"));
}

TEST_CASE("A change by another rank is a change in place") {
  const Tensor w = ones({2}, requires_grad());
  const Tensor y = (w * w).sum();
  List list = {w.detach()};
  group().allreduce(list)->wait();
  CHECK_THROWS_WITH(y.backward(), Contains("allreduce"));
}

TEST_CASE("Some ranks can be a group of their own") {
  const auto pair = c10d::ProcessGroupMPI::createProcessGroupMPI({size() - 1});
  CHECK((pair != nullptr) == (rank() == size() - 1));
  if (pair) {
    CHECK(pair->getSize() == 1);
    List x = {ones({2})};
    pair->allreduce(x)->wait();
    check_equal(x[0], ones({2}));
  }
}
