#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace examples {

/// What `train --help` lists.
struct TrainSettings {
  int64_t epochs = 10;
  int64_t batch_size = 256;
  double lr = 0.1;
  std::vector<int64_t> hidden = {256};
  int64_t seed = 0;
  int64_t threads = 0;  // 0 for all processors
  int64_t samples = 0;  // 0 for all
  int64_t timeout = 30;
  bool autocast = false;
  bool resume = false;
  std::string data = "/usr/share/datasets/fashion-mnist";
  std::string output = "results/train";
};

/// Reads the command line. After --help, or after saying what is wrong with a setting, it ends the
/// program, with exit code 0 or 2.
TrainSettings read_settings(int argc, char** argv);

}  // namespace examples
