#pragma once

#include <functional>
#include <string>
#include <vector>

namespace faults {

/// A kind of call, and the errors that it is to have.
struct Call {
  const char* name;
  std::vector<int> errors;
};

extern const std::vector<Call> kFileCalls, kMemoryCalls;

/// What is to happen to one call.
struct Fault {
  std::string plan;  // see faulty_calls.h
  int error;         // 0 for what is none
  bool is_overcome;  // in spite of it all is well
};

/// Calls check() with every fault of every one of these calls. How many there are `count` says, for
/// a plan without a fault. Returns how many faults there were.
int for_each_fault(const std::vector<Call>& calls,
                   const std::function<long(const std::string& plan)>& count,
                   const std::function<void(const Fault&)>& check);

}  // namespace faults
