#include "taper/study/settings.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

#include "taper/core/ops/ops.h"

using namespace taper::study;

namespace {

Settings received;
float drawn = 0;

int run_with(
    std::vector<const char*> arguments,
    void (*run)(const Settings&) = [](const Settings& settings) {
      received = settings;
      drawn = taper::rand({1}).item<float>();
    }) {
  arguments.insert(arguments.begin(), "program");
  Settings defaults;
  defaults.epochs = 7;
  return run_program(static_cast<int>(arguments.size()), const_cast<char**>(arguments.data()),
                     "A program.", defaults, run);
}

}  // namespace

TEST_CASE("settings are read over the program's defaults") {
  CHECK(run_with({}) == 0);
  CHECK(received.epochs == 7);
  CHECK(received.limit == 0);
  CHECK_FALSE(received.live);
  CHECK(run_with({"--epochs", "2", "--limit", "50", "--out", "there", "--live", "--seed", "4"}) ==
        0);
  CHECK(received.epochs == 2);
  CHECK(received.limit == 50);
  CHECK(received.out == "there");
  CHECK(received.live);
}

TEST_CASE("the seed decides the random numbers") {
  run_with({"--seed", "1"});
  const float first = drawn;
  run_with({"--seed", "2"});
  CHECK(drawn != first);
  run_with({"--seed", "1"});
  CHECK(drawn == first);
}

TEST_CASE("wrong arguments, help and exceptions have exit codes") {
  CHECK(run_with({"--epochs", "0"}) == 2);
  CHECK(run_with({"--epochs", "many"}) == 2);
  CHECK(run_with({"--nonsense"}) == 2);
  CHECK(run_with({"--help"}) == 0);
  CHECK(run_with({}, [](const Settings&) { throw std::runtime_error("no data"); }) == 1);
}
