#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace taper {

/// The memory that arrays share, and the count of its changes: a value that backward saved is
/// valid only while the version it was saved at still stands.
class Storage {
 public:
  /// Uninitialised memory, aligned to 64 bytes unless it fits into the storage itself.
  explicit Storage(std::size_t bytes);
  /// Memory of somebody else; `deleter` (may be empty) is called with it at the end.
  Storage(void* data, std::size_t bytes, std::function<void(void*)> deleter);
  ~Storage();
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;

  void* data() const { return data_; }
  std::size_t nbytes() const { return bytes_; }

  uint32_t version() const { return version_.load(std::memory_order_relaxed); }
  /// Counts all changes, those too that autograd is not to notice.
  uint32_t changes() const { return changes_.load(std::memory_order_relaxed); }
  /// The operation that changed the memory last; "nothing" before the first change.
  const char* last_writer() const { return last_writer_.load(std::memory_order_relaxed); }
  /// After a change; `counts` is false for one that autograd is not to notice.
  void bump_version(const char* writer, bool counts = true) {
    changes_.store(changes() + 1, std::memory_order_relaxed);  // who writes is alone, anyhow
    if (!counts) return;
    last_writer_.store(writer, std::memory_order_relaxed);
    version_.store(version() + 1, std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t kInlineBytes = 16;

  void* data_;
  std::size_t bytes_;
  std::atomic<uint32_t> version_{0}, changes_{0};
  std::atomic<const char*> last_writer_{"nothing"};
  std::shared_ptr<void> foreign_;  // owns nothing where the memory is this storage's own
  alignas(16) std::byte inline_[kInlineBytes];
};

}  // namespace taper
