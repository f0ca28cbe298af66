#include "taper/core/ops/reduction.h"

#include "taper/core/kernels/index.h"
#include "taper/core/kernels/reduce.h"
#include "taper/core/ops.h"
#include "taper/core/record.h"
#include "taper/core/shape.h"

namespace taper {
namespace {

/// A reduced cotangent seen in the shape of the input again.
Variable unreduce(const Variable& g, IntArrayRef shape, IntArrayRef axes) {
  return expand(reshape(g, reduced_sizes(shape, axes, true)), shape);
}

// y = x[argmax];  dL/dx = g at that position, 0 elsewhere
std::tuple<Variable, Variable> pick(const char* name, const Variable& x, int64_t dim, bool keepdim,
                                    const std::pair<Array, Array>& found) {
  const Variable indices(found.second);
  const Variable kept = keepdim || x.dim() == 0 ? indices : unsqueeze(indices, dim);
  Variable values = record(
      name, found.first, wrt(x, kept, [dim, shape = Dims(x.sizes())](V g, V at) {
        const Variable column = arange(shape.empty() ? 1 : shape[static_cast<std::size_t>(dim)]);
        if (shape.empty()) return g;
        Dims along(shape.size(), 1);
        along[static_cast<std::size_t>(dim)] = -1;
        return reshape(g, at.sizes()) * (at == reshape(column, along)).to(g.dtype());
      }));
  return {values, indices};
}

}  // namespace

Variable sum(const Variable& x) { return sum(x, IntArrayRef()); }

// y = sum(x);  dL/dx = g, broadcast
Variable sum(const Variable& x, IntArrayRef dim, bool keepdim) {
  const Dims axes = normalize_axes("sum", dim, x.dim());
  return record("sum", kernel::sum(x.array(), axes, keepdim),
                wrt(x, [axes, shape = Dims(x.sizes())](V g) { return unreduce(g, shape, axes); }));
}

Variable mean(const Variable& x) { return mean(x, IntArrayRef()); }

// y = sum(x) / n;  dL/dx = g / n, broadcast
Variable mean(const Variable& x, IntArrayRef dim, bool keepdim) {
  check(x.is_floating_point(), "mean",
        "could not infer output dtype. Input dtype must be a "
        "floating point dtype, got ",
        x.dtype(), "; convert with .to(kFloat)");
  int64_t n = 1;
  for (const int64_t axis : normalize_axes("mean", dim, x.dim())) n *= x.size(axis);
  return sum(x, dim, keepdim) / static_cast<double>(n);
}

std::tuple<Variable, Variable> max(const Variable& x, int64_t dim, bool keepdim) {
  dim = normalize_axis("max", dim, x.dim());
  return pick("max", x, dim, keepdim, kernel::max(x.array(), dim, keepdim));
}

std::tuple<Variable, Variable> min(const Variable& x, int64_t dim, bool keepdim) {
  dim = normalize_axis("min", dim, x.dim());
  return pick("min", x, dim, keepdim, kernel::min(x.array(), dim, keepdim));
}

Variable argmax(const Variable& x, std::optional<int64_t> dim, bool keepdim) {
  if (dim) {
    const int64_t axis = normalize_axis("argmax", *dim, x.dim());
    return Variable(kernel::max(x.array(), axis, keepdim).second);
  }
  const Variable flat = reshape(x.detach(), {-1});
  const Variable y(kernel::max(flat.array(), 0, false).second);
  return keepdim ? reshape(y, Dims(x.sizes().size(), 1)) : y;
}

}  // namespace taper
