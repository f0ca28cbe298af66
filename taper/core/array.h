#pragma once

#include <cassert>
#include <memory>

#include "taper/core/dims.h"
#include "taper/core/dtype.h"
#include "taper/core/storage.h"

namespace taper {

/// A value without history: elements of one dtype on shared storage, with sizes, strides and an
/// offset (both in elements). Copies share the storage; kernels know nothing else.
class Array {
 public:
  Array() = default;
  /// Uninitialised, row-major.
  Array(IntArrayRef sizes, ScalarType dtype);
  /// A window on existing storage; the caller answers for the bounds.
  Array(std::shared_ptr<Storage> storage, ScalarType dtype, Dims sizes, Dims strides,
        int64_t offset);

  bool defined() const { return storage_ != nullptr; }
  ScalarType dtype() const { return dtype_; }
  const Dims& sizes() const { return sizes_; }
  const Dims& strides() const { return strides_; }
  int64_t dim() const { return static_cast<int64_t>(sizes_.size()); }
  int64_t size(int64_t axis) const { return sizes_[static_cast<std::size_t>(axis)]; }
  int64_t numel() const { return numel_; }
  int64_t offset() const { return offset_; }
  std::size_t nbytes() const { return static_cast<std::size_t>(numel_) * element_size(dtype_); }
  bool is_contiguous() const { return contiguous_; }
  const std::shared_ptr<Storage>& storage() const { return storage_; }

  /// The first element.
  void* raw() const {
    return static_cast<std::byte*>(storage_->data()) +
           static_cast<std::size_t>(offset_) * element_size(dtype_);
  }
  template <class T>
  T* data() const {
    assert(dtype_of<T> == dtype_);
    return static_cast<T*>(raw());
  }

  /// The same storage seen through other sizes and strides; `offset` counts from the storage's
  /// start.
  Array as_strided(Dims sizes, Dims strides, int64_t offset) const {
    return Array(storage_, dtype_, std::move(sizes), std::move(strides), offset);
  }

 private:
  std::shared_ptr<Storage> storage_;
  Dims sizes_, strides_;
  int64_t offset_ = 0;
  int64_t numel_ = 0;
  ScalarType dtype_ = kFloat;
  bool contiguous_ = true;
};

}  // namespace taper
