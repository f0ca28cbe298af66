// fault KIND: the last rank does not come to an operation of all ranks, for the reason KIND.
// Started by faults.py.
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <thread>

#include "taper/distributed.h"
#include "taper/taper.h"

namespace {

using Group = taper::c10d::ProcessGroupMPI;
constexpr auto kTimeout = std::chrono::milliseconds(4000);

void sleep_long() { std::this_thread::sleep_for(std::chrono::seconds(120)); }

const std::map<std::string, std::function<int(Group&)>> kFaults = {
    {"throws", [](Group&) -> int { throw std::runtime_error("the disk is full"); }},
    {"fails",
     [](Group& group) {
       group.fail("the disk is full");
       return 1;
     }},
    {"returns", [](Group&) { return 0; }},
    {"exits", [](Group&) -> int { std::exit(0); }},
    {"killed",
     [](Group&) {
       kill(getpid(), SIGKILL);
       return 0;
     }},
    {"hangs",
     [](Group&) {
       sleep_long();
       return 0;
     }},
    {"hangs_within",
     [](Group& group) {
       std::vector<taper::Tensor> x = {taper::ones({1000000})};
       group.allreduce(x);  // has come, but never goes on
       sleep_long();
       return 0;
     }},
    {"aborts",
     [](Group& group) {
       group.abort();
       return 0;
     }},
};

int take_part(Group& group) {
  try {
    group.barrier()->wait();
    std::vector<taper::Tensor> x = {taper::ones({1000000})};
    group.allreduce(x)->wait();
    return 0;
  } catch (const std::exception& error) {
    std::cerr << taper::str("rank ", group.getRank(), " reports: ", error.what(), "\n");
    return 1;
  }
}

}  // namespace

int main(int, char** argv) {
  const auto group = Group::createProcessGroupMPI({}, kTimeout);
  taper::set_num_threads(1);
  const bool is_last = group->getRank() == group->getSize() - 1;
  if (!is_last) return take_part(*group);
  group->barrier()->wait();
  return kFaults.at(argv[1])(*group);
}
