#pragma once

#include <cassert>
#include <memory>
#include <utility>

#include "taper/core/tensor/dtype.h"
#include "taper/core/tensor/geometry.h"
#include "taper/core/tensor/storage.h"

namespace taper {

/// A value without history: elements of one dtype on shared storage, with sizes, strides and an
/// offset (both in elements). Copies share the storage; kernels know nothing else.
class Array {
 public:
  Array() = default;
  /// Uninitialised, row-major.
  Array(IntArrayRef sizes, ScalarType dtype);
  /// A window on existing storage; the caller answers for the bounds.
  Array(std::shared_ptr<Storage> storage, ScalarType dtype, GeometryRef geometry, int64_t offset)
      : storage_(std::move(storage)),
        geometry_(std::move(geometry)),
        offset_(offset),
        dtype_(dtype) {}

  bool defined() const { return storage_ != nullptr; }
  ScalarType dtype() const { return dtype_; }
  const GeometryRef& geometry() const { return geometry_; }
  const Dims& sizes() const { return geometry_->sizes; }
  const Dims& strides() const { return geometry_->strides; }
  int64_t dim() const { return static_cast<int64_t>(sizes().size()); }
  int64_t size(int64_t axis) const { return sizes()[static_cast<std::size_t>(axis)]; }
  int64_t numel() const { return geometry_->numel; }
  int64_t offset() const { return offset_; }
  std::size_t nbytes() const { return static_cast<std::size_t>(numel()) * element_size(dtype_); }
  bool is_contiguous() const { return geometry_->contiguous; }
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
  Array as_strided(GeometryRef geometry, int64_t offset) const {
    return Array(storage_, dtype_, std::move(geometry), offset);
  }
  Array as_strided(Dims sizes, Dims strides, int64_t offset) const {
    return as_strided(GeometryRef(std::move(sizes), std::move(strides)), offset);
  }

 private:
  std::shared_ptr<Storage> storage_;
  GeometryRef geometry_;
  int64_t offset_ = 0;
  ScalarType dtype_ = kFloat;
};

}  // namespace taper
