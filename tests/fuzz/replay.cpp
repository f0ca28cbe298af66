// Runs a target with the files of the folders it is given, for builds without libFuzzer.

#include <filesystem>
#include <iostream>

#include "taper/core/base/file.h"
#include "tests/fuzz/target.h"

int main(int argc, char** argv) {
  int count = 0;
  for (int i = 1; i < argc; ++i)
    for (const auto& file : std::filesystem::recursive_directory_iterator(argv[i])) {
      const std::string bytes = taper::read_file(file.path().string(), "replay");
      std::cerr << file.path().filename().string() << std::endl;  // before it may end the program
      LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
      ++count;
    }
  std::cerr << count << " inputs\n";
  return count > 0 ? 0 : 1;
}
