#include "taper/core/storage.h"

#include <utility>

#include "taper/core/allocator.h"
#include "taper/core/observer.h"
#include "taper/core/processor.h"

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
    : data_(data),
      bytes_(bytes),
      deleter_(std::make_unique<std::function<void(void*)>>(std::move(deleter))) {}

Storage::~Storage() {
  if (deleter_ == nullptr) {
    if (data_ != inline_) deallocate(data_, bytes_);
  } else if (*deleter_) {
    (*deleter_)(data_);
  }
}

}  // namespace taper
