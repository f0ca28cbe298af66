#include "taper/core/base/file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "taper/core/base/error.h"

namespace taper {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

// A full disk may show only when the file is closed.
bool write_bytes(const std::string& path, std::string_view bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int cause = errno;
  if (std::fclose(file) == 0 && written) return true;
  if (!written) errno = cause;
  return false;
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes) {
  const std::string unfinished = path + ".unfinished-" + std::to_string(getpid());
  if (write_bytes(unfinished, bytes) && std::rename(unfinished.c_str(), path.c_str()) == 0) return;
  const std::string cause = std::strerror(errno);
  std::remove(unfinished.c_str());
  check(false, "write_file", "cannot write '", path, "': ", cause);
}

std::string read_file(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"));
  check(file != nullptr, "read_file", "cannot open '", path, "': ", std::strerror(errno));
  std::string bytes;
  char buffer[1 << 16];
  for (size_t count; (count = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;)
    bytes.append(buffer, count);
  check(!std::ferror(file.get()), "read_file", "cannot read '", path, "': ", std::strerror(errno));
  return bytes;
}

}  // namespace taper
