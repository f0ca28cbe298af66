#pragma once

#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "taper/core/base/array_ref.h"

namespace taper {

/// A file descriptor, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// What a call of the system returns when no signal interrupts it.
template <class Call>
auto uninterrupted(const Call& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

/// Replaces the file at `path` as a whole: whatever happens, and however many write to it, it holds
/// the old bytes or the new ones. Mode, owner and the links to it stay; what is no regular file,
/// such as a pipe, is written to. Throws Error, which begins with `op` and names path and cause.
void write_file(const std::string& path, std::string_view bytes, const char* op = "write_file");
/// The same for bytes that lie in several places.
void write_file(const std::string& path, ArrayRef<std::string_view> parts, const char* op);

/// All bytes of the file. Throws Error, which begins with `op` and names path and cause.
std::string read_file(const std::string& path, const char* op = "read_file");

/// The file at `path`, which is no folder, for reading. Throws Error as read_file().
Descriptor open_file(const std::string& path, const char* op);

/// A file whose bytes are read where they are wanted. Throws Error as read_file().
class InputFile {
 public:
  InputFile(std::string path, const char* op);
  /// None for what has no end that is known, such as a pipe.
  std::optional<uint64_t> size() const;
  /// Throws if the file ends before.
  void read(uint64_t position, void* to, std::size_t count) const;

 private:
  std::string path_;
  const char* op_;
  Descriptor file_;
};

}  // namespace taper
