// Every call that writing a file makes fails in every way, or is the last one of its process.

#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>

#include "taper/core/runtime/sanitizer.h"
#include "tests/faults/plans.h"
#include "tests/faults/tasks.h"
#include "tests/faults/trial.h"
#include "tests/support/contains.h"

using faults::Call;
using faults::Ending;
using faults::Fault;
using faults::Files;
using faults::files_in;
using faults::put;
using faults::try_out;
using taper::testing::contains;

namespace {

/// A task whose files are there already, or not.
struct Case {
  faults::Write write;
  Files before, after;
};

Case case_of(const faults::Task& task, bool anew) {
  const faults::TrialFolder folder;
  if (!anew) task.make(1)(folder.path());
  Case c{task.make(2), files_in(folder.path()), {}};
  c.write(folder.path());
  c.after = files_in(folder.path());
  CHECK(c.before != c.after);
  return c;
}

bool has(const Files& files, const Files::value_type& file) {
  const auto found = files.find(file.first);
  return found != files.end() && found->second == file.second;
}

/// Each file is one of before or of after, and none is lost.
void check_whole(const Case& c, const Files& files, bool killed) {
  for (const Files::value_type& file : files) {
    CAPTURE(file.first);
    const bool unfinished = file.first.rfind(".taper-unfinished-", 0) == 0;
    CHECK((has(c.before, file) || has(c.after, file) || (killed && unfinished)));
  }
  for (const auto& [name, bytes] : c.before) CHECK(files.count(name) == 1);
}

void check_fault(const Case& c, const Fault& fault) {
  CAPTURE(fault.plan);
  const faults::TrialFolder folder;
  put(c.before, folder.path());
  const auto write = [&] { c.write(folder.path()); };
  const Ending ending = try_out(write, fault.plan, folder.path());
  const Files files = files_in(folder.path());
  CAPTURE(ending.message);
  check_whole(c, files, ending.kind == Ending::kKilled);
  CHECK(ending.kind != Ending::kBroken);
  CHECK((!fault.is_overcome || ending.kind == Ending::kDone));
  CHECK((fault.error == ENOMEM || ending.kind != Ending::kNoMemory));
  if (ending.kind == Ending::kDone) CHECK(files == c.after);
  if (ending.kind == Ending::kError) {
    CHECK(contains(ending.message, folder.path()));
    CHECK(contains(ending.message, std::strerror(fault.error)));
  }
  if (ending.kind != Ending::kKilled) return;
  try_out(write, faults::kNoFault, folder.path());  // removes what the killed one left
  CHECK(files_in(folder.path()) == c.after);
}

int check_all(const std::vector<Call>& calls) {
  int faults = 0;
  for (const faults::Task& task : faults::kTasks)
    for (const bool anew : {false, true}) {
      CAPTURE(task.name);
      CAPTURE(anew);
      const Case c = case_of(task, anew);
      const auto count = [&](const std::string& plan) {
        const faults::TrialFolder folder;
        put(c.before, folder.path());
        return try_out([&] { c.write(folder.path()); }, plan, folder.path()).calls;
      };
      faults += for_each_fault(calls, count, [&](const Fault& fault) { check_fault(c, fault); });
    }
  return faults;
}

}  // namespace

TEST_CASE("whatever call on a file fails, or is the last one, files are old or new and whole") {
  const int faults = check_all(faults::kFileCalls);
  MESSAGE(faults, " faults");
  CHECK(faults >= 1000);
}

TEST_CASE("the same where there is no memory, once or from then on") {
  if (taper::detail::kAddressSanitizer) return;  // which has an allocator of its own
  const int faults = check_all(faults::kMemoryCalls);
  MESSAGE(faults, " faults");
  CHECK(faults >= 1000);
}
