#include "taper/data/file.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>

#include "taper/core/base/error.h"
#include "tests/support/temporary_folder.h"

using taper::data::read_file;
using taper::data::write_file;
using taper::test::TemporaryFolder;

namespace {

// While it lives, no file can grow beyond `bytes`, as on a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit old_{};
  void (*handler_)(int);
};

}  // namespace

TEST_CASE("a file comes back as it was written, replacing an older one") {
  const TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string(), std::string("a\0b\n\xff", 5), std::string(200000, 'x')}) {
    write_file(folder / "f", bytes);
    CHECK(read_file(folder / "f") == bytes);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a write that fails names the path and leaves the older file alone") {
  const TemporaryFolder folder;
  write_file(folder / "f", "old");
  std::string message;
  try {
    const FileSizeLimit limit(1000);
    write_file(folder / "f", std::string(100000, 'x'));
  } catch (const taper::Error& error) {
    message = error.what();
  }
  CHECK(message == "write_file: cannot write '" + folder / "f" + "': File too large");
  CHECK(read_file(folder / "f") == "old");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("reading a folder is an error") {
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  CHECK_THROWS_WITH_AS(read_file(path),
                       ("read_file: cannot read '" + path + "': Is a directory").c_str(),
                       taper::Error);
}
