#include "taper/distributed/mpi/channel.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <thread>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/distributed/mpi/ending.h"

namespace taper::mpi {
namespace {

using Clock = std::chrono::steady_clock;
using Lock = std::lock_guard<std::mutex>;

/// How long a rank that is alive may take to say so.
constexpr auto kGrace = std::chrono::milliseconds(1000);

/// Looks again at once at first, since most waits are short; then yields, as long as data moves,
/// piece by piece, each time that one looks; else sleeps between looks.
class Patience {
 public:
  void pause(bool data_moves) const {
    if (taken() < std::chrono::microseconds(200)) return;
    if (data_moves || taken() < std::chrono::milliseconds(1))
      std::this_thread::yield();
    else
      std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
  Clock::duration taken() const { return Clock::now() - start_; }

 private:
  const Clock::time_point start_ = Clock::now();
};

std::string in_seconds(std::chrono::milliseconds time) {
  return time.count() % 1000 == 0 ? str(time.count() / 1000, " s") : str(time.count(), " ms");
}

MPI_Comm members(const std::vector<int>& ranks) {
  MPI_Comm comm = MPI_COMM_NULL;
  if (ranks.empty()) {
    check_mpi(MPI_Comm_dup(MPI_COMM_WORLD, &comm), "MPI_Comm_dup");
    return comm;
  }
  MPI_Group all = MPI_GROUP_NULL, group = MPI_GROUP_NULL;
  check_mpi(MPI_Comm_group(MPI_COMM_WORLD, &all), "MPI_Comm_group");
  check_mpi(MPI_Group_incl(all, static_cast<int>(ranks.size()), ranks.data(), &group),
            "MPI_Group_incl");
  check_mpi(MPI_Comm_create(MPI_COMM_WORLD, group, &comm), "MPI_Comm_create");
  MPI_Group_free(&group);
  MPI_Group_free(&all);
  return comm;
}

}  // namespace

std::shared_ptr<Channel> Channel::open(const std::vector<int>& ranks, Milliseconds timeout) {
  begin();
  const MPI_Comm comm = members(ranks);
  return comm == MPI_COMM_NULL ? nullptr : std::make_shared<Channel>(comm, timeout);
}

Channel::Channel(MPI_Comm members, Milliseconds timeout) : timeout_(timeout) {
  lines_.texts = members;
  check_mpi(MPI_Comm_dup(members, &lines_.data), "MPI_Comm_dup");
  for (const MPI_Comm comm : {lines_.texts, lines_.data})
    MPI_Comm_set_errhandler(comm, MPI_ERRORS_RETURN);
  MPI_Comm_rank(members, &rank_);
  MPI_Comm_size(members, &size_);
  enlist(*this);
}

Channel::~Channel() {
  if (left_) return;
  leave();
  strike_off(*this, is_broken());
  if (is_broken()) return;
  MPI_Comm_free(&lines_.data);
  MPI_Comm_free(&lines_.texts);
}

void Channel::leave() noexcept {
  if (std::exchange(left_, true) || is_broken()) return;
  try {
    if (std::uncaught_exceptions() > 0) return fail("an exception ended its work in the group");
    const auto end = collective(
        "the end of the group", "the end of the group",
        [](MPI_Comm comm, MPI_Request* request) {
          check_mpi(MPI_Ibarrier(comm, request), "MPI_Ibarrier");
        },
        [] {});
    wait(*end, std::chrono::hours(24 * 365));
    while (!under_way_.empty()) wait(*std::shared_ptr(under_way_.front()), timeout_);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rank %d: %s\n", rank_, error.what());
    fail(error.what());
  }
}

std::shared_ptr<Operation> Channel::collective(const char* name, const std::string& call,
                                               Collective::Start start,
                                               std::function<void()> finish) {
  const Lock lock(mutex());
  if (is_broken()) throw Error(str(name, ": ", broken_));
  return add(std::make_shared<Collective>(name, lines_, call, std::move(start), std::move(finish)));
}

std::shared_ptr<Operation> Channel::send(const Array& array, int to, int tag) {
  const Lock lock(mutex());
  if (is_broken()) throw Error(str("send: ", broken_));
  return add(std::make_shared<Send>(lines_, array, to, tag));
}

std::shared_ptr<Operation> Channel::receive(const Array& array, int from, int tag,
                                            std::function<void()> finish) {
  const Lock lock(mutex());
  if (is_broken()) throw Error(str("recv: ", broken_));
  return add(std::make_shared<Receive>(lines_, array, from, tag, std::move(finish)));
}

std::shared_ptr<Operation> Channel::add(std::shared_ptr<Operation> operation) {
  under_way_.push_back(std::move(operation));
  std::shared_ptr<Operation> added = under_way_.back();
  advance_all();
  return added;
}

void Channel::progress() {
  const Lock lock(mutex());
  advance_all();
}

void Channel::advance_all() {
  if (is_broken() || under_way_.empty()) return;
  hear();
  bool turn = true;
  for (const auto& operation : under_way_) {
    operation->advance(turn);
    turn = turn && (operation->has_begun() || operation->is_over());
  }
  while (!under_way_.empty() && under_way_.front()->is_over()) under_way_.pop_front();
}

// Notes come where a rank has failed, or has found that another one has.
void Channel::hear() {
  int there = 0;
  MPI_Status status;
  check_mpi(MPI_Iprobe(MPI_ANY_SOURCE, kNoteTag, lines_.texts, &there, &status), "MPI_Iprobe");
  if (there == 0) return;
  Text note;
  check_mpi(MPI_Recv(note.data(), Text::kLength, MPI_CHAR, status.MPI_SOURCE, kNoteTag,
                     lines_.texts, MPI_STATUS_IGNORE),
            "MPI_Recv");
  break_off(note.str());
}

// Operations may still be written to by MPI: they are kept until the process ends.
void Channel::break_off(const std::string& why) {
  broken_ = why;
  static auto* const kept = new std::vector<std::shared_ptr<Operation>>;
  for (const auto& operation : under_way_) {
    kept->push_back(operation);
    if (!operation->is_over())
      operation->end(std::make_exception_ptr(Error(str(operation->name(), ": ", why))));
  }
  under_way_.clear();
}

void Channel::tell(const std::string& note) const {
  static auto* const sent = new std::deque<Text>;
  Text& text = sent->emplace_back(note);
  for (int peer = 0; peer < size_; ++peer) {
    MPI_Request request = MPI_REQUEST_NULL;
    if (peer == rank_) continue;
    MPI_Isend(text.data(), Text::kLength, MPI_CHAR, peer, kNoteTag, lines_.texts, &request);
    MPI_Request_free(&request);
  }
}

void Channel::fail(const std::string& what) {
  const std::unique_lock<std::mutex> lock(mutex(), std::try_to_lock);
  if (is_broken()) return;
  tell(str("rank ", rank_, " has failed: ", what));
  break_off(what);
}

void Channel::wait(const Operation& operation, Milliseconds timeout) {
  wait_until_over(operation, timeout.count() > 0 ? timeout : timeout_);
  if (operation.error()) std::rethrow_exception(operation.error());
}

void Channel::wait_until_over(const Operation& operation, Milliseconds timeout) {
  for (const Patience patience; !operation.is_over(); patience.pause(operation.has_begun())) {
    progress();
    if (operation.is_over() || patience.taken() < timeout) continue;
    const std::string why = overdue(operation, timeout);
    const Lock lock(mutex());
    if (is_broken()) return;
    tell(why);
    break_off(why);
  }
}

/// Who is to blame: who has not called the operation, or one after it, or does not answer.
std::string Channel::overdue(const Operation& operation, Milliseconds timeout) {
  const std::string waited = str("waited ", in_seconds(timeout), " in vain for ");
  const std::vector<int> absent = operation.missing();
  if (!absent.empty()) return str(waited, names_of(absent), " to call ", operation.call());
  const std::vector<int> silent = silent_ranks();
  const std::string whom = silent.empty() ? "the other ranks" : names_of(silent);
  return str(waited, whom, " to go on with ", operation.call());
}

std::vector<int> Channel::silent_ranks() {
  const Lock lock(mutex());
  for (const auto& later : under_way_)
    if (std::vector<int> absent = later->missing(); !absent.empty()) return absent;
  static auto* const kept = new std::deque<Exchange>;
  Exchange& alive = kept->emplace_back(lines_.texts, kAliveTag, "");
  for (const Patience patience; !alive.done() && patience.taken() < kGrace;) patience.pause(false);
  return alive.missing();
}

}  // namespace taper::mpi
