#include "taper/core/ops/strided.h"

#include <algorithm>

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/view.h"

namespace taper {
namespace {

/// Where a window lies in its base, both in elements of the base's storage.
struct Geometry {
  Dims base_sizes, base_strides, sizes, strides;
  int64_t base_offset, offset;

  Geometry(const Array& base, const Array& window)
      : base_sizes(base.sizes()),
        base_strides(base.strides()),
        sizes(window.sizes()),
        strides(window.strides()),
        base_offset(base.offset()),
        offset(window.offset()) {}

  /// Zeros in the layout of the base's memory.
  Array memory(ScalarType dtype) const {
    int64_t last = std::max(base_offset, offset);
    const auto extend = [&last](IntArrayRef n, IntArrayRef step, int64_t at) {
      for (std::size_t i = 0; i < n.size(); ++i) at += std::max<int64_t>(n[i] - 1, 0) * step[i];
      last = std::max(last, at);
    };
    extend(base_sizes, base_strides, base_offset);
    extend(sizes, strides, offset);
    return kernel::full({last + 1}, 0, dtype);
  }
  Array base(const Array& memory) const {
    return memory.as_strided(base_sizes, base_strides, base_offset);
  }
  Array window(const Array& memory) const { return memory.as_strided(sizes, strides, offset); }
};

// y = g put at the window's place in zeros of the base's shape;  dL/dg = the window of the
// cotangent
Variable place(const Variable& g, const Geometry& at);

// y = the window of x, where x has the base's shape;  dL/dx = g at the window's place
Variable take(const Variable& x, const Geometry& at) {
  const Array memory = at.memory(x.dtype());
  kernel::copy(at.base(memory), x.array());
  return record("as_strided", kernel::clone(at.window(memory)),
                wrt(x, [at](V g) { return place(g, at); }));
}

Variable place(const Variable& g, const Geometry& at) {
  const Array memory = at.memory(g.dtype());
  kernel::scatter_add(at.window(memory), g.array());
  return record("as_strided_backward", kernel::contiguous(at.base(memory)),
                wrt(g, [at](V gg) { return take(gg, at); }));
}

// y = x with zeros at the window's place;  dL/dx = g with zeros there
Variable erase(const Variable& x, const Geometry& at) {
  const Array memory = at.memory(x.dtype());
  kernel::copy(at.base(memory), x.array());
  kernel::fill(at.window(memory), 0);
  return record("as_strided_erase", kernel::contiguous(at.base(memory)),
                wrt(x, [at](V g) { return erase(g, at); }));
}

}  // namespace

Variable window(const char* name, const Variable& x, const Array& array, const Array& dense,
                const Array& dense_array) {
  return record_view(name, x, array,
                     wrt(x, [at = Geometry(dense, dense_array)](V g) { return place(g, at); }));
}

Variable record_window(const Variable& base, const Array& array) {
  return record("as_strided", array,
                wrt(base, [at = Geometry(base.array(), array)](V g) { return place(g, at); }));
}

// base <- source at the window's place;  dL/dbase = g outside of it,  dL/dsource = g inside
Variable record_overwrite(const Variable& base, const Variable& source, const Array& array) {
  const Geometry at(base.array(), array);
  return record("copy_slices", base.array(), wrt(base, [at](V g) { return erase(g, at); }),
                wrt(source, [at](V g) { return take(g, at); }));
}

}  // namespace taper
