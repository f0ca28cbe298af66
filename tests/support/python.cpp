#include "tests/support/python.h"

#include <sys/wait.h>

#include <cstdio>

namespace taper::testing {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

int run_python(const std::string& python, const std::vector<std::string>& arguments,
               std::string& output) {
  std::string command = quoted(python);
  for (const std::string& argument : arguments) command += " " + quoted(argument);
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return -1;
  output.clear();
  char buffer[4096];
  while (const size_t count = fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, count);
  const int status = pclose(pipe);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string python_with(const std::string& module) {
  std::string output;
  for (const char* python : {"python3", "/usr/bin/python3"})
    if (run_python(python, {"-c", "import " + module}, output) == 0) return python;
  return "";
}

}  // namespace taper::testing
