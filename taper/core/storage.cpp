#include "taper/core/storage.h"

#include <utility>

#include "taper/core/allocator.h"

namespace taper {

Storage::Storage(std::size_t bytes)
    : data_(bytes <= kInlineBytes ? inline_ : allocate(bytes)), bytes_(bytes) {}

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
