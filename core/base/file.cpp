#include "taper/core/base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <tuple>

#include "taper/core/base/error.h"

namespace taper {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;
constexpr int kSweptNames = 16, kMostNames = 10000;

std::system_error failure(int code = errno) { return {code, std::generic_category()}; }

/// A call's result that is not -1, or errno as an exception.
template <class T>
T demand(T result) {
  if (result < 0) throw failure();
  return result;
}

Descriptor open_in(int folder, const char* name, int flags, mode_t mode = 0) {
  return Descriptor(
      uninterrupted([&] { return openat(folder, name, flags | O_NOCTTY | O_CLOEXEC, mode); }));
}

/// Where symbolic links lead to, be there a file or not. Those in /proc are no names of files.
fs::path behind_links(fs::path path) {
  std::error_code none;
  for (int i = 0; i < kMostLinks && fs::is_symlink(path, none); ++i) {
    if (path.native().rfind("/proc/", 0) == 0) break;
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path;
}

/// The folder need not be readable, unless it is to be synchronised.
Descriptor open_folder(const fs::path& path) {
  const char* name = path.empty() ? "." : path.c_str();
  Descriptor folder = open_in(AT_FDCWD, name, O_RDONLY | O_DIRECTORY);
  if (!folder && errno == EACCES) folder = open_in(AT_FDCWD, name, O_PATH | O_DIRECTORY);
  demand(folder.get());
  return folder;
}

using Parts = ArrayRef<std::string_view>;

void write_all(const Descriptor& file, Parts parts) {
  for (std::string_view bytes : parts)
    while (!bytes.empty()) {
      const auto write = [&] { return ::write(file.get(), bytes.data(), bytes.size()); };
      bytes.remove_prefix(static_cast<std::size_t>(demand(uninterrupted(write))));
    }
}

/// Waits until file or folder is on the disk, where its file system knows how to.
void synchronise(const Descriptor& file) {
  const int done = uninterrupted([&] { return fsync(file.get()); });
  if (done != 0 && errno != EINVAL && errno != ENOTSUP && errno != EBADF) throw failure();
}

/// A new file under the first of the names .taper-unfinished-0, 1, ... that nobody is writing to,
/// removed at the end of the scope unless it got its own name. Its writer holds a lock on it, which
/// ends with the process: files without one were abandoned, and are removed.
class Unfinished {
 public:
  Unfinished(const Descriptor& folder, mode_t mode) : Unfinished(folder) {
    for (int number = 0; number < kSweptNames || (name_.empty() && number < kMostNames); ++number) {
      const std::string name = str(".taper-unfinished-", number);
      remove_abandoned(name);
      if (name_.empty()) create(name, mode);
    }
    if (name_.empty()) throw failure(EEXIST);
  }
  ~Unfinished() {
    if (!name_.empty()) unlinkat(folder_.get(), name_.c_str(), 0);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const Descriptor& file() const { return file_; }
  void rename(const fs::path& name) {
    demand(renameat(folder_.get(), name_.c_str(), folder_.get(), name.c_str()));
    name_.clear();
  }

 private:
  /// Whatever is thrown once this is done, the destructor removes the file.
  explicit Unfinished(const Descriptor& folder) : folder_(folder) {}

  /// What stat found, or an exception; false if the file is gone, maybe by another machine.
  static bool is_there(int stat_result) {
    if (stat_result == 0) return true;
    if (errno == ENOENT || errno == ESTALE) return false;
    throw failure();
  }

  /// False if the name is another file's by now.
  bool is_named(const Descriptor& file, const std::string& name) const {
    struct stat opened {};
    struct stat named {};
    return is_there(fstat(file.get(), &opened)) &&
           is_there(fstatat(folder_.get(), name.c_str(), &named, AT_SYMLINK_NOFOLLOW)) &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
  }

  static bool lock(const Descriptor& file) {
    return uninterrupted([&] { return flock(file.get(), LOCK_EX | LOCK_NB); }) == 0;
  }

  void remove_abandoned(const std::string& name) const {
    const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
    const Descriptor file = open_in(folder_.get(), name.c_str(), flags);
    if (file && lock(file) && is_named(file, name)) unlinkat(folder_.get(), name.c_str(), 0);
  }

  /// Has no name afterwards if it is taken, or a writer that saw the file without its lock removes
  /// it.
  void create(std::string name, mode_t mode) {
    Descriptor file = open_in(folder_.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL, mode);
    if (!file && errno != EEXIST) throw failure();
    if (!file) return;
    file_ = std::move(file), name_ = std::move(name);
    // Some file systems have no locks.
    const bool is_own = (lock(file_) || errno != EWOULDBLOCK) && is_named(file_, name_);
    if (!is_own) name_.clear();
  }

  const Descriptor& folder_;
  std::string name_;
  Descriptor file_;
};

/// `old` is what the file was, if there was one.
void replace(const fs::path& path, Parts parts, const struct stat* old) {
  const Descriptor folder = open_folder(path.parent_path());
  const mode_t mode = old ? old->st_mode & 0777 : 0666;
  Unfinished unfinished(folder, mode);
  const Descriptor& file = unfinished.file();
  if (old) {
    // Not everybody may give a file away.
    std::ignore = fchown(file.get(), static_cast<uid_t>(-1), old->st_gid);
    std::ignore = fchown(file.get(), old->st_uid, static_cast<gid_t>(-1));
    demand(uninterrupted([&] { return fchmod(file.get(), mode); }));
  }
  write_all(file, parts);
  synchronise(file);
  unfinished.rename(path.filename());
  synchronise(folder);
}

void write(const fs::path& path, Parts parts) {
  const Descriptor existing = open_in(AT_FDCWD, path.c_str(), O_WRONLY | O_APPEND);
  if (!existing) {
    if (errno != ENOENT) throw failure();
    return replace(path, parts, nullptr);
  }
  struct stat status {};
  demand(fstat(existing.get(), &status));
  if (S_ISREG(status.st_mode) && !fs::is_symlink(path))
    replace(path, parts, &status);
  else
    write_all(existing, parts);
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

void write_file(const std::string& path, std::string_view bytes, const char* op) {
  write_file(path, Parts(bytes), op);
}

void write_file(const std::string& path, Parts parts, const char* op) {
  try {
    write(behind_links(path), parts);
  } catch (const std::system_error& error) {
    throw Error(str(op, ": cannot write '", path, "': ", error.code().message()));
  }
}

Descriptor open_file(const std::string& path, const char* op) {
  Descriptor file = open_in(AT_FDCWD, path.c_str(), O_RDONLY);
  int cause = errno;
  struct stat status {};
  if (file && fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
    file = Descriptor();
    cause = EISDIR;
  }
  check(file.get() >= 0, op, "cannot open '", path, "': ", failure(cause).code().message());
  return file;
}

namespace {

/// What ::read or ::pread returned, as the number of bytes.
template <class Call>
std::size_t demand_bytes(const std::string& path, const char* op, const Call& call) {
  const ssize_t count = uninterrupted(call);
  check(count >= 0, op, "cannot read '", path, "': ", failure().code().message());
  return static_cast<std::size_t>(count);
}

}  // namespace

std::string read_file(const std::string& path, const char* op) {
  const Descriptor file = open_file(path, op);
  std::string bytes;
  char buffer[1 << 16];
  for (std::size_t count = 1; count != 0;) {
    count = demand_bytes(path, op, [&] { return ::read(file.get(), buffer, sizeof buffer); });
    bytes.append(buffer, count);
  }
  return bytes;
}

InputFile::InputFile(std::string path, const char* op)
    : path_(std::move(path)), op_(op), file_(open_file(path_, op)) {}

std::optional<uint64_t> InputFile::size() const {
  struct stat status {};
  if (fstat(file_.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<uint64_t>(status.st_size);
}

void InputFile::read(uint64_t position, void* to, std::size_t count) const {
  auto* bytes = static_cast<char*>(to);
  while (count > 0) {
    const std::size_t done = demand_bytes(
        path_, op_, [&] { return pread(file_.get(), bytes, count, static_cast<off_t>(position)); });
    check(done > 0, op_, "'", path_, "' ended while it was read");
    bytes += done;
    position += done;
    count -= done;
  }
}

}  // namespace taper
