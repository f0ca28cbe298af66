#include "taper/serialize/source.h"

#include <cstring>
#include <istream>
#include <iterator>
#include <memory>

#include "taper/core/base/error.h"
#include "taper/core/base/file.h"

namespace taper::serialize {
namespace {

Source owning_source(std::string name, std::string bytes) {
  const auto owned = std::make_shared<const std::string>(std::move(bytes));
  Source source = memory_source(owned->data(), owned->size());
  source.name = std::move(name);
  source.read = [owned, read = source.read](uint64_t position, void* to, std::size_t count) {
    read(position, to, count);
  };
  return source;
}

}  // namespace

Source file_source(const std::string& path) {
  const auto file = std::make_shared<const InputFile>(path, "load");
  const std::string name = str("'", path, "'");
  const std::optional<uint64_t> size = file->size();
  if (!size) return owning_source(name, read_file(path, "load"));
  return {name, *size, [file](uint64_t position, void* to, std::size_t count) {
            file->read(position, to, count);
          }};
}

Source stream_source(std::istream& stream) {
  std::string bytes;
  char buffer[1 << 16];
  while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0)
    bytes.append(buffer, static_cast<std::size_t>(stream.gcount()));
  check(stream.eof() && !stream.bad(), "load", "the stream cannot be read");
  return owning_source("the stream", std::move(bytes));
}

Source memory_source(const char* data, std::size_t size) {
  return {"the memory", size, [data](uint64_t position, void* to, std::size_t count) {
            if (count > 0) std::memcpy(to, data + position, count);
          }};
}

}  // namespace taper::serialize
