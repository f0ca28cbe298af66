#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "taper/data/file.h"
#include "taper/study/process.h"
#include "taper/study/results.h"
#include "taper/taper.h"
#include "tests/support/decimal_comma.h"
#include "tests/support/folders.h"
#include "tests/support/temporary_folder.h"

using taper::data::read_file;
using taper::study::Process;
using taper::test::TemporaryFolder;

namespace {

using Arguments = std::vector<std::string>;

struct Outcome {
  int exit_code;
  std::string output;
};

Arguments train(const Arguments& settings) {
  Arguments all = {TAPER_EXAMPLES_DIR "/train", "--threads", "1"};
  all.insert(all.end(), settings.begin(), settings.end());
  return all;
}

Outcome run(const Arguments& settings) {
  Process process(train(settings));
  const std::string output = process.read_all();
  return {process.wait(), output};
}

// A small training into `folder`, with more settings.
Outcome run_small(const TemporaryFolder& folder, const Arguments& settings = {}) {
  Arguments all = {"--limit", "500", "--batch-size", "20", "--out", folder / "out"};
  all.insert(all.end(), settings.begin(), settings.end());
  return run(all);
}

using Table = std::vector<std::vector<double>>;

// The rows of history.csv behind its header.
Table history(const TemporaryFolder& folder) {
  std::istringstream lines(read_file(folder / "out/history.csv"));
  std::string line;
  std::getline(lines, line);
  CHECK(line == "epoch,train_loss,train_accuracy,test_accuracy,seconds");
  Table table;
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    table.emplace_back();
    for (std::string field; std::getline(fields, field, ',');)
      table.back().push_back(std::stod(field));
    CHECK(table.back().size() == 5);
  }
  return table;
}

using Weights = taper::OrderedDict<std::string, taper::Tensor>;

// The weights in a checkpoint, by name.
Weights weights(const TemporaryFolder& folder, const std::string& name = "last") {
  taper::serialize::InputArchive archive, model;
  archive.load_from(folder / "out/" + name + ".safetensors");
  archive.read("model", model);
  Weights weights;
  model >> weights;
  return weights;
}

bool is_png(const std::string& path) {
  const std::string bytes = read_file(path);
  return bytes.substr(1, 3) == "PNG" && bytes.substr(bytes.size() - 8, 4) == "IEND";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("training leaves weights, history and pictures") {
  const TemporaryFolder folder;
  const Outcome outcome = run_small(folder, {"--epochs", "2", "--hidden", "16,8"});
  CAPTURE(outcome.output);
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.output, "epoch 1/2  train loss "));
  CHECK(contains(outcome.output, "epoch 2/2  train loss "));
  CHECK(contains(outcome.output, "Best test accuracy 0."));
  CHECK(history(folder).size() == 2);
  for (const char* name : {"curves", "predictions"}) {
    CHECK(is_png(folder / "out/" + name + ".png"));
    CHECK(std::filesystem::exists(folder / "out/" + name + ".gp"));
    CHECK(std::filesystem::exists(folder / "out/" + name + ".dat"));
  }
  for (const char* name : {"last", "best"}) {
    const Weights found = weights(folder, name);
    CHECK(found.size() == 6);
    CHECK(found["1.weight"].sizes() == std::vector<int64_t>{16, 784});
    CHECK(found["3.bias"].sizes() == std::vector<int64_t>{8});
    CHECK(found["5.weight"].sizes() == std::vector<int64_t>{10, 8});
  }
}

TEST_CASE("the history is the same in every locale") {
  const TemporaryFolder folder;
  const taper::test::DecimalComma comma;
  taper::study::save_history({{0.5, 0.25, 0.125, 1234.5}}, folder / "history.csv");
  CHECK(read_file(folder / "history.csv") ==
        "epoch,train_loss,train_accuracy,test_accuracy,seconds\n1,0.5,0.25,0.125,1234.5\n");
}

TEST_CASE("training on a slice lowers the loss") {
  const TemporaryFolder folder;
  CHECK(run_small(folder, {"--epochs", "8"}).exit_code == 0);
  const Table table = history(folder);
  REQUIRE(table.size() == 8);
  CHECK(table.front()[1] > 1.5);
  CHECK(table.back()[1] < 0.8);
  CHECK(table.back()[2] > 0.7);
  CHECK(table.back()[3] > 0.6);
}

TEST_CASE("the seed decides weights and history") {
  const auto trained = [](const std::string& seed) {
    const TemporaryFolder folder;
    run_small(folder, {"--epochs", "1", "--seed", seed});
    return std::make_pair(weights(folder)["3.weight"].sum().item<double>(), history(folder)[0][1]);
  };
  const auto first = trained("1");
  CHECK(first == trained("1"));
  CHECK(first != trained("2"));
}

TEST_CASE("a second training replaces the results of the first") {
  const TemporaryFolder folder;
  run_small(folder, {"--epochs", "2", "--hidden", "16,8"});
  CHECK(run_small(folder, {"--epochs", "1", "--hidden", ""}).exit_code == 0);
  CHECK(history(folder).size() == 1);
  for (const char* name : {"last", "best"}) {
    CHECK(weights(folder, name).size() == 2);
    CHECK(weights(folder, name)["1.weight"].sizes() == std::vector<int64_t>{10, 784});
  }
}

TEST_CASE("every wrong setting is explained") {
  const std::pair<Arguments, const char*> cases[] = {
      {{"--epochs", "0"}, "--epochs: expected a whole number from 1 to 1000000000, got '0'"},
      {{"--epochs", "two"}, "--epochs: expected a whole number from 1 to 1000000000, got 'two'"},
      {{"--batch-size", "-1"},
       "--batch-size: expected a whole number from 1 to 1000000000, got '-1'"},
      {{"--lr", "0"}, "--lr: expected a number above 0, got '0'"},
      {{"--lr", "inf"}, "--lr: expected a number above 0, got 'inf'"},
      {{"--hidden", "10,"},
       "--hidden: expected sizes such as 256 or 256,128, or '' for no hidden layer, got '10,'"},
      {{"--hidden", "0"},
       "--hidden: expected sizes such as 256 or 256,128, or '' for no hidden layer, got '0'"},
      {{"--seed", "1.5"}, "--seed: expected a whole number from 0 to 1000000000, got '1.5'"},
      {{"--limit", "none"}, "--limit: expected a whole number from 1 to 1000000000, got 'none'"},
      {{"--data"}, "--data: 1 required FOLDER missing"},
      {{"--speed", "9"}, "--speed"}};
  for (const auto& [settings, message] : cases) {
    const Outcome outcome = run(settings);
    CAPTURE(outcome.output);
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.output, message));
    CHECK(contains(outcome.output, "Run with --help for more information."));
  }
}

TEST_CASE("--help lists the settings, on lines of less than 80 columns") {
  const Outcome outcome = run({"--help"});
  CHECK(outcome.exit_code == 0);
  for (const char* name : {"--epochs", "--batch-size", "--lr", "--hidden", "--seed", "--threads",
                           "--limit", "--autocast", "--resume", "--data", "--out"})
    CHECK(contains(outcome.output, name));
  std::istringstream lines(outcome.output);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() < 80);
}

TEST_CASE("scripts/train explains settings before there is a program") {
  const auto script = [](const Arguments& settings) {
    Arguments all = {taper::testing::tests_folder() + "/../scripts/train"};
    all.insert(all.end(), settings.begin(), settings.end());
    Process process(all);
    const std::string output = process.read_all();
    return Outcome{process.wait(), output};
  };
  CHECK(script({"--epochs", "3", "--help"}).output + "\n" == run({"--help"}).output);
  const std::pair<Arguments, std::string> cases[] = {
      {{"--seed", "0", "--epochs", "0"}, "--epochs: expected a whole number of 1 or more, got '0'"},
      {{"--seed=1.5"}, "--seed: expected a whole number of 0 or more, got '1.5'"},
      {{"--lr", "2.5e-3", "--lr", "0.0"}, "--lr: expected a number above 0, got '0.0'"},
      {{"--hidden", "", "--autocast", "--hidden", "10,"},
       "--hidden: expected sizes such as 256 or 256,128, or '' for no hidden layer, got '10,'"},
      {{"--threads"}, "--threads: expected a whole number of 1 or more, got ''"},
      {{"--out", "o", "--data", "/nowhere"}, "--data: there is no folder '/nowhere'"},
      {{"--speed", "9"}, "The following argument was not expected: --speed"}};
  for (const auto& [settings, message] : cases) {
    const Outcome outcome = script(settings);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.output == message + "\nRun with --help for more information.\n");
  }
}

TEST_CASE("without gnuplot the pictures alone are missing") {
  const TemporaryFolder folder;
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nowhere", 1);
  const Outcome outcome = run_small(folder, {"--epochs", "1"});
  setenv("PATH", path.c_str(), 1);
  CAPTURE(outcome.output);
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.output, "run gnuplot on curves.gp in its folder"));
  CHECK(contains(outcome.output, "run gnuplot on predictions.gp in its folder"));
  CHECK(history(folder).size() == 1);
  for (const char* name : {"curves.gp", "curves.dat", "predictions.gp", "predictions.dat"})
    CHECK(std::filesystem::exists(folder / "out/" + name));
}

TEST_CASE("a second training into the folder of a running one is refused") {
  const TemporaryFolder folder;
  Process first(train({"--epochs", "1000000", "--limit", "200", "--out", folder / "out"}));
  first.read();
  const Outcome second = run_small(folder);
  kill(first.id(), SIGTERM);
  CHECK(second.exit_code == 1);
  CHECK(second.output == "train: --out: another training writes into the folder '" +
                             folder / "out" + "'; wait for its end, or give another one\n");
  CHECK(first.wait() == 128 + SIGTERM);
}

TEST_CASE("without the data the message says where to get it") {
  const TemporaryFolder folder;
  const Outcome outcome = run_small(folder, {"--data", folder / "nowhere"});
  CAPTURE(outcome.output);
  CHECK(outcome.exit_code == 1);
  CHECK(contains(outcome.output, folder / "nowhere"));
  CHECK(contains(outcome.output, "train: --data: there is no folder '"));
}

TEST_CASE("an output that is no folder is an error before training") {
  const TemporaryFolder folder;
  taper::data::write_file(folder / "out", "a file");
  const Outcome outcome = run_small(folder);
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.output == "train: --out: cannot write into the folder '" + folder / "out" +
                              "': Not a directory; give another one\n");
}

TEST_CASE("a learning rate that makes the loss explode stops the training") {
  const TemporaryFolder folder;
  const Outcome outcome = run_small(folder, {"--lr", "1e30"});
  CAPTURE(outcome.output);
  CHECK(outcome.exit_code == 1);
  CHECK(contains(outcome.output,
                 "train: --lr: the loss is no longer finite in epoch 1/10, got 1e+30; try a "
                 "smaller one"));
}

TEST_CASE("a signal stops the training and keeps what was done") {
  for (const int number : {SIGINT, SIGTERM}) {
    const TemporaryFolder folder;
    Process process(train({"--epochs", "1000000", "--limit", "200", "--out", folder / "out"}));
    std::string output;
    for (std::string part = "-"; !part.empty() && !contains(output, "test accuracy");)
      output += part = process.read();
    kill(process.id(), number);
    output += process.read_all();
    CAPTURE(output);
    CHECK(process.wait() == 128 + number);
    CHECK(contains(output, "Stopped in epoch "));
    CHECK_FALSE(history(folder).empty());
    CHECK(is_png(folder / "out/curves.png"));
    CHECK(is_png(folder / "out/predictions.png"));
    CHECK(weights(folder)["1.weight"].numel() == 256 * 784);
  }
}
