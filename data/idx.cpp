#include "taper/data/idx.h"

#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"
#include "taper/core/ops/creation.h"

namespace taper::data {
namespace {

/// What deflate can make of one byte at most.
constexpr uint64_t kMaxRatio = 1032;

template <class... Parts>
void check_file(bool condition, const std::string& path, const Parts&... parts) {
  check(condition, "read_idx", path, ": ", parts...);
}

/// The bytes of a plain or compressed file, one after the other.
class ByteReader {
 public:
  explicit ByteReader(const std::string& path) : path_(path), file_(nullptr, gzclose_r) {
    Descriptor file = open_file(path, "read_idx");
    struct stat status {};
    check_file(fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode), path,
               "not a regular file, so that nothing says how much it holds; copy it into one");
    bytes_ = static_cast<uint64_t>(status.st_size);
    file_.reset(gzdopen(file.get(), "rb"));
    check_file(file_ != nullptr, path, "there is no memory left to read it");
    file.release();
    gzbuffer(file_.get(), static_cast<unsigned>(std::clamp<uint64_t>(bytes_, 64, 1 << 16)));
    const bool named_gz = path.size() > 3 && path.compare(path.size() - 3, 3, ".gz") == 0;
    check_file(!named_gz || gzdirect(file_.get()) == 0, path,
               "not a gzip file although its name ends in .gz; download it again");
  }

  /// The next `count` bytes. Throws if there are fewer.
  void read(void* to, std::size_t count) {
    auto* out = static_cast<unsigned char*>(to);
    while (count > 0) {
      const auto part = static_cast<unsigned>(std::min<std::size_t>(count, 1 << 30));
      const int got = gzread(file_.get(), out, part);
      check_error();
      check_file(got > 0, path_, "truncated file, ", count, " more bytes expected; ", kAgain);
      out += got;
      count -= static_cast<std::size_t>(got);
    }
  }

  /// Throws if bytes are left. Reaching the end is also what makes zlib compare the checksum.
  void expect_end() {
    char byte = 0;
    const int got = gzread(file_.get(), &byte, 1);
    check_error();
    check_file(got == 0, path_, "the file is longer than its header says; ", kAgain);
  }

  /// No more than this many bytes can come out of the file.
  uint64_t limit() const { return gzdirect(file_.get()) ? bytes_ : bytes_ * kMaxRatio; }

 private:
  static constexpr const char* kAgain = "copy or download it again";

  void check_error() {
    int code = Z_OK;
    const char* text = gzerror(file_.get(), &code);
    check_file(code != Z_ERRNO, path_, std::generic_category().message(errno));
    check_file(code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR, path_,
               "damaged gzip data (", text, "); ", kAgain);
    check_file(code != Z_BUF_ERROR, path_, "truncated gzip data; ", kAgain);
  }

  std::string path_;
  uint64_t bytes_ = 0;
  std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
};

ScalarType dtype_of_code(const std::string& path, unsigned char code) {
  switch (code) {
    case 0x08:
      return kByte;
    case 0x0C:
      return kInt;
    case 0x0D:
      return kFloat;
    case 0x0E:
      return kDouble;
    default:
      throw Error(str("read_idx: ", path, ": unsupported element type ", int{code},
                      ", expected 8 (uint8), 12 (int32), 13 (float32) or 14 (float64)"));
  }
}

/// The sizes in the header. Throws if the file cannot hold that much.
Dims read_sizes(ByteReader& reader, const std::string& path, unsigned rank, ScalarType dtype) {
  Dims sizes;
  uint64_t bytes = element_size(dtype);
  bool fits = true;
  for (unsigned i = 0; i < rank; ++i) {
    unsigned char b[4];
    reader.read(b, sizeof b);
    const uint64_t size = uint64_t{b[0]} << 24 | b[1] << 16 | b[2] << 8 | b[3];
    sizes.push_back(static_cast<int64_t>(size));
    fits = !__builtin_mul_overflow(bytes, size, &bytes) && fits;
  }
  check_file(fits && bytes <= reader.limit(), path, "the header announces the shape ", sizes,
             ", which is more than the file can hold; copy or download it again");
  return sizes;
}

/// The file has the high byte first.
void swap_bytes(unsigned char* values, std::size_t count, std::size_t width) {
  if (width == 1) return;
  for (std::size_t i = 0; i < count; ++i)
    std::reverse(values + i * width, values + (i + 1) * width);
}

}  // namespace

Variable read_idx(const std::string& path) {
  ByteReader reader(path);
  unsigned char magic[4];
  reader.read(magic, sizeof magic);
  check_file(magic[0] == 0 && magic[1] == 0 && magic[3] > 0, path,
             "not an IDX file, it begins with ", int{magic[0]}, ' ', int{magic[1]}, ' ',
             int{magic[2]}, ' ', int{magic[3]},
             ", expected 0 0, an element type and the number of axes");
  const ScalarType dtype = dtype_of_code(path, magic[2]);
  Variable out = empty(read_sizes(reader, path, magic[3], dtype), dtype);
  reader.read(out.data_ptr(), out.nbytes());
  reader.expect_end();
  swap_bytes(static_cast<unsigned char*>(out.data_ptr()), static_cast<std::size_t>(out.numel()),
             element_size(dtype));
  return out;
}

}  // namespace taper::data
