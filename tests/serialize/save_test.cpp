#include "taper/serialize/save.h"

#include <doctest/doctest.h>

#include <cstring>
#include <sstream>

#include "taper/core/base/file.h"
#include "taper/taper.h"
#include "tests/support/contains.h"
#include "tests/support/temporary_folder.h"

using taper::Tensor;
using taper::test::TemporaryFolder;
using taper::testing::contains;

namespace {

const Tensor& six() {
  static const Tensor x = taper::arange(6, taper::kDouble).view({2, 3});
  return x;
}

}  // namespace

TEST_CASE("a tensor goes to a path, a stream and a function, and comes from each") {
  const TemporaryFolder folder;
  taper::save(six(), folder / "x.safetensors");
  std::stringstream stream;
  taper::save(six(), stream);
  std::string bytes;
  taper::save(six(), [&](const void* data, size_t size) {
    bytes.append(static_cast<const char*>(data), size);
    return size;
  });
  CHECK(bytes == stream.str());
  CHECK(bytes == taper::read_file(folder / "x.safetensors"));

  Tensor a, b, c, d;
  taper::load(a, folder / "x.safetensors");
  taper::load(b, stream);
  taper::load(c, bytes.data(), bytes.size());
  taper::load(
      d,
      [&](uint64_t position, void* to, size_t count) {
        return bytes.copy(static_cast<char*>(to), count, position);
      },
      [&] { return bytes.size(); });
  for (const Tensor& x : {a, b, c, d}) CHECK(taper::equal(x, six()));
  taper::load(a, folder / "x.safetensors", taper::Device(taper::kCPU));
}

TEST_CASE("a vector of tensors is appended to") {
  std::stringstream stream;
  const std::vector<Tensor> saved(12, six());
  taper::save(saved, stream);
  std::vector<Tensor> loaded{taper::ones({1})};
  taper::load(loaded, stream);
  REQUIRE(loaded.size() == 13);
  CHECK(taper::equal(loaded[12], six()));
  std::stringstream none;
  taper::save(std::vector<Tensor>(), none);
  taper::load(loaded, none);
  CHECK(loaded.size() == 13);
}

TEST_CASE("values and dictionaries are saved") {
  std::stringstream stream, another;
  taper::save(taper::IValue("a text"), stream);
  taper::IValue value;
  taper::load(value, stream);
  CHECK(value.toStringRef() == "a text");
  taper::save(taper::OrderedDict<std::string, Tensor>{{"a.b", six()}}, another);
  taper::OrderedDict<std::string, Tensor> dict{{"old", six()}};
  taper::load(dict, another);
  CHECK(dict.keys() == std::vector<std::string>{"a.b"});
}

TEST_CASE("a pipe is read to its end") {
  const TemporaryFolder folder;
  taper::save(six(), folder / "x");
  Tensor x;
  const std::string command = "cat '" + folder / "x" + "'";
  FILE* pipe = popen(command.c_str(), "r");
  taper::load(x, taper::str("/proc/self/fd/", fileno(pipe)));
  pclose(pipe);
  CHECK(taper::equal(x, six()));
}

TEST_CASE("what cannot be opened, written or read is named") {
  Tensor x;
  CHECK_THROWS_WITH_AS(taper::load(x, "/nowhere/x"),
                       "load: cannot open '/nowhere/x': No such file or directory", taper::Error);
  CHECK_THROWS_WITH_AS(taper::save(six(), "/nowhere/x"),
                       "save: cannot write '/nowhere/x': No such file or directory", taper::Error);
  CHECK_THROWS_WITH_AS(taper::load(x, "/"), "load: cannot open '/': Is a directory", taper::Error);
  std::stringstream bad, good;
  taper::save(six(), good);
  bad.setstate(std::ios::badbit);
  CHECK_THROWS_WITH_AS(taper::save(six(), bad), "save: the stream takes no more bytes",
                       taper::Error);
  CHECK_THROWS_WITH_AS(taper::load(x, bad), "load: the stream cannot be read", taper::Error);
  CHECK_THROWS_WITH_AS(taper::save(six(), [](const void*, size_t) { return size_t{1}; }),
                       "save: the writer did not take all bytes", taper::Error);
  CHECK_THROWS_WITH_AS(
      taper::load(
          x, [](uint64_t, void*, size_t) { return size_t{0}; }, [] { return size_t{100}; }),
      "load: the reader gave fewer than 8 bytes at 0", taper::Error);
  CHECK_THROWS_WITH_AS(taper::load(x, good, taper::Device(taper::kCUDA)),
                       doctest::Contains("Taper runs on the CPU only"), taper::Error);
}

TEST_CASE("a file of PyTorch's own is refused with what to do") {
  const TemporaryFolder folder;
  const std::pair<std::string, const char*> files[] = {
      {std::string("PK\3\4\0\0\b\b\0\0", 10), "a zip archive, such as torch.save() writes"},
      {std::string("\x80\2\x8a\nl\xfc\x9c"
                   "F\xf9 j\xa8P\x19",
                   14),
       "a pickle, such as torch.save()"}};
  for (const auto& [bytes, kind] : files) {
    taper::write_file(folder / "x.pt", bytes);
    Tensor x;
    try {
      taper::load(x, folder / "x.pt");
      CHECK(false);
    } catch (const taper::Error& error) {
      CHECK(contains(error.what(), "load: '" + folder / "x.pt" + "' is " + kind));
      CHECK(contains(error.what(), "make a safetensors file of it with scripts/convert"));
    }
  }
}
