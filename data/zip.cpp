#include "taper/data/zip.h"

#include <zip.h>
#include <zlib.h>

#include <new>
#include <tuple>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"

namespace taper::data {
namespace {

constexpr uint64_t kMostDeflated = 1032;  // bytes that one byte can stand for
constexpr zip_flags_t kAsUtf8 = ZIP_FL_ENC_UTF_8;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using SourcePointer = std::unique_ptr<zip_source_t, FreeSource>;

/// An error that libzip has yet to make.
class ZipError {
 public:
  ZipError() { zip_error_init(&error_); }
  ~ZipError() { zip_error_fini(&error_); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  zip_error_t* get() { return &error_; }

 private:
  zip_error_t error_{};
};

/// Where it has no memory, libzip calls it by several names, "No error" among them.
bool is_out_of_memory(const zip_error_t* error) {
  const int code = zip_error_code_zip(error);
  return code == ZIP_ER_OK || code == ZIP_ER_MEMORY ||
         (code == ZIP_ER_ZLIB && zip_error_code_system(error) == Z_MEM_ERROR);
}

template <class... Parts>
[[noreturn]] void fail(zip_error_t* error, const Parts&... parts) {
  if (is_out_of_memory(error)) throw std::bad_alloc();
  throw Error(str(parts..., zip_error_strerror(error)));
}
[[noreturn]] void fail_to_make(zip_error_t* error) {
  fail(error, "save_npz: cannot make the archive: ");
}

void add(zip_t* archive, const std::string& name, const std::string& bytes, bool compressed) {
  zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  const int64_t index =
      source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, kAsUtf8);
  if (index < 0) {
    zip_source_free(source);
    fail_to_make(zip_get_error(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const int method = compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  constexpr zip_uint16_t kFirstOfJanuary = 0x21;  // 1980, so that bytes depend on contents alone
  if (zip_set_file_compression(archive, at, method, 0) != 0 ||
      zip_file_set_dostime(archive, at, 0, kFirstOfJanuary, 0) != 0)
    fail_to_make(zip_get_error(archive));
}

std::string contents(zip_source_t* source) {
  zip_stat_t status;
  zip_stat_init(&status);
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
    fail_to_make(zip_source_error(source));
  std::string bytes(status.size, '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  if (count != static_cast<zip_int64_t>(bytes.size())) fail_to_make(zip_source_error(source));
  zip_source_close(source);
  return bytes;
}

}  // namespace

std::string zip_files(const OrderedDict<std::string, std::string>& files, bool compressed) {
  // The end of a directory without entries; libzip makes no archive of it.
  if (files.is_empty()) return "PK\5\6" + std::string(18, '\0');
  ZipError error;
  const SourcePointer buffer(zip_source_buffer_create(nullptr, 0, 0, error.get()));
  zip_t* archive = buffer ? zip_open_from_source(buffer.get(), ZIP_TRUNCATE, error.get()) : nullptr;
  if (archive == nullptr) fail_to_make(error.get());
  zip_source_keep(buffer.get());
  std::unique_ptr<zip_t, void (*)(zip_t*)> guard(archive, zip_discard);
  for (const auto& item : files) add(archive, item.key(), item.value(), compressed);
  if (zip_close(archive) != 0) fail_to_make(zip_get_error(archive));
  std::ignore = guard.release();
  return contents(buffer.get());
}

void Unzip::Discard::operator()(struct ::zip* archive) const { zip_discard(archive); }

Unzip::Unzip(std::string path, uint64_t most_unpacked)
    : path_(std::move(path)), bytes_(read_file(path_, "load_npz")) {
  check(!bytes_.empty(), "load_npz", "'", path_, "' is no .npz file: it is empty");
  ZipError error;
  zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, error.get());
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, error.get()));
    if (!archive_) zip_source_free(source);
  }
  if (!archive_) fail(error.get(), "load_npz: '", path_, "' is no .npz file: ");
  list(most_unpacked);
}

void Unzip::list(uint64_t most_unpacked) {
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  uint64_t packed = 0, unpacked = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    zip_stat_init(&status);
    const auto index = static_cast<zip_uint64_t>(i);
    const zip_uint64_t all = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    check(zip_stat_index(archive_.get(), index, 0, &status) == 0 && (status.valid & all) == all,
          "load_npz", "'", path_, "' is malformed: entry ", i, " has no name or size");
    const std::string name = status.name;
    check(status.comp_size <= bytes_.size() - packed, "load_npz", "'", path_,
          "' is malformed: its entries overlap, up to '", name, "'");
    check(status.size / kMostDeflated <= status.comp_size, "load_npz", "'", path_,
          "' is malformed: entry '", name, "' of ", status.comp_size, " bytes cannot unpack to ",
          status.size);
    packed += status.comp_size;
    unpacked += status.size;
    check(unpacked <= bytes_.size() + most_unpacked, "load_npz", "'", path_, "' unpacks to ",
          unpacked, " bytes or more; give load_npz() a greater limit if you trust it");
    files_.push_back({name, status.size});
  }
}

std::string Unzip::read(uint64_t index) const {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), index, 0));
  const File& entry = files_[index];
  if (!file)
    fail(zip_get_error(archive_.get()), "load_npz: '", path_, "', entry '", entry.name, "': ");
  std::string bytes(entry.bytes, '\0');
  zip_uint64_t done = 0;
  zip_int64_t count = 1;
  while (count > 0 && done < bytes.size()) {
    count = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
    if (count > 0) done += static_cast<zip_uint64_t>(count);
  }
  char more = 0;  // at the end the checksum is compared
  if (count >= 0) count = zip_fread(file.get(), &more, 1);
  check(count <= 0, "load_npz", "'", path_, "', entry '", entry.name,
        "': it is longer than it says");
  check(count < 0 || done == bytes.size(), "load_npz", "'", path_, "', entry '", entry.name,
        "': it is shorter than it says");
  if (count < 0)
    fail(zip_file_get_error(file.get()), "load_npz: '", path_, "', entry '", entry.name, "': ");
  return bytes;
}

}  // namespace taper::data
