#include "tests/faults/plans.h"

#include <cerrno>
#include <cstring>

#include "taper/core/base/error.h"

namespace faults {
namespace {

std::vector<Fault> faults_of(const std::string& call, const std::vector<int>& errors, long number) {
  const std::string at = taper::str(call, ":", number, ":");
  std::vector<Fault> faults{{at + "kill", 0, false}};
  if (call == "read" || call == "write") faults.push_back({at + "half", 0, true});
  for (const int error : errors) {
    const std::string plan = at + strerrorname_np(error);
    faults.push_back({plan, error, error == EINTR});
    if (error != EINTR) faults.push_back({plan + "+", error, false});
  }
  return faults;
}

}  // namespace

const std::vector<Call> kFileCalls = {
    {"open", {EIO, ENOSPC, EMFILE, EINTR}},
    {"read", {EIO, EINTR}},
    {"write", {EIO, ENOSPC, EDQUOT, EINTR}},
    {"fsync", {EIO, ENOSPC, EINTR}},
    {"rename", {EIO, ENOSPC}},
    {"close", {EIO, EINTR}},
    {"flock", {ENOLCK, EINTR}},
    {"fchmod", {EIO, EINTR}},
    {"fstat", {EIO}},
    {"mmap", {ENOMEM}},
};
const std::vector<Call> kMemoryCalls = {{"malloc", {ENOMEM}}};

int for_each_fault(const std::vector<Call>& calls,
                   const std::function<long(const std::string& plan)>& count,
                   const std::function<void(const Fault&)>& check) {
  int found = 0;
  for (const Call& call : calls) {
    const long last = count(taper::str(call.name, ":0:EIO"));
    for (long number = 1; number <= last; ++number)
      for (const Fault& fault : faults_of(call.name, call.errors, number)) {
        check(fault);
        ++found;
      }
  }
  return found;
}

}  // namespace faults
