#include "taper/core/base/call_stack.h"

#include <doctest/doctest.h>

#include <array>

using taper::CallStack;

TEST_CASE("the places of many calls, in the user's source") {
  const int line = __LINE__ + 1;
  const CallStack here = CallStack::capture();
  const auto places = CallStack::places({&here, nullptr, &here});
  REQUIRE(places.size() == 3);
  CHECK(places[1].empty());
  CHECK(places[0] == places[2]);
  if (places[0].empty()) return;  // built without -g, or there is no addr2line
  CHECK(places[0].find("call_stack_test.cpp:" + std::to_string(line)) != std::string::npos);
}

TEST_CASE("a place ends with its line, also where the line has several blocks") {
  std::array<CallStack, 2> calls;
  for (CallStack& call : calls) call = CallStack::capture();
  const std::string place = CallStack::places({calls.data()}).at(0);
  CHECK(place.find(' ') == std::string::npos);
}

TEST_CASE("no calls have no places") { CHECK(CallStack::places({}).empty()); }
