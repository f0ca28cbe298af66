#pragma once

#include <memory>
#include <utility>

#include "taper/core/tensor/options.h"
#include "taper/core/tensor/storage.h"

namespace taper {

/// The address of a storage's memory.
class DataPtr {
 public:
  explicit DataPtr(void* data) : data_(data) {}
  void* get() const { return data_; }
  void* get_context() const { return data_; }
  Device device() const { return kCPU; }
  explicit operator bool() const { return data_ != nullptr; }
  friend bool operator==(const DataPtr& a, const DataPtr& b) { return a.data_ == b.data_; }
  friend bool operator!=(const DataPtr& a, const DataPtr& b) { return !(a == b); }

 private:
  void* data_;
};

/// What x.storage() gives: a handle of the memory that a tensor and its views share.
class StorageHandle {
 public:
  explicit StorageHandle(std::shared_ptr<Storage> storage) : storage_(std::move(storage)) {}
  void* data() const { return storage_->data(); }
  template <class T>
  T* data() const {
    return static_cast<T*>(data());
  }
  DataPtr data_ptr() const { return DataPtr(data()); }
  std::size_t nbytes() const { return storage_->nbytes(); }
  Device device() const { return kCPU; }
  bool is_alias_of(const StorageHandle& other) const { return storage_ == other.storage_; }
  /// The tensors and handles that share the memory, this one included.
  std::size_t use_count() const { return static_cast<std::size_t>(storage_.use_count()); }

 private:
  std::shared_ptr<Storage> storage_;
};

}  // namespace taper
