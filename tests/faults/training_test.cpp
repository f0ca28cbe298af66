// A training that ends at any call goes on with --resume, to what it would have come to.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "taper/core/base/file.h"
#include "taper/core/runtime/sanitizer.h"
#include "taper/study/process.h"
#include "taper/taper.h"
#include "tests/faults/trial.h"
#include "tests/support/bytes_of.h"
#include "tests/support/temporary_folder.h"

using taper::test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;
using Weights = taper::OrderedDict<std::string, taper::Tensor>;

constexpr int kKilled = 128 + 9;

/// At which calls it is killed, of how many one. Most files are opened in vain, to see what killed
/// writers have left.
constexpr std::pair<const char*, int> kCalls[] = {{"open", 17}, {"write", 2}, {"rename", 1}};

/// Ten images of either half, with a label each.
void write_images(const TemporaryFolder& folder) {
  const auto size = [](int n) { return std::string(3, '\0') + static_cast<char>(n); };
  const std::string begin("\0\0\x08", 3);
  std::string pixels(10 * 28 * 28, '\0'), labels;
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<char>(i * i / 7);
  for (int label = 0; label < 10; ++label) labels += static_cast<char>(label);
  for (const char* half : {"train", "t10k"}) {
    taper::write_file(folder / half + "-images-idx3-ubyte",
                      begin + "\3" + size(10) + size(28) + size(28) + pixels);
    taper::write_file(folder / half + "-labels-idx1-ubyte", begin + "\1" + size(10) + labels);
  }
}

struct Folders {
  Folders() { write_images(data); }
  std::string out() const { return results.path(); }
  TemporaryFolder data, results;
};

/// Without a plan nothing goes wrong.
int train(const Folders& folders, const std::string& plan = "") {
  std::vector<std::string> command = {TAPER_EXAMPLES_DIR "/train",
                                      "--threads",
                                      "1",
                                      "--epochs",
                                      "2",
                                      "--batch-size",
                                      "5",
                                      "--hidden",
                                      "4",
                                      "--data",
                                      folders.data.path(),
                                      "--out",
                                      folders.out()};
  if (fs::exists(folders.out() + "/last.safetensors")) command.emplace_back("--resume");
  setenv("TAPER_FAULT", plan.c_str(), 1);
  setenv("TAPER_FAULT_FOLDER", folders.out().c_str(), 1);
  setenv("LD_PRELOAD", plan.empty() ? "" : TAPER_FAULTY_CALLS, 1);
  taper::study::Process process(command);
  unsetenv("LD_PRELOAD");
  process.read_all();
  return process.wait();
}

std::string weights_in(const std::string& folder) {
  taper::serialize::InputArchive archive, model;
  archive.load_from(folder + "/last.safetensors");
  archive.read("model", model);
  Weights weights;
  model >> weights;
  std::string bytes;
  for (const auto& item : weights) bytes += taper::testing::bytes_of(item.value());
  return bytes;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : faults::files_in(folder)) names.push_back(name);
  return names;
}

}  // namespace

TEST_CASE("a training that is killed at some call goes on as if it never was") {
  if (taper::detail::kAddressSanitizer) return;  // which wants to be the first library
  const Folders whole;
  REQUIRE(train(whole) == 0);
  int killed = 0;
  for (const auto& [call, stride] : kCalls)
    for (int number = 1;; number += stride) {
      const Folders folders;
      const std::string plan = taper::str(call, ":", number, ":kill");
      CAPTURE(plan);
      const int status = train(folders, plan);
      if (status == 0) break;  // there are no more calls
      CHECK(status == kKilled);
      ++killed;
      CHECK(train(folders) == 0);
      CHECK(weights_in(folders.out()) == weights_in(whole.out()));
      CHECK(names_in(folders.out()) == names_in(whole.out()));
    }
  MESSAGE(killed, " trainings killed");
  CHECK(killed > 30);
}
