// A compressed IDX file, sound but for one byte: where it is and how it differs come first.

#include <zlib.h>

#include "taper/data/idx.h"
#include "tests/fuzz/target.h"

namespace taper::fuzz {
namespace {

std::string compressed(std::string_view bytes) {
  constexpr int kWithGzipHeader = 15 + 16, kMemory = 8;
  z_stream stream{};
  const int ready =
      deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kWithGzipHeader, kMemory, Z_DEFAULT_STRATEGY);
  demand(ready == Z_OK, "zlib does not compress");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  demand(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib does not compress");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

void target(std::string_view input) {
  Choices choices(input);
  const auto place = choices.bits<uint16_t>();
  const uint8_t change = choices.byte();
  std::string bytes = compressed(choices.rest());
  bytes[place % bytes.size()] = static_cast<char>(bytes[place % bytes.size()] ^ change);
  const MemoryFile file(bytes);
  within(kMostDeflated * bytes.size(), [&] { return data::read_idx(file.path()); });
}

}  // namespace taper::fuzz
