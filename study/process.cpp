#include "taper/study/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace taper::study {
namespace {

// What the child does before it becomes the program: its folder, an empty input, its outputs.
class Redirections {
 public:
  Redirections(const std::filesystem::path& folder, int output, int errors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, errors, STDERR_FILENO);
  }
  ~Redirections() { posix_spawn_file_actions_destroy(&actions_); }
  Redirections(const Redirections&) = delete;
  Redirections& operator=(const Redirections&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

void check_code(int code, const std::string& what) {
  if (code != 0) throw std::system_error(code, std::generic_category(), what);
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                 int errors) {
  int ends[2];
  check_code(pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "cannot make a pipe");
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const Redirections redirections(folder, ends[1], errors < 0 ? ends[1] : errors);
  const int code = posix_spawnp(&id_, argv[0], redirections.get(), nullptr, argv.data(), environ);
  close(ends[1]);
  if (code != 0) close(ends[0]);
  check_code(code, "cannot start " + arguments[0]);
  output_ = ends[0];
}

Process::~Process() {
  close(output_);
  wait();
}

std::string Process::read() const {
  char buffer[4096];
  ssize_t count = 0;
  do count = ::read(output_, buffer, sizeof buffer);
  while (count < 0 && errno == EINTR);
  return std::string(buffer, count > 0 ? static_cast<size_t>(count) : 0);
}

std::string Process::read_all() const {
  std::string text;
  for (std::string part = read(); !part.empty(); part = read()) text += part;
  return text;
}

int Process::wait() {
  if (exit_code_ >= 0) return exit_code_;
  int status = 0;
  while (waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
  exit_code_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return exit_code_;
}

}  // namespace taper::study
