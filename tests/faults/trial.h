#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "tests/support/temporary_folder.h"

namespace faults {

/// A folder that waits for no disk, where the system has such.
struct TrialFolder : taper::test::TemporaryFolder {
  TrialFolder();
};

/// Bytes by name.
using Files = std::map<std::string, std::string>;

/// Those in the folder.
Files files_in(const std::filesystem::path& folder);
void put(const Files& files, const std::filesystem::path& folder);

/// How a process ended, and what the exception said, where there was one.
struct Ending {
  enum Kind { kDone, kError, kNoMemory, kKilled, kBroken } kind;
  std::string message;
  long calls;  // of the plan's kind
};

/// Nothing goes wrong.
constexpr const char* kNoFault = "none:0:EIO";

/// Runs f in a process of its own, whose calls go wrong as the plan says (see faulty_calls.h).
Ending try_out(const std::function<void()>& f, const std::string& plan,
               const std::filesystem::path& folder);

}  // namespace faults
