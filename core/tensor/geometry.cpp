#include "taper/core/tensor/geometry.h"

#include <array>
#include <utility>

#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// The row-major geometries that a thread made last. A program makes arrays of few shapes, over and
/// over; those that fall on the same place take turns.
struct Recent {
  std::array<std::shared_ptr<const Geometry>, 32> geometries;
  ~Recent();
  std::shared_ptr<const Geometry>& at(IntArrayRef sizes) {
    auto hash = sizes.size();
    for (const int64_t size : sizes) hash = hash * 31 + static_cast<std::size_t>(size);
    return geometries[(hash ^ (hash >> 5)) % geometries.size()];
  }
};

// Arrays may still be made while the objects of a thread are destroyed.
thread_local bool gone = false;
thread_local Recent recent;
Recent::~Recent() { gone = true; }

std::shared_ptr<const Geometry> make_row_major(IntArrayRef sizes) {
  const int64_t numel = count_elements("empty", sizes);
  return std::make_shared<Geometry>(Geometry{sizes, contiguous_strides(sizes), numel, true});
}

}  // namespace

GeometryRef::GeometryRef(IntArrayRef sizes) {
  if (sizes.empty()) return;
  if (gone) {
    geometry_ = make_row_major(sizes);
    return;
  }
  std::shared_ptr<const Geometry>& same = recent.at(sizes);
  if (!same || same->sizes != sizes) same = make_row_major(sizes);
  geometry_ = same;
}

GeometryRef::GeometryRef(Dims sizes, Dims strides) {
  if (sizes.empty()) return;
  const int64_t numel = count_elements("as_strided", sizes);
  const bool contiguous = is_contiguous(sizes, strides);
  geometry_ =
      std::make_shared<Geometry>(Geometry{std::move(sizes), std::move(strides), numel, contiguous});
}

}  // namespace taper
