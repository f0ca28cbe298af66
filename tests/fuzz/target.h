#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "taper/core/graph/variable.h"
#include "taper/core/runtime/allocator.h"

/// What fuzz targets are made of. Each target is a program: libFuzzer makes up its inputs where
/// TAPER_FUZZ is on, otherwise replay.cpp reads them from corpus/.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size);

namespace taper::fuzz {

/// What the program does with an input; its file defines it. It may throw Error and nothing else,
/// and leaves no recorded operation behind.
void target(std::string_view input);

/// Ends the program unless the condition holds.
void demand(bool condition, const char* what);
/// The same dtype, shape and bytes.
bool same(const Tensor& a, const Tensor& b);

/// What deflate can make of one byte at most.
constexpr std::size_t kMostDeflated = 1032;

/// What f returns; meanwhile arrays may take `bytes` more than before, and a few.
template <class F>
auto within(std::size_t bytes, const F& f) {
  struct Limit {
    explicit Limit(std::size_t more) : most(live_bytes() + more + 4096) { reset_peak_bytes(); }
    ~Limit() { demand(peak_bytes() <= most, "arrays take more than the input explains"); }
    std::size_t most;
  } const limit(bytes);
  return f();
}

/// A file without a name of its own, which is gone at the end of its scope.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// An input as a series of choices; behind its end each is 0.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : rest_(bytes) {}
  bool is_empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  template <class T>
  T bits() {
    T value{};
    const std::size_t count = std::min(sizeof value, rest_.size());
    if (count > 0) std::memcpy(&value, rest_.data(), count);
    rest_.remove_prefix(count);
    return value;
  }
  uint8_t byte() { return bits<uint8_t>(); }
  bool flip() { return byte() % 2 == 1; }
  /// A place in something of that many elements, at most 256.
  std::size_t below(std::size_t count) { return count == 0 ? 0 : byte() % count; }
  template <class List>
  auto& of(List& list) {
    return list[below(std::size(list))];
  }
  /// Of a small tensor: up to 3 axes of up to 4 elements.
  std::vector<int64_t> sizes() {
    std::vector<int64_t> sizes(below(4));
    for (int64_t& size : sizes) size = static_cast<int64_t>(below(5));
    return sizes;
  }
  std::string text() {
    const std::size_t length = below(16);
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(taken.size());
    return std::string(taken);
  }

 private:
  std::string_view rest_;
};

}  // namespace taper::fuzz
