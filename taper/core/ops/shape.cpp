#include "taper/core/ops/shape.h"

#include <optional>
#include <utility>

#include "taper/core/kernels/copy.h"
#include "taper/core/ops.h"
#include "taper/core/ops/strided.h"
#include "taper/core/shape.h"
#include "taper/core/view.h"

namespace taper {
namespace {

/// Strides that show x's memory as `sizes`, if there are any: every run of x's axes that is laid
/// out as one may be split anew.
std::optional<Dims> view_strides(const Array& x, IntArrayRef sizes) {
  if (x.is_contiguous() || x.numel() == 0) return contiguous_strides(sizes);
  Dims strides(sizes.size(), 0);
  auto to = static_cast<int64_t>(sizes.size()) - 1;
  int64_t run_stride = x.strides().back(), in_run = 1, placed = 1;
  for (int64_t from = x.dim() - 1; from >= 0; --from) {
    const auto f = static_cast<std::size_t>(from);
    in_run *= x.sizes()[f];
    const bool run_ends =
        from == 0 || (x.sizes()[f - 1] != 1 && x.strides()[f - 1] != in_run * run_stride);
    if (!run_ends) continue;
    while (to >= 0 && (placed < in_run || sizes[static_cast<std::size_t>(to)] == 1)) {
      strides[static_cast<std::size_t>(to)] = placed * run_stride;
      placed *= sizes[static_cast<std::size_t>(to--)];
    }
    if (placed != in_run) return std::nullopt;
    if (from > 0) {
      run_stride = x.strides()[f - 1];
      in_run = placed = 1;
    }
  }
  return to == -1 ? std::optional<Dims>(strides) : std::nullopt;
}

}  // namespace

// y = x under another shape;  dL/dx = g under x's shape
Variable view(const Variable& x, IntArrayRef size) {
  const Dims sizes = infer_size("view", size, x.numel());
  const std::optional<Dims> strides = view_strides(x.array(), sizes);
  check(strides.has_value(), "view",
        "view size is not compatible with input tensor's size and "
        "stride (at least one dimension spans across two contiguous subspaces), got shape ",
        x.sizes(), " with strides ", x.strides(), ", expected ", sizes, "; use reshape() instead");
  return record_view("view", x, x.array().as_strided(sizes, *strides, x.array().offset()),
                     wrt(x, [shape = Dims(x.sizes())](V g) { return reshape(g, shape); }));
}

Variable reshape(const Variable& x, IntArrayRef shape) {
  const Dims sizes = infer_size("reshape", shape, x.numel());
  return view(view_strides(x.array(), sizes) ? x : clone(x), sizes);
}

Variable flatten(const Variable& x, int64_t start_dim, int64_t end_dim) {
  const int64_t start = normalize_axis("flatten", start_dim, x.dim());
  const int64_t end = normalize_axis("flatten", end_dim, x.dim());
  check(start <= end, "flatten", "start_dim cannot come after end_dim, got ", start_dim, " and ",
        end_dim);
  if (x.dim() == 0) return reshape(x, {1});
  Dims sizes;
  int64_t joined = 1;
  for (int64_t i = 0; i < x.dim(); ++i) {
    if (i < start || i > end) sizes.push_back(x.size(i));
    if (i >= start && i <= end) joined *= x.size(i);
    if (i == end) sizes.push_back(joined);
  }
  return reshape(x, sizes);
}

// y = x with two axes exchanged;  dL/dx = g with them exchanged back
Variable transpose(const Variable& x, int64_t dim0, int64_t dim1) {
  const auto a = static_cast<std::size_t>(normalize_axis("transpose", dim0, x.dim()));
  const auto b = static_cast<std::size_t>(normalize_axis("transpose", dim1, x.dim()));
  Dims sizes(x.sizes()), strides(x.strides());
  if (x.dim() > 0) {
    std::swap(sizes[a], sizes[b]);
    std::swap(strides[a], strides[b]);
  }
  return record_view("transpose", x, x.array().as_strided(sizes, strides, x.array().offset()),
                     wrt(x, [dim0, dim1](V g) { return transpose(g, dim0, dim1); }));
}

// y = x repeated along axes;  dL/dx = g summed along them (the engine does)
Variable expand(const Variable& x, IntArrayRef size) {
  Dims sizes(size);
  check(sizes.size() >= x.sizes().size(), "expand",
        "the number of sizes provided must be greater "
        "or equal to the number of dimensions in the tensor, got ",
        sizes, " for ", x.sizes());
  const std::size_t lead = sizes.size() - x.sizes().size();
  for (std::size_t i = 0; i < sizes.size(); ++i)
    if (sizes[i] == -1 && i >= lead) sizes[i] = x.sizes()[i - lead];
  return record_view("expand", x, kernel::expand("expand", x.array(), sizes),
                     wrt(x, [](V g) { return g; }));
}

// y = x without an axis of size 1;  dL/dx = g with it
Variable squeeze(const Variable& x, int64_t dim) {
  dim = normalize_axis("squeeze", dim, x.dim());
  const auto at = static_cast<std::size_t>(dim);
  Dims sizes(x.sizes()), strides(x.strides());
  const bool removes = x.dim() > 0 && sizes[at] == 1;
  if (removes) {
    sizes.erase(at);
    strides.erase(at);
  }
  return record_view("squeeze", x, x.array().as_strided(sizes, strides, x.array().offset()),
                     wrt(x, [dim, removes](V g) { return removes ? unsqueeze(g, dim) : g; }));
}

// y = x with an axis of size 1;  dL/dx = g without it
Variable unsqueeze(const Variable& x, int64_t dim) {
  dim = normalize_axis("unsqueeze", dim, x.dim() + 1);
  const auto at = static_cast<std::size_t>(dim);
  Dims sizes(x.sizes()), strides(x.strides());
  strides.insert(at, at < sizes.size() ? sizes[at] * strides[at] : 1);
  sizes.insert(at, 1);
  return record_view("unsqueeze", x, x.array().as_strided(sizes, strides, x.array().offset()),
                     wrt(x, [dim](V g) { return squeeze(g, dim); }));
}

Variable select(const Variable& x, int64_t dim, int64_t index) {
  check(x.dim() > 0, "select", "cannot be applied to a 0-dim tensor; use item() for its value");
  dim = normalize_axis("select", dim, x.dim());
  const int64_t n = x.size(dim);
  check(index >= -n && index < n, "select", "index out of range, got ", index, " for dimension ",
        dim, " with size ", n, " of shape ", x.sizes());
  return squeeze(narrow(x, dim, index < 0 ? index + n : index, 1), dim);
}

Variable narrow(const Variable& x, int64_t dim, int64_t start, int64_t length) {
  check(x.dim() > 0, "narrow", "cannot be applied to a 0-dim tensor");
  dim = normalize_axis("narrow", dim, x.dim());
  const int64_t n = x.size(dim), from = start < 0 ? start + n : start;
  check(length >= 0 && from >= 0 && from <= n - length, "narrow", "start (", start, ") + length (",
        length, ") exceeds dimension size (", n, "), got shape ", x.sizes());
  return slice(x, dim, from, from + length);
}

// y = x[start:end:step];  dL/dx = g at those places, 0 elsewhere
Variable slice(const Variable& x, int64_t dim, int64_t start, int64_t end, int64_t step) {
  check(step > 0, "slice", "slice step must be positive, got ", step);
  check(x.dim() > 0, "slice", "cannot be applied to a 0-dim tensor");
  const auto axis = static_cast<std::size_t>(normalize_axis("slice", dim, x.dim()));
  const int64_t n = x.sizes()[axis];
  const auto clamp = [n](int64_t i, int64_t low) {
    return std::clamp<int64_t>(i < 0 ? i + n : i, low, n);
  };
  const int64_t from = clamp(start, 0), to = clamp(end, from);
  Dims sizes(x.sizes()), strides(x.strides());
  sizes[axis] = (to - from + step - 1) / step;
  const int64_t offset = x.array().offset() + from * strides[axis];
  strides[axis] *= step;
  return window("slice", x, x.array().as_strided(sizes, strides, offset));
}

}  // namespace taper
