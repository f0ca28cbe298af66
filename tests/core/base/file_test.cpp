#include "taper/core/base/file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <thread>
#include <vector>

#include "taper/core/base/error.h"
#include "tests/support/temporary_folder.h"

using taper::Descriptor;
using taper::read_file;
using taper::write_file;
using taper::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// A limit of this process that is lower until the end of the scope.
class Limit {
 public:
  Limit(decltype(RLIMIT_FSIZE) resource, rlim_t value)
      : resource_(resource), handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(resource, &old_);
    const rlimit limit{value, old_.rlim_max};
    setrlimit(resource, &limit);
  }
  ~Limit() {
    setrlimit(resource_, &old_);
    std::signal(SIGXFSZ, handler_);
  }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

 private:
  decltype(RLIMIT_FSIZE) resource_;
  rlimit old_{};
  void (*handler_)(int);
};

template <class Body>
std::string error_of(Body body) {
  try {
    body();
  } catch (const taper::Error& error) {
    return error.what();
  }
  return "no error";
}

std::size_t count_files(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

bool is_one_letter(const std::string& bytes, std::size_t size) {
  return bytes.size() == size && bytes.find_first_not_of(bytes[0]) == std::string::npos;
}

}  // namespace

TEST_SUITE_BEGIN("files");

TEST_CASE("a file comes back as it was written, replacing an older one") {
  const TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string(), std::string("a\0b\n\xff", 5), std::string(200000, 'x')}) {
    write_file(folder / "f", bytes);
    CHECK(read_file(folder / "f") == bytes);
  }
  CHECK(count_files(folder) == 1);
}

TEST_CASE("a write that fails names the path and leaves the older file alone") {
  const TemporaryFolder folder;
  const std::string path = folder / "f";
  write_file(path, "old");
  const std::string message = error_of([&] {
    const Limit limit(RLIMIT_FSIZE, 1000);
    write_file(path, std::string(100000, 'x'), "save");
  });
  CHECK(message == "save: cannot write '" + path + "': File too large");
  CHECK(read_file(path) == "old");
  CHECK(count_files(folder) == 1);
}

TEST_CASE("the mode of a file stays; a new one has what the umask leaves") {
  const TemporaryFolder folder;
  const mode_t mask = umask(027);
  write_file(folder / "f", "new");
  umask(mask);
  CHECK(mode_of(folder / "f") == 0640);
  for (const mode_t mode : {0600U, 0666U, 0755U}) {
    chmod((folder / "f").c_str(), mode);
    write_file(folder / "f", "newer");
    CHECK(mode_of(folder / "f") == mode);
  }
}

TEST_CASE("symbolic links stay and lead to the new bytes") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "inner");
  fs::create_symlink("inner/file", folder / "link");
  fs::create_symlink(folder / "link", folder / "chain");
  for (const char* bytes : {"made behind a dangling link", "replaced"}) {
    write_file(folder / "chain", bytes);
    CHECK(fs::is_symlink(folder / "chain"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "inner/file") == bytes);
  }
  CHECK(count_files(folder) == 3);
  fs::create_symlink("circle", folder / "circle");
  CHECK(error_of([&] { write_file(folder / "circle", "x"); }) ==
        "write_file: cannot write '" + folder / "circle" + "': Too many levels of symbolic links");
}

TEST_CASE("a named pipe is written to and stays one") {
  const TemporaryFolder folder;
  const std::string path = folder / "pipe";
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  std::string got;
  std::thread reader([&] { got = read_file(path); });
  write_file(path, std::string(300000, 'x'));
  reader.join();
  CHECK(is_one_letter(got, 300000));
  CHECK(fs::is_fifo(path));
}

TEST_CASE("the descriptors in /proc are written to") {
  if (!fs::exists("/proc/self/fd")) return;
  const TemporaryFolder folder;
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const Descriptor from(ends[0]), to(ends[1]);
  const Descriptor file(open((folder / "f").c_str(), O_WRONLY | O_CREAT, 0666));
  const auto name = [](const Descriptor& d) { return "/proc/self/fd/" + std::to_string(d.get()); };
  write_file(name(to), "piped");
  char got[5];
  CHECK(read(from.get(), got, 5) == 5);
  CHECK(std::string(got, 5) == "piped");
  CHECK(write(file.get(), "before ", 7) == 7);
  write_file(name(file), "after");
  CHECK(read_file(folder / "f") == "before after");
}

TEST_CASE("names may have 255 bytes") {
  const TemporaryFolder folder;
  const std::string longest(255, 'n');
  write_file(folder / longest, "bytes");
  CHECK(read_file(folder / longest) == "bytes");
  CHECK(error_of([&] { write_file(folder / (longest + "n"), ""); }) ==
        "write_file: cannot write '" + folder / (longest + "n") + "': File name too long");
}

TEST_CASE("threads that write to one path leave one of their files, whole") {
  const TemporaryFolder folder;
  std::vector<std::thread> writers;
  for (const char letter : {'a', 'b', 'c', 'd'})
    writers.emplace_back([&folder, letter] {
      for (int i = 0; i < 20; ++i) write_file(folder / "f", std::string(100000, letter));
    });
  for (std::thread& writer : writers) writer.join();
  CHECK(is_one_letter(read_file(folder / "f"), 100000));
  CHECK(count_files(folder) == 1);
}

TEST_CASE("processes that are killed while they write leave whole files and no others for long") {
  const TemporaryFolder folder;
  write_file(folder / "f", std::string(1000000, '-'));
  for (int round = 0; round < 20; ++round) {
    const pid_t child = fork();
    if (child == 0)
      for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1))
        write_file(folder / "f", std::string(1000000, letter));
    usleep(static_cast<useconds_t>(3000 + 700 * round));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    CHECK(is_one_letter(read_file(folder / "f"), 1000000));
    CHECK(count_files(folder) <= 2);
  }
  write_file(folder / "other", "");
  CHECK(count_files(folder) == 2);
}

TEST_CASE("what a killed writer left is removed, what a living one writes is not") {
  const TemporaryFolder folder;
  const std::string left = folder / ".taper-unfinished-0", living = folder / ".taper-unfinished-1";
  const auto make = [](const std::string& path) {
    return Descriptor(open(path.c_str(), O_WRONLY | O_CREAT, 0666));
  };
  make(left);
  make(folder / ".taper-unfinished-7");
  const Descriptor writer = make(living);
  REQUIRE(flock(writer.get(), LOCK_EX) == 0);
  write_file(folder / "f", "bytes");
  CHECK(count_files(folder) == 2);
  const Descriptor second = make(left);
  REQUIRE(flock(second.get(), LOCK_EX) == 0);
  write_file(folder / "f", "more bytes");
  CHECK(fs::exists(left));
  CHECK(fs::exists(living));
  CHECK(read_file(folder / "f") == "more bytes");
  CHECK(count_files(folder) == 3);
}

TEST_CASE("a file that cannot be read names the cause") {
  const TemporaryFolder folder;
  const std::string path = folder / "f", root = folder.path().string();
  const auto message = [](const std::string& file) {
    return error_of([&] { read_file(file, "load"); });
  };
  CHECK(message(path) == "load: cannot open '" + path + "': No such file or directory");
  CHECK(message(root) == "load: cannot open '" + root + "': Is a directory");
  write_file(path, "");
  CHECK(message(path + "/x") == "load: cannot open '" + path + "/x': Not a directory");
  {
    const Limit limit(RLIMIT_NOFILE, 0);
    CHECK(message(path) == "load: cannot open '" + path + "': Too many open files");
  }
  chmod(path.c_str(), 0);
  if (geteuid() != 0) CHECK(message(path) == "load: cannot open '" + path + "': Permission denied");
}

TEST_CASE("a file that cannot be written names the cause") {
  const TemporaryFolder folder;
  const auto message = [](const std::string& file) {
    return error_of([&] { write_file(file, "bytes"); });
  };
  const std::string root = folder.path().string(), start = "write_file: cannot write '";
  CHECK(message(root) == start + root + "': Is a directory");
  CHECK(message(folder / "no/f") == start + folder / "no/f" + "': No such file or directory");
  write_file(folder / "f", "");
  chmod((folder / "f").c_str(), 0444);
  if (geteuid() != 0) CHECK(message(folder / "f") == start + folder / "f" + "': Permission denied");
}
