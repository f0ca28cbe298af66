#pragma once

#include <memory>

#include "taper/core/tensor/dims.h"

namespace taper {

/// How the elements of an array lie in memory. It never changes, so arrays share it: copying an
/// array, or saving it for backward, copies no sizes and strides.
struct Geometry {
  Dims sizes, strides;
  int64_t numel = 1;
  bool contiguous = true;
};

/// A geometry by reference. Empty means rank 0, whose geometry is always the same.
class GeometryRef {
 public:
  GeometryRef() = default;
  /// Row-major. A thread that makes arrays of the same sizes again gets the same geometry again.
  /// Throws on a negative size or on overflow.
  explicit GeometryRef(IntArrayRef sizes);
  GeometryRef(Dims sizes, Dims strides);

  const Geometry& operator*() const { return geometry_ ? *geometry_ : kRank0; }
  const Geometry* operator->() const { return &**this; }
  /// True if both surely are the same; equal geometries may be stored twice.
  bool is_same(const GeometryRef& other) const { return geometry_ == other.geometry_; }

 private:
  static inline const Geometry kRank0;
  std::shared_ptr<const Geometry> geometry_;
};

}  // namespace taper
