#include "taper/core/tensor/storage.h"

#include <utility>

#include "taper/core/runtime/allocator.h"
#include "taper/core/runtime/observer.h"
#include "taper/core/runtime/processor.h"

namespace taper {
namespace {
/// Brings the check of the processor into every program that has arrays.
[[gnu::used]] void (*const check_processor)() = detail::check_processor;
}  // namespace

Storage::Storage(std::size_t bytes)
    : data_(bytes <= kInlineBytes ? inline_ : allocate(bytes)), bytes_(bytes) {
  if (detail::is_observed()) detail::observe_allocation(bytes);
}

Storage::Storage(void* data, std::size_t bytes, std::function<void(void*)> deleter)
    : data_(data), bytes_(bytes), foreign_(data, [deleter = std::move(deleter)](void* memory) {
        if (deleter) deleter(memory);
      }) {}

Storage::~Storage() {
  const bool is_foreign = foreign_.use_count() > 0;
  if (!is_foreign && data_ != inline_) deallocate(data_, bytes_);
}

}  // namespace taper
