#include "taper/core/ops/strided.h"

#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/core/graph/view.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"

namespace taper {
namespace {

/// Where a window lies in its base, both in elements of the base's storage.
class Place {
 public:
  Place(const Array& base, const Array& window)
      : base_(base.geometry()),
        window_(window.geometry()),
        base_offset_(base.offset()),
        offset_(window.offset()) {}

  /// Zeros in the layout of the base's memory.
  Array memory(ScalarType dtype) const {
    return kernel::full({std::max(end(base_, base_offset_), end(window_, offset_))}, 0, dtype);
  }
  Array base(const Array& memory) const { return memory.as_strided(base_, base_offset_); }
  Array window(const Array& memory) const { return memory.as_strided(window_, offset_); }

 private:
  static int64_t end(const GeometryRef& geometry, int64_t at) {
    for (std::size_t i = 0; i < geometry->sizes.size(); ++i)
      at += std::max<int64_t>(geometry->sizes[i] - 1, 0) * geometry->strides[i];
    return at + 1;
  }

  GeometryRef base_, window_;
  int64_t base_offset_, offset_;
};

// y = g put at the window's place in zeros of the base's shape;  dL/dg = the window of the
// cotangent
Variable place(const Variable& g, const Place& at);

// y = the window of x, where x has the base's shape;  dL/dx = g at the window's place
Variable take(const Variable& x, const Place& at) {
  const Array memory = at.memory(x.dtype());
  kernel::copy(at.base(memory), x.array());
  return record("as_strided", kernel::clone(at.window(memory)),
                wrt(x, [at](V g) { return place(g, at); }));
}

Variable place(const Variable& g, const Place& at) {
  const Array memory = at.memory(g.dtype());
  kernel::scatter_add(at.window(memory), g.array());
  return record("as_strided_backward", kernel::contiguous(at.base(memory)),
                wrt(g, [at](V gg) { return take(gg, at); }));
}

// y = x with zeros at the window's place;  dL/dx = g with zeros there
Variable erase(const Variable& x, const Place& at) {
  const Array memory = at.memory(x.dtype());
  kernel::copy(at.base(memory), x.array());
  kernel::fill(at.window(memory), 0);
  return record("as_strided_erase", kernel::contiguous(at.base(memory)),
                wrt(x, [at](V g) { return erase(g, at); }));
}

}  // namespace

int64_t detail::extent(const char* op, IntArrayRef sizes, IntArrayRef strides, int64_t offset) {
  constexpr int64_t kMost = int64_t{1} << 60;  // 8 times that still is a number of bytes
  check(sizes.size() == strides.size(), op, "mismatch in length of strides and shape, got ",
        strides, " and ", sizes);
  check(offset >= 0, op, "Tensor: invalid storage offset ", offset);
  const int64_t count = count_elements(op, sizes);
  bool fits = offset < kMost;
  int64_t last = offset, behind = offset;  // the latter a step further along each axis
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    check(strides[i] >= 0, op,
          "Negative strides are not supported at the moment, got strides: ", strides);
    int64_t span = 0;
    fits = fits && !__builtin_mul_overflow(std::max<int64_t>(sizes[i], 1), strides[i], &span) &&
           !__builtin_add_overflow(behind, span, &behind) && behind < kMost;
    if (fits) last += span - strides[i];
  }
  check(fits, op, "Storage size calculation overflowed with sizes=", sizes,
        " and strides=", strides);
  return count == 0 ? 0 : last + 1;
}

Variable window(const char* name, const Variable& x, const Array& array, const Array& dense,
                const Array& dense_array) {
  return record_view(name, x, array,
                     wrt(x, [at = Place(dense, dense_array)](V g) { return place(g, at); }));
}

Variable record_window(const Variable& base, const Array& array) {
  const bool is_all =
      array.geometry().is_same(base.array().geometry()) && array.offset() == base.array().offset();
  if (is_all) return record("as_strided", array, wrt(base, [](V g) { return g; }));
  return record("as_strided", array,
                wrt(base, [at = Place(base.array(), array)](V g) { return place(g, at); }));
}

// base <- source at the window's place;  dL/dbase = g outside of it,  dL/dsource = g inside
Variable record_overwrite(const Variable& base, const Variable& source, const Array& array) {
  const Place at(base.array(), array);
  return record("copy_slices", base.array(), wrt(base, [at](V g) { return erase(g, at); }),
                wrt(source, [at](V g) { return take(g, at); }));
}

}  // namespace taper
