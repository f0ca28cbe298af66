// Files go to Python and come from it. peer.py is the other side, with the same tensors.

#include <doctest/doctest.h>

#include <filesystem>

#include "taper/taper.h"
#include "tests/support/folders.h"
#include "tests/support/python.h"
#include "tests/support/temporary_folder.h"

using taper::IValue;
using taper::OrderedDict;
using taper::Tensor;
using taper::test::TemporaryFolder;

namespace {

using Tensors = OrderedDict<std::string, Tensor>;

const std::string& python() {
  static const std::string name = taper::testing::python_with("numpy");
  return name;
}

// False, with a message, where there is no NumPy.
bool run_peer(const std::string& command, const TemporaryFolder& folder) {
  if (python().empty()) {
    MESSAGE("skipped: no Python with NumPy is installed");
    return false;
  }
  std::string output;
  const std::string script = taper::testing::tests_folder() + "/serialize/peer.py";
  const int code =
      taper::testing::run_python(python(), {script, command, folder.path().string()}, output);
  CAPTURE(output);
  CHECK(code == 0);
  return code == 0;
}

Tensors tensors() {
  const Tensor x = taper::arange(6).view({2, 3});
  Tensors out;
  out.insert("encoder.BOOL", (x % 2).to(taper::kBool));
  out.insert("encoder.U8", x.to(taper::kByte));
  for (const auto& [name, dtype] : {std::pair("I8", taper::kChar), std::pair("I16", taper::kShort),
                                    std::pair("I32", taper::kInt), std::pair("I64", taper::kLong),
                                    std::pair("F16", taper::kHalf), std::pair("F32", taper::kFloat),
                                    std::pair("F64", taper::kDouble)})
    out.insert(taper::str("encoder.", name), (x - 2).to(dtype));
  out.insert("scalar", taper::full({}, 1.5, taper::kDouble));
  out.insert("empty", taper::zeros({0, 4}));
  out.insert("axes", taper::arange(120).view({2, 3, 4, 5}));
  return out;
}

void compare(const Tensors& found) {
  const Tensors expected = tensors();
  CHECK(found.size() == expected.size());
  for (const auto& item : expected) {
    CAPTURE(item.key());
    REQUIRE(found.contains(item.key()));
    const Tensor& x = found[item.key()];
    CHECK(x.scalar_type() == item->scalar_type());
    CHECK(x.sizes() == item->sizes());
    CHECK(taper::equal(x, item.value()));
  }
}

const OrderedDict<std::string, IValue>& values() {
  static const OrderedDict<std::string, IValue> values{
      {"epoch", 7},   {"lr", 0.1},           {"name", "Zh\u0101ng \"\u4e09\""},
      {"done", true}, {"nothing", IValue()}, {"milestones", std::vector<int64_t>{1, 2, 3}},
      {"whole", 3.0}};
  return values;
}

}  // namespace

TEST_CASE("Taper reads what Python writes") {
  const TemporaryFolder folder;
  if (!run_peer("write", folder)) return;
  for (const char* name : {"by_hand", "by_library"}) {
    const std::string path = folder / name + ".safetensors";
    if (!std::filesystem::exists(path)) continue;
    Tensors found;
    taper::load(found, path);
    compare(found);
  }
  taper::serialize::InputArchive archive;
  archive.load_from(folder / "by_hand.safetensors");
  const auto found = archive.values();
  CHECK(found["epoch"].toInt() == 7);
  CHECK(found["lr"].toDouble() == 0.1);
  CHECK(found["name"].toStringRef() == values()["name"].toStringRef());
  CHECK(found["done"].toBool());
  CHECK(found["nothing"].isNone());
  CHECK(found["milestones"].toIntVector() == std::vector<int64_t>{1, 2, 3});
  CHECK(found["whole"].toDouble() == 3);

  compare(taper::data::load_npz(folder / "stored.npz"));
  compare(taper::data::load_npz(folder / "deflated.npz"));
  Tensors arrays;
  for (const auto& item : tensors())
    arrays.insert(item.key(), taper::data::load_npy(folder / item.key() + ".npy"));
  compare(arrays);
  CHECK(taper::equal(taper::data::load_npy(folder / "fortran.npy"), tensors()["axes"]));
}

TEST_CASE("Python reads what Taper writes") {
  const TemporaryFolder folder;
  taper::serialize::OutputArchive archive;
  archive << tensors() << values();
  archive.save_to(folder / "taper.safetensors");
  taper::data::save_npz(tensors(), folder / "taper_stored.npz");
  taper::data::save_npz(tensors(), folder / "taper_deflated.npz", /*compressed=*/true);
  for (const auto& item : tensors())
    taper::data::save_npy(item.value(), folder / ("taper_" + item.key() + ".npy"));
  run_peer("check", folder);
}
