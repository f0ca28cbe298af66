#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

namespace taper::serialize {

/// Bytes that are read where they are wanted: a file, or what stands for one.
struct Source {
  std::string name;  // as errors call it
  uint64_t size = 0;
  /// Reads `count` bytes at a position, all of which lie within the size, or throws.
  std::function<void(uint64_t position, void* to, std::size_t count)> read;
};

/// Throws Error if the file cannot be opened. What has no size, such as a pipe, is read at once.
Source file_source(const std::string& path);
/// What is left of the stream, read at once.
Source stream_source(std::istream& stream);
/// Borrows the bytes.
Source memory_source(const char* data, std::size_t size);

}  // namespace taper::serialize
