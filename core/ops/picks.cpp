#include "taper/core/ops/picks.h"

#include <numeric>

#include "taper/core/graph/inplace.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

Dims first_axes(std::size_t count) {
  Dims axes(count, 0);
  std::iota(axes.begin(), axes.end(), int64_t{0});
  return axes;
}

Array reshaped(const Array& x, IntArrayRef sizes) {
  return x.as_strided(sizes, contiguous_strides(sizes), x.offset());
}

/// Writes values into x's memory.
void write(const Array& x, const Picks& picks, const Array& index, const Array& values,
           bool accumulate) {
  const Array y = picks.collapse(x);
  Dims sizes = y.sizes();
  sizes[static_cast<std::size_t>(picks.first)] = index.numel();
  const Array source = kernel::kept_from(x, values);
  const Array all = kernel::contiguous(kernel::expand("index_put_", source, picks.result_sizes()));
  (accumulate ? kernel::index_add : kernel::index_copy)(y, picks.first, index,
                                                        reshaped(all, sizes));
  if (y.storage() != x.storage()) kernel::copy(x, picks.restore(y));
}

// y = zeros with g's elements added at index;  dL/dg = the cotangent's elements at index
Variable place(const Variable& g, const Picks& picks, const Variable& index) {
  const Array y = kernel::full(picks.sizes, 0, g.dtype());
  write(y, picks, index.array(), g.array(), true);
  return record("index_backward", y,
                wrt(g, index, [picks](V gg, V index) { return pick("index", gg, picks, index); }));
}

}  // namespace

Picks Picks::along(const Variable& x, int64_t dim, IntArrayRef picked) {
  return {x.sizes(), first_axes(x.sizes().size()), picked, dim, 1};
}

Picks Picks::flat(const Variable& x, IntArrayRef picked) {
  return {x.sizes(), first_axes(x.sizes().size()), picked, 0, x.dim()};
}

Dims Picks::result_sizes() const {
  Dims out;
  const auto axis = [&](std::size_t i) { return sizes[static_cast<std::size_t>(order[i])]; };
  const auto from = static_cast<std::size_t>(first), to = static_cast<std::size_t>(first + count);
  for (std::size_t i = 0; i < from; ++i) out.push_back(axis(i));
  for (const int64_t size : picked) out.push_back(size);
  for (std::size_t i = to; i < order.size(); ++i) out.push_back(axis(i));
  return out;
}

Array Picks::collapse(const Array& x) const {
  Dims permuted, strides, collapsed;
  for (const int64_t axis : order) {
    permuted.push_back(x.size(axis));
    strides.push_back(x.strides()[static_cast<std::size_t>(axis)]);
  }
  int64_t joined = 1;
  for (std::size_t i = 0; i <= permuted.size(); ++i) {
    const auto axis = static_cast<int64_t>(i);
    if (axis == first + count) collapsed.push_back(joined);
    if (i == permuted.size()) break;
    if (axis >= first && axis < first + count)
      joined *= permuted[i];
    else
      collapsed.push_back(permuted[i]);
  }
  return reshaped(kernel::contiguous(x.as_strided(permuted, strides, x.offset())), collapsed);
}

Array Picks::restore(const Array& collapsed) const {
  Dims permuted, strides(sizes.size(), 0);
  for (const int64_t axis : order) permuted.push_back(sizes[static_cast<std::size_t>(axis)]);
  const Dims steps = contiguous_strides(permuted);
  for (std::size_t i = 0; i < order.size(); ++i)
    strides[static_cast<std::size_t>(order[i])] = steps[i];
  return collapsed.as_strided(sizes, strides, collapsed.offset());
}

// y = x's elements at index;  dL/dx = g's elements added at index
Variable pick(const char* name, const Variable& x, const Picks& picks, const Variable& index) {
  const Array y = kernel::index_select(picks.collapse(x.array()), picks.first, index.array());
  return record(name, reshaped(y, picks.result_sizes()),
                wrt(x, index, [picks](V g, V index) { return place(g, picks, index); }));
}

// y = x with values at index, or added there;  dL/dx = g, with 0 at index unless added,
// dL/dvalues = g's elements at index
Variable put(const char* name, const Variable& x, const Picks& picks, const Variable& index,
             const Variable& values, bool accumulate) {
  const Array y = kernel::clone(x.array());
  write(y, picks, index.array(), values.array(), accumulate);
  return record(
      name, y,
      wrt(x, index,
          [picks, accumulate](V g, V index) {
            if (accumulate) return g;
            const Variable zero = zeros({}, g.dtype());
            return put("index_put_", g, picks, index, zero, false);
          }),
      wrt(values, index, [picks](V g, V index) { return pick("index", g, picks, index); }));
}

Variable& put_(const char* name, const Variable& x, const Picks& picks, const Variable& index,
               const Variable& values, bool accumulate) {
  if (!is_untracked(x, {&values}))
    return in_place(name, x,
                    [&](V old) { return put(name, old, picks, index, values, accumulate); });
  check_writable(name, x);
  write(x.array(), picks, index.array(), values.array(), accumulate);
  bump_version(name, x);
  return const_cast<Variable&>(x);
}

}  // namespace taper
