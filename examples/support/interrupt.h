#pragma once

namespace examples {

/// While one lives, the first SIGINT (Ctrl-C) or SIGTERM is only noted, so that the program can
/// stop in order; a second one ends the program at once.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// The number of the noted signal; 0 if none came.
  int signal() const;
};

}  // namespace examples
