// Whatever becomes of the process or the disk while a file is saved, the old one stays whole.

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "taper/taper.h"
#include "tests/support/temporary_folder.h"

using taper::Tensor;
using taper::test::TemporaryFolder;

namespace {

constexpr int64_t kCount = 1 << 18;

Tensor loaded(const std::string& path) {
  Tensor x;
  taper::load(x, path);
  return x;
}

// Runs f in a process of its own, which has `microseconds` to live. Returns how it ended.
template <class F>
int in_child(const F& f, unsigned microseconds = 0) {
  const pid_t child = fork();
  if (child == 0) {
    f();
    _exit(0);
  }
  if (microseconds > 0) {
    usleep(microseconds);
    kill(child, SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("a process that is killed while it saves leaves the file whole") {
  const TemporaryFolder folder;
  const std::string path = folder / "x.safetensors";
  taper::save(taper::zeros({kCount}), path);
  int saved = 0;
  for (unsigned microseconds = 1000; microseconds < 60000; microseconds += 1500) {
    const int status = in_child(
        [&] {
          for (double i = 1;; ++i) taper::save(taper::full({kCount}, i), path);
        },
        microseconds);
    CHECK(WIFSIGNALED(status));
    const Tensor x = loaded(path);
    CHECK(x.numel() == kCount);
    CHECK((x == x[0]).all().item<bool>());
    saved += x[0].item<double>() > 0 ? 1 : 0;
  }
  CHECK(saved > 0);
  // What the killed ones left behind goes with the next file that is saved.
  taper::save(taper::ones({kCount}), path);
  const std::filesystem::directory_iterator files(folder.path());
  CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("a disk that is full leaves the file whole, and says so") {
  const TemporaryFolder folder;
  const std::string path = folder / "x.safetensors";
  taper::save(taper::ones({kCount}), path);
  const int status = in_child([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{kCount, kCount};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      taper::save(taper::zeros({kCount}), path);
    } catch (const taper::Error& error) {
      _exit(std::string(error.what()).find("save: cannot write '" + path + "': ") == 0 ? 7 : 8);
    }
  });
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(taper::equal(loaded(path), taper::ones({kCount})));
  CHECK_THROWS_WITH_AS(taper::save(taper::ones({kCount}), "/dev/full"),
                       "save: cannot write '/dev/full': No space left on device", taper::Error);
}

TEST_CASE("an error while saving leaves the file whole") {
  const TemporaryFolder folder;
  const std::string path = folder / "x.safetensors";
  taper::save(taper::ones({3}), path);
  CHECK_THROWS_AS(taper::save(std::vector<Tensor>{taper::zeros({2}), Tensor()}, path),
                  taper::Error);
  CHECK(taper::equal(loaded(path), taper::ones({3})));
}
