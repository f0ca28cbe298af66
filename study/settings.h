#pragma once

#include <cstdint>
#include <string>

namespace taper::study {

/// What the programs of a course can be told on the command line.
struct Settings {
  int64_t epochs = 10;
  int64_t seed = 0;
  int64_t limit = 0;  // samples of either half; 0 for all
  std::string data = "/usr/share/datasets/fashion-mnist";
  std::string out = "results";
  bool live = false;  // draw again after each epoch
};

/// The main() of such a program: reads --epochs, --seed, --limit, --data, --out and --live over the
/// defaults, seeds the generator and calls run. The exit code is 0, also after --help; 2 for wrong
/// arguments; 1 if an exception leaves run, whose message is printed, or if the standard output
/// could not be written.
int run_program(int argc, char** argv, const char* description, const Settings& defaults,
                void (*run)(const Settings&));

}  // namespace taper::study
