#include "taper/core/ops/index.h"

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops.h"
#include "taper/core/record.h"
#include "taper/core/shape.h"

namespace taper {
namespace {

// y = zeros of `sizes` with x's slices added at index;  dL/dx = g's slices at index
Variable index_place(const Variable& x, IntArrayRef sizes, int64_t dim, const Variable& index) {
  Array y = kernel::full(sizes, 0, x.dtype());
  kernel::index_add(y, dim, index.array(), x.array());
  return record("index_place", y,
                wrt(x, index, [dim](V g, V index) { return index_select(g, dim, index); }));
}

}  // namespace

// y = x's slices at index;  dL/dx = g's slices added at index
Variable index_select(const Variable& x, int64_t dim, const Variable& index) {
  check(x.dim() > 0, "index_select", "cannot be applied to a 0-dim tensor");
  check(index.dim() <= 1, "index_select", "Index is supposed to be a vector, got shape ",
        index.sizes());
  check(index.dtype() == kLong || index.dtype() == kInt, "index_select",
        "Expected dtype int32 or int64 for index, got ", index.dtype());
  dim = normalize_axis("index_select", dim, x.dim());
  const Variable at = index.to(kLong);
  return record("index_select", kernel::index_select(x.array(), dim, at.array()),
                wrt(x, at, [dim, shape = Dims(x.sizes())](V g, V at) {
                  return index_place(g, shape, dim, at);
                }));
}

}  // namespace taper
