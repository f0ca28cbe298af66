#include "taper/study/output.h"

#include <cstdio>
#include <iostream>

namespace taper::study {

int output_status(const char* program) {
  std::cout.flush();
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout) return 0;
  std::cerr << program << ": the standard output could not be written\n";
  return 1;
}

}  // namespace taper::study
