#include "tests/faults/trial.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <new>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "tests/support/preload/faulty_calls.h"

namespace faults {
namespace {

namespace fs = std::filesystem;

/// What a process tells the one that it was forked from.
struct Report {
  long calls;
  char message[4096];
};

Report& report() {
  static void* const shared =
      mmap(nullptr, sizeof(Report), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  taper::check(shared != MAP_FAILED, "try_out", "the system gives no memory");
  return *static_cast<Report*>(shared);
}

Ending::Kind end_of(const std::function<void()>& f) {
  try {
    f();
    return Ending::kDone;
  } catch (const std::bad_alloc&) {
    return Ending::kNoMemory;
  } catch (const std::exception& error) {
    end_faults();
    std::snprintf(report().message, sizeof report().message, "%s", error.what());
    return Ending::kError;
  }
}

}  // namespace

TrialFolder::TrialFolder()
    : TemporaryFolder(fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path()) {}

Files files_in(const fs::path& folder) {
  Files files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    files[entry.path().filename()] = taper::read_file(entry.path());
  return files;
}

void put(const Files& files, const fs::path& folder) {
  for (const auto& [name, bytes] : files) std::ofstream(folder / name) << bytes;
}

Ending try_out(const std::function<void()>& f, const std::string& plan, const fs::path& folder) {
  report() = {};
  const std::string place = fs::canonical(folder);
  // Without the handlers of other libraries: LLVM's OpenMP trips over what killed processes left.
  const pid_t child = _Fork();
  taper::check(child >= 0, "try_out", "the system gives no process");
  if (child == 0) {
    begin_faults(plan.c_str(), place.c_str());
    const Ending::Kind kind = end_of(f);
    report().calls = end_faults();
    _exit(kind);
  }
  int status = 0;
  taper::uninterrupted([&] { return waitpid(child, &status, 0); });
  const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  const auto kind = WIFEXITED(status) ? static_cast<Ending::Kind>(WEXITSTATUS(status))
                    : killed          ? Ending::kKilled
                                      : Ending::kBroken;
  return {kind, report().message, report().calls};
}

}  // namespace faults
