#include "examples/support/interrupt.h"

#include <signal.h>

namespace examples {
namespace {

volatile sig_atomic_t noted = 0;

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void note(int number) {
  noted = number;
  handle(SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  noted = 0;
  handle(note);
}

Interrupt::~Interrupt() { handle(SIG_DFL); }

int Interrupt::signal() const { return noted; }

}  // namespace examples
