#include "taper/study/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace taper::study {
namespace {

void check_code(int code, const std::string& what) {
  if (code != 0) throw std::system_error(code, std::generic_category(), what);
}

// What the child does before it becomes the program: its folder, an empty input, its outputs.
class Redirections {
 public:
  Redirections(const std::filesystem::path& folder, int output, int errors) : Redirections() {
    add(posix_spawn_file_actions_addchdir_np, folder.c_str());
    add(posix_spawn_file_actions_addopen, STDIN_FILENO, "/dev/null", O_RDONLY, 0U);
    add(posix_spawn_file_actions_adddup2, output, STDOUT_FILENO);
    add(posix_spawn_file_actions_adddup2, errors, STDERR_FILENO);
  }
  ~Redirections() { posix_spawn_file_actions_destroy(&actions_); }
  Redirections(const Redirections&) = delete;
  Redirections& operator=(const Redirections&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  Redirections() { check_code(posix_spawn_file_actions_init(&actions_), "cannot redirect"); }
  template <class Add, class... Arguments>
  void add(const Add& add_action, Arguments... arguments) {
    check_code(add_action(&actions_, arguments...), "cannot redirect");
  }

  posix_spawn_file_actions_t actions_;
};

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                 int errors) {
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const std::string what = "cannot start " + arguments[0];
  int ends[2];
  check_code(pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno, "cannot make a pipe");
  output_ = Descriptor(ends[0]);
  const Descriptor input(ends[1]);
  const Redirections redirections(folder, input.get(), errors < 0 ? input.get() : errors);
  check_code(posix_spawnp(&id_, argv[0], redirections.get(), nullptr, argv.data(), environ), what);
}

Process::~Process() {
  output_ = Descriptor();  // so that who still writes ends
  wait();
}

std::string Process::read() const {
  char buffer[4096];
  const ssize_t count = uninterrupted([&] { return ::read(output_.get(), buffer, sizeof buffer); });
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
  uninterrupted([&] { return waitpid(id_, &status, 0); });
  exit_code_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return exit_code_;
}

}  // namespace taper::study
