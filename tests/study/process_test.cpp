#include "taper/study/process.h"

#include <doctest/doctest.h>

#include <csignal>
#include <system_error>

#include "tests/support/temporary_folder.h"

using taper::study::Process;

TEST_CASE("a process hands over its output and its exit code") {
  Process process({"sh", "-c", "echo out; echo err >&2; exit 3"});
  CHECK(process.read_all() == "out\nerr\n");
  CHECK(process.wait() == 3);
}

TEST_CASE("a process runs in the folder and reads nothing") {
  const taper::test::TemporaryFolder folder;
  Process process({"sh", "-c", "pwd; cat"}, folder.path());
  CHECK(process.read_all() == folder.path().string() + "\n");
}

TEST_CASE("arguments meet no shell") {
  Process process({"echo", "$(id); `id`"});
  CHECK(process.read_all() == "$(id); `id`\n");
}

TEST_CASE("a process that a signal ends has 128 and its number as exit code") {
  Process process({"sh", "-c", "kill -TERM $$"});
  CHECK(process.wait() == 128 + SIGTERM);
}

TEST_CASE("a program that is not installed is an error") {
  CHECK_THROWS_WITH_AS(Process({"taper-has-no-such-program"}),
                       "cannot start taper-has-no-such-program: No such file or directory",
                       std::system_error);
}
