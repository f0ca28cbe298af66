// Files that someone made to be misread. Each is refused with an error of its own, before anything
// is allocated for its tensors.

#include <doctest/doctest.h>

#include <limits>
#include <set>

#include "taper/core/base/file.h"
#include "taper/core/runtime/allocator.h"
#include "taper/taper.h"
#include "tests/support/temporary_folder.h"

using taper::test::TemporaryFolder;

namespace {

struct Malformed {
  std::string bytes;
  std::string error;  // behind the name of the file
};
using Corpus = std::vector<Malformed>;

std::string little_endian(uint64_t number) {
  std::string bytes(8, '\0');
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> 8 * i & 255);
  return bytes;
}

std::string file(const std::string& header, size_t elements = 0) {
  return little_endian(header.size()) + header + std::string(elements, 'x');
}

// An entry of the header.
std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
  return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape +
         ",\"data_offsets\":" + offsets + "}";
}

// A file of a single tensor.
std::string single(const std::string& dtype, const std::string& shape, const std::string& offsets,
                   size_t elements) {
  return file("{" + entry("a", dtype, shape, offsets) + "}", elements);
}

std::string repeated(const std::string& text, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

Corpus lengths() {
  const std::string whole = single("F32", "[2]", "[0,8]", 8);
  return {
      {"", "it has 0 bytes, too few for the length of a header"},
      {"1234567", "it has 7 bytes, too few for the length of a header"},
      {little_endian(1), "a header of 1 bytes, but 0 bytes follow"},
      {little_endian(3) + "{}", "a header of 3 bytes, but 2 bytes follow"},
      {little_endian(100'000'000) + "{}", "a header of 100000000 bytes, but 2 bytes follow"},
      {little_endian(100'000'001) + "{}",
       "a header of 100000001 bytes, expected at most 100000000"},
      {little_endian(uint64_t{1} << 63) + "{}",
       "a header of 9223372036854775808 bytes, expected at most 100000000"},
      {little_endian(std::numeric_limits<uint64_t>::max()) + "{}",
       "a header of 18446744073709551615 bytes, expected at most 100000000"},
      {little_endian(0), "the header does not begin with {"},
      {whole.substr(0, whole.size() - 1),
       "tensor 'a' ends at byte 8, but there are 7 bytes of elements"},
      {whole + "1234", "the tensors end at byte 8, but there are 12 bytes of elements"},
      {file("{}", 1), "the tensors end at byte 0, but there are 1 bytes of elements"},
  };
}

Corpus texts() {
  return {
      {file("[]"), "the header does not begin with {"},
      {file("    "), "the header does not begin with {"},
      {file("\xef\xbb\xbf{}"), "the header does not begin with {"},
      {file("\"a\""), "the header does not begin with {"},
      {file("{"), "the header is no JSON, from its byte 2 on"},
      {file("{}}"), "the header is no JSON, from its byte 3 on"},
      {file("{} {}"), "the header is no JSON, from its byte 4 on"},
      {file("{,}"), "the header is no JSON, from its byte 2 on"},
      {file("{a:1}"), "the header is no JSON, from its byte 2 on"},
      {file("{'a':1}"), "the header is no JSON, from its byte 2 on"},
      {file("{\"a\"}"), "the header is no JSON, from its byte 5 on"},
      {file("{/**/}"), "the header is no JSON, from its byte 2 on"},
      {file("{\"\xff\":{}}"), "the header is no JSON, from its byte 3 on"},
      {file("{\"\xc0\xaf\":{}}"), "the header is no JSON, from its byte 3 on"},
      {file("{\"\\ud800\":{}}"), "the header is no JSON, from its byte 9 on"},
      {file("{\"a\n\":{}}"), "the header is no JSON, from its byte 4 on"},
      {file(std::string("{}\0", 3)), "there is a zero byte in the header"},
      {file(std::string("{\"\0\":{}}", 8)), "there is a zero byte in the header"},
  };
}

Corpus structures() {
  const std::string good = entry("a", "U8", "[1]", "[0,1]");
  const std::string deep = repeated("[", 100'000), wide = repeated("{\"a\":", 100'000);
  return {
      {file("{\"a\":1}"), "as entry 'a' there is a number, which does not belong there"},
      {file("{\"a\":null}"), "as entry 'a' there is null, which does not belong there"},
      {file("{\"a\":\"x\"}"), "as entry 'a' there is a string, which does not belong there"},
      {file("{\"a\":true}"), "as entry 'a' there is true, which does not belong there"},
      {file("{\"a\":[]}"), "as entry 'a' there is an array, which does not belong there"},
      {file("{\"a\":" + deep), "as entry 'a' there is an array, which does not belong there"},
      {file("{\"a\":" + wide), "in tensor 'a' the field 'a' is unknown"},
      {file("{\"a\":{}}"), "in tensor 'a' dtype is missing"},
      {file("{\"a\":{\"dtype\":\"U8\"}}"), "in tensor 'a' shape is missing"},
      {file("{\"a\":{\"dtype\":\"U8\",\"shape\":[]}}"), "in tensor 'a' data_offsets is missing"},
      {file("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\"}}"), "in tensor 'a' dtype comes twice"},
      {file("{\"a\":{\"device\":\"cpu\"}}"), "in tensor 'a' the field 'device' is unknown"},
      {file("{\"a\":{\"shape\":{}}}"),
       "in tensor 'a' 'shape' is an object, which does not belong there"},
      {file("{\"a\":{\"shape\":1}}"),
       "in tensor 'a' 'shape' is a number, which does not belong there"},
      {file("{\"a\":{\"dtype\":[]}}"),
       "in tensor 'a' 'dtype' is an array, which does not belong there"},
      {file("{\"a\":{\"data_offsets\":\"0\"}}"),
       "in tensor 'a' 'data_offsets' is a string, which does not belong there"},
      {file("{" + good + "," + good + "}", 1), "the name 'a' comes twice"},
      {file("{" + good + ",\"\\u0061\":{}}", 1), "the name 'a' comes twice"},
      {file("{\"__metadata__\":1}"),
       "as entry '__metadata__' there is a number, which does not belong there"},
      {file("{\"__metadata__\":{\"k\":1}}"),
       "in __metadata__ 'k' is a number, which does not belong there"},
      {file("{\"__metadata__\":{\"k\":{}}}"),
       "in __metadata__ 'k' is an object, which does not belong there"},
      {file("{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}"), "the name 'k' comes twice"},
      {file("{\"__metadata__\":{},\"__metadata__\":{}}"), "the name '__metadata__' comes twice"},
  };
}

Corpus shapes() {
  const std::string in_shape = "in the shape of tensor 'a' ", end = ", which does not belong there";
  return {
      {single("F32", "[-1]", "[0,4]", 4), in_shape + "there is the negative number -1" + end},
      {single("F32", "[1.0]", "[0,4]", 4), in_shape + "there is the number 1.0" + end},
      {single("F32", "[1e0]", "[0,4]", 4), in_shape + "there is the number 1e0" + end},
      {single("F32", "[\"1\"]", "[0,4]", 4), in_shape + "there is a string" + end},
      {single("F32", "[[1]]", "[0,4]", 4), in_shape + "there is an array" + end},
      {single("F32", "[null]", "[0,4]", 4), in_shape + "there is null" + end},
      {single("F32", "[9223372036854775808]", "[0,4]", 4),
       in_shape + "a size of 9223372036854775808 is too large"},
      {single("F32", "[18446744073709551616]", "[0,4]", 4),
       in_shape + "there is the number 18446744073709551616" + end},
      {single("F32", "[" + repeated("1,", 64) + "1]", "[0,4]", 4),
       in_shape + "there are more than 64 axes"},
      {single("F32", "[4294967296,4294967296]", "[0,0]", 0),
       "tensor 'a' of shape [4294967296, 4294967296] is too large"},
      {single("F64", "[2305843009213693952]", "[0,0]", 0),
       "tensor 'a' of shape [2305843009213693952] is too large"},
      {single("U8", "[0,9223372036854775807,3]", "[0,0]", 0),
       "tensor 'a' of shape [0, 9223372036854775807, 3] is too large"},
      {single("F32", "[1000000000]", "[0,4]", 4),
       "tensor 'a' has 4 bytes of elements, expected 4000000000 for the shape [1000000000] of "
       "Float"},
      {single("F32", "[2]", "[0,4]", 4),
       "tensor 'a' has 4 bytes of elements, expected 8 for the shape [2] of Float"},
      {single("F16", "[]", "[0,1]", 1),
       "tensor 'a' has 1 bytes of elements, expected 2 for the shape [] of Half"},
      {single("F64", "[0]", "[0,8]", 8),
       "tensor 'a' has 8 bytes of elements, expected 0 for the shape [0] of Double"},
      {single("f32", "[1]", "[0,4]", 4), "in tensor 'a' the dtype 'f32' is none that Taper has"},
      {single("U16", "[1]", "[0,2]", 2), "in tensor 'a' the dtype 'U16' is none that Taper has"},
      {single("F8_E4M3", "[1]", "[0,1]", 1),
       "in tensor 'a' the dtype 'F8_E4M3' is none that Taper has"},
      {single(repeated("x", 1'000'000), "[1]", "[0,1]", 1), "in tensor 'a' the dtype 'xxxx"},
      {single("U8", "[" + repeated("9", 1'000'000) + "]", "[0,1]", 1),
       "the header is no JSON, from its byte "},
      {file("{\"" + repeated("x", 1'000'000) + "\":1}"), "as entry 'xxxx"},
      {single("", "[1]", "[0,1]", 1), "in tensor 'a' the dtype '' is none that Taper has"},
  };
}

Corpus places() {
  const std::string in_offsets = "in the data_offsets of tensor 'a' ";
  const auto two = [](const std::string& a, const std::string& b, size_t elements) {
    return file("{" + entry("a", "U8", "[4]", a) + "," + entry("b", "U8", "[4]", b) + "}",
                elements);
  };
  return {
      {single("U8", "[4]", "[]", 4), in_offsets + "data_offsets has 0 numbers, expected 2"},
      {single("U8", "[4]", "[0]", 4), in_offsets + "data_offsets has 1 numbers, expected 2"},
      {single("U8", "[4]", "[0,4,8]", 4), in_offsets + "data_offsets has more than 2 numbers"},
      {single("U8", "[4]", "[-4,0]", 4),
       in_offsets + "there is the negative number -4, which does not belong there"},
      {single("U8", "[4]", "[0,4.5]", 4),
       in_offsets + "there is the number 4.5, which does not belong there"},
      {single("U8", "[4]", "[4,0]", 4), "tensor 'a' ends at byte 0, before it begins, at 4"},
      {single("U8", "[4]", "[18446744073709551615,3]", 4),
       "tensor 'a' ends at byte 3, before it begins, at 18446744073709551615"},
      {single("U8", "[4]", "[18446744073709551611,18446744073709551615]", 4),
       "tensor 'a' begins at byte 18446744073709551611, behind a gap, expected 0"},
      {single("U8", "[4]", "[1,5]", 5), "tensor 'a' begins at byte 1, behind a gap, expected 0"},
      {single("U8", "[4]", "[0,4]", 0),
       "tensor 'a' ends at byte 4, but there are 0 bytes of elements"},
      {two("[0,4]", "[0,4]", 4), "tensor 'b' begins at byte 0, within another one, expected 4"},
      {two("[0,4]", "[3,7]", 7), "tensor 'b' begins at byte 3, within another one, expected 4"},
      {two("[0,4]", "[5,9]", 9), "tensor 'b' begins at byte 5, behind a gap, expected 4"},
      {two("[4,8]", "[0,4]", 7), "tensor 'a' ends at byte 8, but there are 7 bytes of elements"},
      {two("[4,8]", "[0,4]", 9), "the tensors end at byte 8, but there are 9 bytes of elements"},
      // Many tensors on the same bytes would take a thousand times their memory.
      {file(
           "{" +
               [] {
                 std::string entries;
                 for (int i = 0; i < 1000; ++i)
                   entries += (i == 0 ? "" : ",") +
                              entry(taper::str("t", i), "U8", "[100000]", "[0,100000]");
                 return entries;
               }() +
               "}",
           100000),
       "begins at byte 0, within another one, expected 100000"},
  };
}

Corpus all() {
  Corpus all;
  for (const Corpus& part : {lengths(), texts(), structures(), shapes(), places()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::string error_of(const std::string& path) {
  try {
    taper::serialize::InputArchive().load_from(path);
  } catch (const taper::Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("every malformed file is refused with what is wrong with it, and nothing is allocated") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.safetensors", start = "load: '" + path + "' is malformed: ";
  std::set<std::string> errors;
  for (const Malformed& one : all()) {
    CAPTURE(one.error);
    taper::write_file(path, one.bytes);
    taper::reset_peak_bytes();
    const size_t before = taper::live_bytes();
    const std::string error = error_of(path);
    CHECK(taper::peak_bytes() == before);
    CHECK(error.substr(0, start.size()) == start);
    CHECK(error.find(one.error) != std::string::npos);
    CHECK(error.size() < start.size() + 200);
    errors.insert(error);
  }
  CHECK(errors.size() >= 60);
}

TEST_CASE("a file that is cut anywhere is refused") {
  const std::string header =
      "{" + entry("a", "F32", "[2]", "[0,8]") + "," + entry("b", "BOOL", "[]", "[8,9]") + "}";
  const std::string whole = file(header, 9);
  for (size_t size = 0; size < whole.size(); ++size) {
    taper::serialize::InputArchive archive;
    CHECK_THROWS_AS(archive.load_from(whole.data(), size), taper::Error);
  }
}

TEST_CASE("a byte that is changed anywhere does no harm") {
  const std::string header = "{\"__metadata__\":{\"k\":\"1\"}," +
                             entry("a", "F32", "[2]", "[0,8]") + "," +
                             entry("b", "BOOL", "[]", "[8,9]") + "}";
  const std::string whole = file(header, 9);
  for (size_t at = 0; at < whole.size(); ++at)
    for (const int flip : {1, 4, 16, 128, 255}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      try {
        taper::serialize::InputArchive archive;
        archive.load_from(changed.data(), changed.size());
        archive.values();
      } catch (const taper::Error&) {
      }
    }
}
