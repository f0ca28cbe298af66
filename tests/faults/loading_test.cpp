// Every call that reading a file makes fails in every way.

#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>

#include "taper/core/runtime/sanitizer.h"
#include "taper/taper.h"
#include "tests/faults/plans.h"
#include "tests/faults/tasks.h"
#include "tests/faults/trial.h"
#include "tests/support/contains.h"
#include "tests/support/preload/faulty_calls.h"

using faults::demand_all;
using faults::Ending;
using faults::Fault;
using faults::make_net;
using taper::testing::contains;

namespace {

namespace nn = taper::nn;

/// What was loaded, or else what was there before.
void load_module(const std::string& path) {
  const nn::Linear net = make_net(0);
  double expected = 1;
  std::exception_ptr failure;
  try {
    nn::Linear target = net;
    taper::load(target, path);
  } catch (...) {
    end_faults();
    expected = 0;
    failure = std::current_exception();
  }
  demand_all(net->weight, expected);
  demand_all(net->bias, expected);
  if (failure) std::rethrow_exception(failure);
}

struct Format {
  const char* name;
  void (*save)(const std::string& path);
  void (*load)(const std::string& path);
};

const Format kFormats[] = {
    {"module", [](const std::string& path) { taper::save(make_net(1), path); }, load_module},
    {"npy", [](const std::string& path) { taper::data::save_npy(taper::ones({50}), path); },
     [](const std::string& path) { demand_all(taper::data::load_npy(path), 1); }},
    {"npz",
     [](const std::string& path) {
       taper::data::save_npz({{"x", taper::ones({50})}}, path);
     },
     [](const std::string& path) { demand_all(taper::data::load_npz(path)["x"], 1); }},
};

int check_all(const std::vector<faults::Call>& calls) {
  int faults = 0;
  for (const Format& format : kFormats) {
    CAPTURE(format.name);
    const faults::TrialFolder folder;
    const std::string path = folder / "file";
    format.save(path);
    const auto run = [&](const std::string& plan) {
      return faults::try_out([&] { format.load(path); }, plan, folder.path());
    };
    faults += for_each_fault(
        calls, [&](const std::string& plan) { return run(plan).calls; },
        [&](const Fault& fault) {
          const Ending ending = run(fault.plan);
          CAPTURE(fault.plan);
          CAPTURE(ending.message);
          CHECK(ending.kind != Ending::kBroken);
          CHECK((!fault.is_overcome || ending.kind == Ending::kDone));
          CHECK((fault.error == ENOMEM || ending.kind != Ending::kNoMemory));
          if (ending.kind != Ending::kError) return;
          CHECK(contains(ending.message, path));
          if (fault.error != ENOMEM)  // which libzip takes for other things, too
            CHECK(contains(ending.message, std::strerror(fault.error)));
        });
  }
  return faults;
}

}  // namespace

TEST_CASE("whatever call on a file fails, loading says so and changes nothing") {
  CHECK(check_all(faults::kFileCalls) > 50);
}

TEST_CASE("where there is no memory, loading changes nothing") {
  if (taper::detail::kAddressSanitizer) return;  // which has an allocator of its own
  CHECK(check_all(faults::kMemoryCalls) > 100);
}
