#include "taper/data/npz.h"

#include <doctest/doctest.h>

#include "taper/data/file.h"
#include "taper/data/zip.h"
#include "taper/taper.h"
#include "tests/support/contains.h"
#include "tests/support/temporary_folder.h"

using taper::OrderedDict;
using taper::Tensor;
using taper::data::load_npz;
using taper::data::read_file;
using taper::data::save_npz;
using taper::data::write_file;
using taper::test::TemporaryFolder;
using taper::testing::contains;

namespace {

using Tensors = OrderedDict<std::string, Tensor>;

Tensors some() {
  return {{"weight", taper::arange(6).view({2, 3})},
          {"bias", taper::ones({0, 2}, taper::kDouble)},
          {"mask", taper::ones({5}, taper::kBool)}};
}

// The error for a file of these bytes, without the path.
std::string problem(const std::string& bytes, uint64_t most_unpacked = uint64_t{1} << 30) {
  const TemporaryFolder folder;
  const std::string path = folder / "a.npz", start = "load_npz: '" + path + "'";
  write_file(path, bytes);
  try {
    load_npz(path, most_unpacked);
  } catch (const taper::Error& error) {
    const std::string message = error.what();
    return message.compare(0, start.size(), start) == 0 ? message.substr(start.size()) : message;
  }
  return "no error";
}

std::string saved(const Tensors& tensors, bool compressed) {
  const TemporaryFolder folder;
  save_npz(tensors, folder / "a.npz", compressed);
  return read_file(folder / "a.npz");
}

// The archive with the number of `count` bytes replaced, `at` bytes behind each of the signatures.
std::string with_number(std::string bytes, const std::string& signature, size_t at, size_t count,
                        uint64_t number) {
  for (size_t i = bytes.find(signature); i != std::string::npos; i = bytes.find(signature, i + 1))
    for (size_t k = 0; k < count; ++k) bytes[i + at + k] = static_cast<char>(number >> 8 * k & 255);
  return bytes;
}

const std::string kLocal = "PK\3\4", kCentral = "PK\1\2";

}  // namespace

TEST_CASE("tensors survive a .npz file in their order, stored and compressed") {
  const TemporaryFolder folder;
  for (const bool compressed : {false, true}) {
    save_npz(some(), folder / "a.npz", compressed);
    const Tensors loaded = load_npz(folder / "a.npz");
    CHECK(loaded.keys() == some().keys());
    for (const auto& item : some()) {
      CHECK(loaded[item.key()].scalar_type() == item->scalar_type());
      CHECK(taper::equal(loaded[item.key()], item.value()));
    }
  }
  save_npz(Tensors(), folder / "none.npz");
  CHECK(load_npz(folder / "none.npz").is_empty());
}

TEST_CASE("compression takes less room, and the bytes depend on the tensors alone") {
  const Tensors zeros{{"x", taper::zeros({10000})}};
  CHECK(saved(zeros, true).size() < 1000);
  CHECK(saved(zeros, false).size() > 40000);
  CHECK(saved(some(), true) == saved(some(), true));
}

TEST_CASE("a .npz file that is cut anywhere is refused") {
  for (const bool compressed : {false, true}) {
    const std::string whole = saved(some(), compressed);
    for (size_t size = 0; size < whole.size(); size += 3) {
      CAPTURE(size);
      CHECK(problem(whole.substr(0, size)) != "no error");
    }
  }
}

TEST_CASE("a byte that is changed anywhere in a .npz file does no harm") {
  const std::string whole = saved(some(), true);
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    problem(changed);
  }
  std::string changed = saved({{"x", taper::ones({4})}}, false);
  changed[changed.find("\x80\x3f")] = 1;
  CHECK(contains(problem(changed), "entry 'x.npy': CRC error"));
}

TEST_CASE("what a .npz file unpacks to is bounded") {
  const std::string zeros = saved({{"x", taper::zeros({100000})}}, true);
  CHECK(contains(problem(zeros, 1000),
                 " unpacks to 400128 bytes or more; give load_npz() a greater limit"));
  CHECK(problem(saved({{"x", taper::zeros({100000})}}, false), 0) == "no error");
  // More than deflate can do, as the directory and the entry say it.
  const uint64_t claim = 4'000'000'000;
  const std::string bomb =
      with_number(with_number(zeros, kCentral, 24, 4, claim), kLocal, 22, 4, claim);
  CHECK(contains(problem(bomb), "cannot unpack to 4000000000"));
  // A claim that is possible, but wrong.
  for (const uint64_t wrong : {400127, 400129}) {
    const std::string bytes =
        with_number(with_number(zeros, kCentral, 24, 4, wrong), kLocal, 22, 4, wrong);
    CHECK(problem(bytes) != "no error");
  }
}

TEST_CASE("entries that lie on each other are refused") {
  const std::string one = taper::data::encode_npy(taper::zeros({1000}), "x");
  std::string bytes = taper::data::zip_files({{"a.npy", one}, {"b.npy", one}}, false);
  // The second entry of the directory points to the first file.
  const size_t second = bytes.find(kCentral, bytes.find(kCentral) + 1);
  for (size_t k = 0; k < 4; ++k) bytes[second + 42 + k] = 0;
  CHECK(problem(bytes) != "no error");
}

TEST_CASE("what is no .npz file, or holds something else, is refused") {
  CHECK(contains(problem(""), " is no .npz file: "));
  CHECK(contains(problem("\x93NUMPY"), " is no .npz file: Not a zip archive"));
  const TemporaryFolder folder;
  write_file(folder / "a.npz", taper::data::zip_files({{"note.txt", "hello"}}, true));
  CHECK_THROWS_WITH_AS(load_npz(folder / "a.npz"),
                       ("load_npy: '" + folder / "a.npz" + "/note.txt' is no .npy file").c_str(),
                       taper::Error);
  CHECK(contains(problem(taper::data::zip_files({{"a.npy", "\x93NUMPY\1"}}, false)),
                 "is malformed: it ends in the header"));
  const std::string array = taper::data::encode_npy(taper::zeros({1}), "x");
  CHECK(contains(problem(taper::data::zip_files({{"a.npy", array}, {"a", array}}, false)),
                 " has two entries 'a"));
  CHECK_THROWS_WITH_AS(load_npz("/nowhere/a.npz"),
                       "load_npz: cannot open '/nowhere/a.npz': No such file or directory",
                       taper::Error);
  CHECK_THROWS_WITH_AS(save_npz(some(), "/nowhere/a.npz"),
                       "save_npz: cannot write '/nowhere/a.npz': No such file or directory",
                       taper::Error);
}
