#include "examples/support/interrupt.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>

using examples::Interrupt;

namespace {

// The wait status of a process that ran `body` and then ended with code 0.
template <class Body>
int status_of(Body body) {
  const pid_t child = fork();
  if (child == 0) {
    body();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("the first signal is noted") {
  for (const int number : {SIGINT, SIGTERM}) {
    const int status = status_of([number] {
      const Interrupt interrupt;
      if (interrupt.signal() != 0) _exit(1);
      std::raise(number);
      if (interrupt.signal() != number) _exit(2);
    });
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
}

TEST_CASE("the second signal ends the program") {
  const int status = status_of([] {
    const Interrupt interrupt;
    std::raise(SIGTERM);
    std::raise(SIGINT);
  });
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
}

TEST_CASE("without an Interrupt a signal ends the program") {
  const int status = status_of([] {
    { const Interrupt interrupt; }
    std::raise(SIGINT);
  });
  CHECK(WIFSIGNALED(status));
}
