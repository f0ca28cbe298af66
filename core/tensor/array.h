#pragma once

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
  Array(IntArrayRef sizes, ScalarType dtype) : Array(dtype, GeometryRef(sizes)) {}
  /// Uninitialised, with elements that fill the memory without gaps.
  Array(ScalarType dtype, GeometryRef dense);
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

  /// The geometry of a new array whose axes lie in this one's order, without gaps.
  GeometryRef dense_geometry() const;

  /// The first element.
  void* raw() const {
    return static_cast<std::byte*>(storage_->data()) +
           static_cast<std::size_t>(offset_) * element_size(dtype_);
  }
  /// The same as a T. Kernels trust this check: it throws if T is not the dtype.
  template <class T>
  T* data() const {
    if (dtype_of<T> != dtype_) mistaken_for(dtype_of<T>);
    return static_cast<T*>(storage_->data()) + offset_;
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
  [[noreturn]] void mistaken_for(ScalarType wanted) const;

  std::shared_ptr<Storage> storage_;
  GeometryRef geometry_;
  int64_t offset_ = 0;
  ScalarType dtype_ = kFloat;
};

/// True if `to` may be written element by element while `from` is read: they share no memory, or
/// each element lies where the one does that is made from it.
bool may_overwrite(const Array& to, const Array& from);

}  // namespace taper
