#include "taper/core/ops/extremum.h"

#include "taper/core/graph/record.h"
#include "taper/core/kernels/reduce.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

using Reduce = Array (*)(const Array&, IntArrayRef, bool);
using ReduceWithPositions = std::pair<Array, Array> (*)(const Array&, int64_t, bool);

void check_not_empty(const char* op, const Variable& x, int64_t axis) {
  check_that(x.dim() == 0 || x.size(axis) > 0, op, "(): Expected reduction dim ", axis,
             " to have non-zero size. Got shape ", x.sizes());
}

// y = the extreme of x;  dL/dx = g where x is it, shared evenly, 0 elsewhere
Variable extreme(const char* name, const Variable& x, IntArrayRef dim, bool keepdim,
                 Reduce reduce) {
  const Dims axes = normalize_axes(name, dim, x.dim());
  check_that(x.numel() > 0 || !dim.empty(), name,
             "(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
             "reduction dim with the 'dim' argument. Got shape ",
             x.sizes());
  for (const int64_t axis : axes) check_not_empty(name, x, axis);
  return record(name, reduce(x.array(), axes, keepdim),
                wrt(x, x, kOutput, [axes](V g, V x, V y) { return share_evenly(g, x, y, axes); }));
}

// y = x at its extreme along an axis;  dL/dx = g at that position, 0 elsewhere
std::tuple<Variable, Variable> extreme_along(const char* name, const Variable& x, int64_t dim,
                                             bool keepdim, ReduceWithPositions reduce) {
  dim = normalize_axis(name, dim, x.dim());
  check_not_empty(name, x, dim);
  const auto [values, at] = reduce(x.array(), dim, keepdim);
  const Variable positions(at);
  return {record(name, values,
                 wrt(x, positions,
                     [dim, shape = Dims(x.sizes())](V g, V at) {
                       const Dims axes = shape.empty() ? Dims() : Dims{dim};
                       const Dims kept = reduced_sizes(shape, axes, true);
                       return gather_backward(reshape(g, kept), shape, dim, reshape(at, kept));
                     })),
          positions};
}

Variable position(const char* op, const Variable& x, std::optional<int64_t> dim, bool keepdim,
                  ReduceWithPositions reduce) {
  if (dim) {
    const int64_t axis = normalize_axis(op, *dim, x.dim());
    check_not_empty(op, x, axis);
    return Variable(reduce(x.array(), axis, keepdim).second);
  }
  check_that(x.numel() > 0, op,
             "(): Expected reduction dim to be specified for input.numel() == 0. Got shape ",
             x.sizes());
  const Variable y(reduce(reshape(x.detach(), {-1}).array(), 0, false).second);
  return keepdim ? reshape(y, Dims(x.sizes().size(), 1)) : y;
}

}  // namespace

Variable share_evenly(const Variable& g, const Variable& x, const Variable& y, IntArrayRef axes) {
  const Dims kept = reduced_sizes(x.sizes(), axes, true);
  const Variable value = reshape(y, kept);
  const Variable hit = where(isnan(value), isnan(x), x == value).to(g.dtype());
  return hit * (reshape(g, kept) / sum_to(hit, kept));
}

Variable max(const Variable& x) { return extreme("max", x, {}, false, kernel::amax); }
Variable min(const Variable& x) { return extreme("min", x, {}, false, kernel::amin); }
Variable amax(const Variable& x, IntArrayRef dim, bool keepdim) {
  return extreme("amax", x, dim, keepdim, kernel::amax);
}
Variable amin(const Variable& x, IntArrayRef dim, bool keepdim) {
  return extreme("amin", x, dim, keepdim, kernel::amin);
}
std::tuple<Variable, Variable> max(const Variable& x, int64_t dim, bool keepdim) {
  return extreme_along("max", x, dim, keepdim, kernel::max);
}
std::tuple<Variable, Variable> min(const Variable& x, int64_t dim, bool keepdim) {
  return extreme_along("min", x, dim, keepdim, kernel::min);
}
Variable argmax(const Variable& x, std::optional<int64_t> dim, bool keepdim) {
  return position("argmax", x, dim, keepdim, kernel::max);
}
Variable argmin(const Variable& x, std::optional<int64_t> dim, bool keepdim) {
  return position("argmin", x, dim, keepdim, kernel::min);
}

}  // namespace taper
