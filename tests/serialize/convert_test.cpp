// scripts/convert, between PyTorch's files and Taper's. convert.py is PyTorch's side.

#include <doctest/doctest.h>

#include "taper/taper.h"
#include "tests/support/contains.h"
#include "tests/support/folders.h"
#include "tests/support/python.h"
#include "tests/support/temporary_folder.h"

using taper::Tensor;
using taper::test::TemporaryFolder;
using taper::testing::contains;

namespace {

using Tensors = taper::OrderedDict<std::string, Tensor>;

// Runs a script below tests/ with the Python that has PyTorch, and demands an exit code.
std::string run(const std::string& script, std::vector<std::string> arguments, int code = 0) {
  static const std::string python = taper::testing::python_with("torch");
  std::string output;
  arguments.insert(arguments.begin(), taper::testing::tests_folder() + "/" + script);
  const int status = taper::testing::run_python(python, arguments, output);
  CAPTURE(output);
  CHECK(status == code);
  return output;
}

// False, with a message, where PyTorch is missing.
bool has_torch() {
  static const bool found = !taper::testing::python_with("torch").empty();
  if (!found) MESSAGE("skipped: no Python with PyTorch is installed");
  return found;
}

void check_state(const Tensors& found, const std::string& prefix) {
  const Tensor weight = taper::arange(6).to(taper::kFloat).view({2, 3});
  const Tensors expected{{"encoder.weight", weight},
                         {"transposed", weight.t()},
                         {"half", taper::ones({2}, taper::kHalf)},
                         {"brain", taper::full({3}, 0.5, taper::kBFloat16)},
                         {"mask", taper::tensor({1, 0}, taper::kBool)},
                         {"count", taper::full({}, 7, taper::kLong)},
                         {"none", taper::zeros({0, 4})}};
  for (const auto& item : expected) {
    CAPTURE(item.key());
    REQUIRE(found.contains(prefix + item.key()));
    CHECK(taper::equal(found[prefix + item.key()], item.value()));
  }
}

}  // namespace

TEST_CASE("PyTorch's files become safetensors files") {
  if (!has_torch()) return;
  const TemporaryFolder folder;
  run("serialize/convert.py", {"write", folder.path().string()});
  const std::string target = folder / "x.safetensors";
  for (const char* name : {"state.pt", "legacy.pt"}) {
    run("../scripts/convert", {folder / name, target});
    Tensors found;
    taper::load(found, target);
    check_state(found, "");
    CHECK_THROWS_WITH_AS(taper::load(found, folder / name), doctest::Contains("scripts/convert"),
                         taper::Error);
  }
  run("../scripts/convert", {"--trust", folder / "all.pt", target});
  Tensors found;
  taper::load(found, target);
  check_state(found, "model.");
  taper::serialize::InputArchive archive;
  archive.load_from(target);
  const auto values = archive.values();
  CHECK(values["optimizer.lr"].toDouble() == 0.1);
  CHECK(values["optimizer.betas.1"].toDouble() == 0.99);
  CHECK(values["optimizer.steps"].toIntVector() == std::vector<int64_t>{1, 2});
  CHECK(values["epoch"].toInt() == 3);
  CHECK(values["note"].toStringRef() == "a \"note\"");
  CHECK_FALSE(values["done"].toBool());
  CHECK(values["nothing"].isNone());

  run("../scripts/convert", {folder / "script.pt", target});
  taper::nn::Sequential net(taper::nn::Linear(3, 2), taper::nn::ReLU());
  taper::load(net, target);
}

TEST_CASE("safetensors files become PyTorch's") {
  if (!has_torch()) return;
  const TemporaryFolder folder;
  run("serialize/convert.py", {"write", folder.path().string()});
  run("../scripts/convert", {folder / "state.pt", folder / "state.safetensors"});
  Tensors state;
  taper::load(state, folder / "state.safetensors");
  taper::serialize::OutputArchive model, all;
  model << state;
  all.write("model", model);
  all.write("epoch", 3);
  all.write("lr", 0.5);
  all.write("note", "text");
  all.save_to(folder / "all.safetensors");
  run("../scripts/convert", {folder / "all.safetensors", folder / "back.pt"});
  run("serialize/convert.py", {"check", folder.path().string()});
}

TEST_CASE("what cannot be converted is explained") {
  if (!has_torch()) return;
  const TemporaryFolder folder;
  run("serialize/convert.py", {"write", folder.path().string()});
  const std::string target = folder / "x.safetensors";
  CHECK(contains(run("../scripts/convert", {folder / "bad.pt", target}, 1),
                 "--trust reads any pickle, if you know where the file is from"));
  CHECK(contains(run("../scripts/convert", {"--trust", folder / "bad.pt", target}, 1),
                 "'f' is a builtin_function_or_method, which a safetensors file cannot hold"));
  CHECK(contains(run("../scripts/convert", {folder / "none.pt", target}, 1), "none.pt"));
  CHECK(contains(run("../scripts/convert", {target, target}, 2),
                 "one of the two files must end in .safetensors, the other not"));
}
