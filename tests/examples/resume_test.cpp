// A training that was stopped goes on as if it never was.

#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>

#include "taper/core/base/file.h"
#include "taper/study/process.h"
#include "taper/taper.h"
#include "tests/support/contains.h"
#include "tests/support/temporary_folder.h"

using taper::study::Process;
using taper::test::TemporaryFolder;
using taper::testing::contains;

namespace {

using Arguments = std::vector<std::string>;
using Values = taper::OrderedDict<std::string, taper::IValue>;

Arguments training(const TemporaryFolder& folder, const Arguments& more) {
  Arguments all = {TAPER_EXAMPLES_DIR "/train",
                   "--threads",
                   "1",
                   "--limit",
                   "2000",
                   "--batch-size",
                   "7",
                   "--hidden",
                   "20",
                   "--out",
                   folder / "out"};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

int run(const TemporaryFolder& folder, const Arguments& more, std::string* output = nullptr) {
  Process process(training(folder, more));
  const std::string text = process.read_all();
  if (output != nullptr) *output = text;
  return process.wait();
}

Values values(const TemporaryFolder& folder, const std::string& name) {
  taper::serialize::InputArchive archive;
  archive.load_from(folder / "out/" + name);
  return archive.values();
}

// The same bits, but for the seconds that it took.
void check_same(const TemporaryFolder& a, const TemporaryFolder& b) {
  for (const char* name : {"last.safetensors", "best.safetensors"}) {
    const Values x = values(a, name), y = values(b, name);
    CHECK(x.keys() == y.keys());
    for (const auto& item : x) {
      CAPTURE(item.key());
      const taper::IValue& other = y[item.key()];
      if (item.key() == "history")
        CHECK(taper::equal(item->toTensor().narrow(1, 0, 3), other.toTensor().narrow(1, 0, 3)));
      else if (item->isTensor())
        CHECK(taper::equal(item->toTensor(), other.toTensor()));
      else if (item->isDouble() && item.key() != "epoch.seconds")
        CHECK(item->toDouble() == other.toDouble());
    }
  }
}

}  // namespace

TEST_CASE("one epoch and two more are three, bit for bit") {
  const TemporaryFolder whole, parts;
  CHECK(run(whole, {"--epochs", "3"}) == 0);
  CHECK(run(parts, {"--epochs", "1"}) == 0);
  std::string output;
  CHECK(run(parts, {"--epochs", "3", "--resume"}, &output) == 0);
  CHECK_FALSE(contains(output, "epoch 1/3"));
  CHECK(contains(output, "epoch 2/3"));
  check_same(whole, parts);
  CHECK(run(parts, {"--epochs", "3", "--resume"}, &output) == 0);  // nothing is left to do
  check_same(whole, parts);
}

TEST_CASE("a training that is stopped in the middle of epochs goes on, bit for bit") {
  const TemporaryFolder whole, parts;
  CHECK(run(whole, {"--epochs", "30"}) == 0);
  int stopped_within = 0;
  Arguments settings{"--epochs", "30"};
  for (int i = 0; i < 20 && stopped_within < 3; ++i) {
    Process process(training(parts, settings));
    process.read();  // from its first line on it stops in order
    usleep(static_cast<useconds_t>(4000 * i));
    kill(process.id(), SIGINT);
    process.read_all();
    process.wait();
    stopped_within += values(parts, "last.safetensors")["epoch.batches"].toInt() > 0 ? 1 : 0;
    settings = {"--epochs", "30", "--resume"};
  }
  CHECK(stopped_within > 0);
  CHECK(run(parts, settings) == 0);
  check_same(whole, parts);
}

TEST_CASE("what cannot go on is explained") {
  const TemporaryFolder folder;
  std::string output;
  CHECK(run(folder, {"--resume"}, &output) == 1);
  CHECK(output.find("train: --resume: there is no '" + folder / "out/last.safetensors" +
                    "'; leave --resume out to begin") != std::string::npos);
  CHECK(run(folder, {"--epochs", "1"}) == 0);
  CHECK(run(folder, {"--resume", "--lr", "0.2"}, &output) == 1);
  CHECK(contains(output,
                 "train: --resume: the training had --lr '0.1', got '0.2'; give the same, "
                 "or leave --resume out to begin anew"));
  CHECK(run(folder, {"--resume", "--autocast"}, &output) == 1);
  CHECK(contains(output, "the training had --autocast 'off', got 'on'"));
  taper::write_file(folder / "out/last.safetensors", "nonsense, but long enough");
  CHECK(run(folder, {"--resume"}, &output) == 1);
  CHECK(contains(output, "last.safetensors' is malformed: a header of "));
}
