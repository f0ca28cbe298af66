#include "taper/data/idx.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "taper/core.h"
#include "taper/data/file.h"
#include "tests/support/temporary_folder.h"

using namespace taper;
using data::read_idx;
using data::write_file;
using doctest::Contains;
using test::TemporaryFolder;

namespace {

/// The bytes of an IDX file; `values` are its elements as they stand in the file.
std::string idx(int type, const std::vector<uint32_t>& sizes, const std::string& values) {
  std::string bytes = {0, 0, static_cast<char>(type), static_cast<char>(sizes.size())};
  for (const uint32_t size : sizes)
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift);
  return bytes + values;
}

std::string gzip(const std::string& bytes) {
  const TemporaryFolder folder;
  const std::string path = folder / "a.gz";
  const gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
  return data::read_file(path);
}

Variable read(const std::string& bytes, const std::string& name = "a") {
  const TemporaryFolder folder;
  write_file(folder / name, bytes);
  return read_idx(folder / name);
}

const std::string kSix = idx(8, {2, 3}, std::string("\0\1\2\3\xfe\xff", 6));
const Variable kMatrix = tensor({{0, 1, 2}, {3, 254, 255}}, kByte);

}  // namespace

TEST_SUITE_BEGIN("idx");

TEST_CASE("plain and compressed files hold the same") {
  CHECK(equal(read(kSix), kMatrix));
  CHECK(equal(read(kSix, "a.idx3-ubyte"), kMatrix));
  CHECK(equal(read(gzip(kSix), "a.gz"), kMatrix));
  CHECK(equal(read(gzip(kSix)), kMatrix));
}

TEST_CASE("a large file") {
  std::string values;
  for (uint32_t i = 0; i < 3'000'000; ++i) values += static_cast<char>(i * i % 251);
  for (const std::string& bytes :
       {idx(8, {3, 1000, 1000}, values), gzip(idx(8, {3, 1000, 1000}, values))}) {
    const Variable x = read(bytes);
    CHECK(x.sizes() == IntArrayRef{3, 1000, 1000});
    CHECK(std::string(x.data_ptr<uint8_t>(), x.data_ptr<uint8_t>() + x.numel()) == values);
  }
}

TEST_CASE("other element types have the high byte first") {
  const Variable ints = read(idx(12, {2}, std::string("\0\0\1\2\xff\xff\xff\xfe", 8)));
  CHECK(equal(ints, tensor({258, -2}, kInt)));
  const Variable floats = read(idx(13, {2}, std::string("\x3f\x80\0\0\xc0\x20\0\0", 8)));
  CHECK(equal(floats, tensor({1.0, -2.5}, kFloat)));
  const Variable doubles = read(idx(14, {1}, std::string("\x3f\xf8\0\0\0\0\0\0", 8)));
  CHECK(equal(doubles, tensor({1.5}, kDouble)));
  CHECK(read(idx(8, {0, 28, 28}, "")).sizes() == IntArrayRef{0, 28, 28});
}

TEST_CASE("files that are no IDX files") {
  CHECK_THROWS_WITH(read("P5 28 28 255"),
                    Contains(": not an IDX file, it begins with 80 53 32 50, expected 0 0, an "
                             "element type and the number of axes"));
  CHECK_THROWS_WITH(read(idx(8, {}, "x")), Contains("it begins with 0 0 8 0"));
  CHECK_THROWS_WITH(read(idx(9, {1}, "x")),
                    Contains(": unsupported element type 9, expected 8 (uint8), 12 (int32), 13 "
                             "(float32) or 14 (float64)"));
  CHECK_THROWS_WITH(read(kSix, "a.gz"),
                    Contains("a.gz: not a gzip file although its name ends in .gz"));
}

TEST_CASE("truncated files") {
  for (std::size_t size = 0; size < kSix.size(); ++size)
    CHECK_THROWS_AS(read(kSix.substr(0, size)), Error);
  CHECK_THROWS_WITH(read(""),
                    Contains(": truncated file, 4 more bytes expected; copy or download it again"));
  CHECK_THROWS_WITH(read(kSix.substr(0, 10)), Contains(": truncated file, 2 more bytes expected"));
  const std::string packed = gzip(kSix);
  for (std::size_t size = 2; size < packed.size(); ++size)
    CHECK_THROWS_AS(read(packed.substr(0, size), "a.gz"), Error);
  CHECK_THROWS_WITH(read(packed.substr(0, packed.size() - 3)),
                    Contains(": truncated gzip data; copy or download it again"));
  CHECK_THROWS_WITH(read(gzip(kSix.substr(0, 15))),
                    Contains(": truncated file, 3 more bytes expected"));
}

TEST_CASE("files that are too long") {
  const char* text = ": the file is longer than its header says; copy or download it again";
  CHECK_THROWS_WITH(read(kSix + "x"), Contains(text));
  CHECK_THROWS_WITH(read(gzip(kSix + "x")), Contains(text));
  CHECK_THROWS_WITH(read(gzip(kSix) + gzip("x")), Contains(text));
  CHECK_THROWS_WITH(read(gzip(kSix + std::string(50'000'000, '\0'))), Contains(text));
}

TEST_CASE("sizes that the file cannot hold are refused before memory is taken") {
  const char* text = ", which is more than the file can hold";
  CHECK_THROWS_WITH(read(idx(8, {60000, 28, 28}, "x")),
                    Contains("the header announces the shape [60000, 28, 28]"));
  CHECK_THROWS_WITH(read(idx(8, {0xffffffff, 0xffffffff, 0xffffffff}, "x")), Contains(text));
  CHECK_THROWS_WITH(read(idx(8, {0x80000000, 0x80000000, 4}, "x")), Contains(text));
  CHECK_THROWS_WITH(read(idx(14, {0x80000000, 0x40000000}, "x")), Contains(text));
  CHECK_THROWS_WITH(read(idx(8, {0xffffffff, 0xffffffff, 0xffffffff, 0}, "x")), Contains(text));
  CHECK_THROWS_WITH(read(gzip(idx(8, {60000, 28, 28}, "x"))), Contains(text));
}

TEST_CASE("damaged gzip data") {
  std::string values;
  for (int i = 0; i < 5000; ++i) values += static_cast<char>(i * i % 251);
  const std::string packed = gzip(idx(8, {5000}, values));
  for (const std::size_t at : {packed.size() / 2, packed.size() - 6, packed.size() - 2}) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    CHECK_THROWS_WITH(read(damaged), Contains(": damaged gzip data ("));
  }
}

TEST_CASE("a file that cannot be read names the cause") {
  const TemporaryFolder folder;
  const std::string start = "read_idx: cannot open '", root = folder.path().string();
  CHECK_THROWS_WITH(read_idx(folder / "none"),
                    (start + folder / "none" + "': No such file or directory").c_str());
  CHECK_THROWS_WITH(read_idx(root), (start + root + "': Is a directory").c_str());
  write_file(folder / "closed", kSix);
  chmod((folder / "closed").c_str(), 0);
  if (geteuid() != 0)
    CHECK_THROWS_WITH(read_idx(folder / "closed"),
                      (start + folder / "closed" + "': Permission denied").c_str());
  CHECK_THROWS_WITH(read_idx("/dev/null"), Contains("/dev/null: not a regular file"));
}
