#include "taper/core/ops/shape.h"

#include "taper/core/base/warning.h"

#include <optional>
#include <set>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/graph/view.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/strided.h"
#include "taper/core/tensor/shape.h"

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

/// Throws if an axis comes twice in the list of movedim().
void check_distinct(const char* name, IntArrayRef dims, int64_t rank) {
  std::set<int64_t> seen;
  for (const int64_t dim : dims)
    check(seen.insert(normalize_axis("movedim", dim, rank)).second, "movedim", "repeated dim in `",
          name, "` (", dims, ")");
}

Variable matrix_transpose(const char* op, const Variable& x) {
  check_that(x.dim() <= 2, op, "() expects a tensor with <= 2 dimensions, but self is ", x.dim(),
             "D; use transpose(dim0, dim1)");
  return transpose(x, 0, x.dim() < 2 ? 0 : 1);
}

}  // namespace

// y = x under another shape;  dL/dx = g under x's shape
Variable view(const Variable& x, IntArrayRef size) {
  const Dims sizes = infer_size("view", size, x.numel());
  const std::optional<Dims> strides = view_strides(x.array(), sizes);
  check(strides.has_value(), "view",
        "view size is not compatible with input tensor's size and stride (at least one dimension "
        "spans across two contiguous subspaces). Use .reshape(...) instead. Got shape ",
        x.sizes(), " with strides ", x.strides(), ", expected ", sizes);
  return record_view("view", x, x.array().as_strided(sizes, *strides, x.array().offset()),
                     wrt(x, [shape = Dims(x.sizes())](V g) { return reshape(g, shape); }));
}

Variable reshape(const Variable& x, IntArrayRef shape) {
  const Dims sizes = infer_size("reshape", shape, x.numel());
  return view(view_strides(x.array(), sizes) ? x : contiguous(x), sizes);
}

Variable flatten(const Variable& x, int64_t start_dim, int64_t end_dim) {
  const int64_t start = normalize_axis("flatten", start_dim, x.dim());
  const int64_t end = normalize_axis("flatten", end_dim, x.dim());
  check_that(start <= end, "flatten() has invalid args: start_dim cannot come after end_dim, got ",
             start_dim, " and ", end_dim);
  if (x.dim() == 0) return reshape(x, {1});
  if (start == end) return x;
  Dims sizes;
  int64_t joined = 1;
  for (int64_t i = 0; i < x.dim(); ++i) {
    if (i < start || i > end) sizes.push_back(x.size(i));
    if (i >= start && i <= end) joined *= x.size(i);
    if (i == end) sizes.push_back(joined);
  }
  return reshape(x, sizes);
}

Variable unflatten(const Variable& x, int64_t dim, IntArrayRef sizes) {
  check(x.dim() > 0, "unflatten", "cannot be applied to a 0-dim tensor");
  const auto at = static_cast<std::size_t>(normalize_axis("unflatten", dim, x.dim()));
  const int64_t n = x.sizes()[at];
  const std::optional<Dims> parts = try_infer_size("unflatten", sizes, n);
  check(parts.has_value(), "unflatten", "Provided sizes ", sizes,
        " don't multiply up to the size of dim ", at, " (", n, ") in the input tensor");
  Dims out(x.sizes());
  out.erase(at);
  for (std::size_t i = 0; i < parts->size(); ++i) out.insert(at + i, (*parts)[i]);
  return view(x, out);
}

// y = x repeated along axes;  dL/dx = g summed along them (the engine does)
Variable expand(const Variable& x, IntArrayRef size) {
  Dims sizes(size);
  check(sizes.size() >= x.sizes().size(), "expand", "expand(CPU", x.dtype(), "Type{", x.sizes(),
        "}, size=", size, "): the number of sizes provided (", size.size(),
        ") must be greater or equal to the number of dimensions in the tensor (", x.dim(), ")");
  const std::size_t lead = sizes.size() - x.sizes().size();
  for (std::size_t i = 0; i < lead; ++i)
    check(sizes[i] >= 0, "expand", "The expanded size of the tensor (", sizes[i],
          ") isn't allowed in a leading, non-existing dimension ", i);
  for (std::size_t i = sizes.size(); i-- > lead;) {
    const int64_t n = x.sizes()[i - lead];
    if (sizes[i] == -1) sizes[i] = n;
    check(n == 1 || n == sizes[i], "expand", "The expanded size of the tensor (", sizes[i],
          ") must match the existing size (", n, ") at non-singleton dimension ", i,
          ".  Target sizes: ", size, ".  Tensor sizes: ", x.sizes());
  }
  return record_view("expand", x, kernel::expand("expand", x.array(), sizes),
                     wrt(x, [](V g) { return g; }));
}

Variable broadcast_to(const Variable& x, IntArrayRef size) { return expand(x, size); }

// y = x without the axes of size 1;  dL/dx = g under x's shape
Variable squeeze(const Variable& x) {
  Dims sizes, strides;
  for (std::size_t i = 0; i < x.sizes().size(); ++i) {
    if (x.sizes()[i] == 1) continue;
    sizes.push_back(x.sizes()[i]);
    strides.push_back(x.strides()[i]);
  }
  return record_view("squeeze", x, x.array().as_strided(sizes, strides, x.array().offset()),
                     wrt(x, [shape = Dims(x.sizes())](V g) { return reshape(g, shape); }));
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

// y = x with its axes in another order;  dL/dx = g with them in the old one
Variable permute(const Variable& x, IntArrayRef dims) {
  check(dims.size() == x.sizes().size(), "permute",
        "number of dimensions in the tensor input does not match the length of the desired "
        "ordering of dimensions i.e. input.dim() = ",
        x.dim(), " is not equal to len(dims) = ", dims.size());
  Dims sizes(x.sizes()), strides(x.strides()), back(dims.size(), -1);
  for (std::size_t i = 0; i < dims.size(); ++i) {
    const auto from = static_cast<std::size_t>(normalize_axis("permute", dims[i], x.dim()));
    check_that(back[from] == -1, "permute(): duplicate dims are not allowed., got ", dims);
    back[from] = static_cast<int64_t>(i);
    sizes[i] = x.sizes()[from];
    strides[i] = x.strides()[from];
  }
  return record_view("permute", x, x.array().as_strided(sizes, strides, x.array().offset()),
                     wrt(x, [back](V g) { return permute(g, back); }));
}

Variable movedim(const Variable& x, IntArrayRef source, IntArrayRef destination) {
  check(source.size() == destination.size(), "movedim",
        "Invalid source or destination dims: source (", source,
        " dims) should contain the same number of dims as destination (", destination, " dims)");
  check_distinct("source", source, x.dim());
  check_distinct("destination", destination, x.dim());
  Dims order(x.sizes().size(), -1);
  std::vector<bool> moved(order.size(), false);
  for (std::size_t i = 0; i < source.size() && !order.empty(); ++i) {
    const int64_t from = normalize_axis("movedim", source[i], x.dim());
    order[static_cast<std::size_t>(normalize_axis("movedim", destination[i], x.dim()))] = from;
    moved[static_cast<std::size_t>(from)] = true;
  }
  std::size_t next = 0;
  for (int64_t& axis : order) {
    if (axis != -1) continue;
    while (moved[next]) ++next;
    axis = static_cast<int64_t>(next++);
  }
  return permute(x, order);
}

Variable t(const Variable& x) { return matrix_transpose("t", x); }

Variable numpy_T(const Variable& x) {
  if (x.dim() != 2)
    TAPER_WARN_ONCE(
        "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is "
        "deprecated "
        "and it will throw an error in a future release. Consider `x.mT` to transpose batches of "
        "matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a "
        "tensor.");
  Dims order(x.sizes().size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = x.dim() - 1 - static_cast<int64_t>(i);
  return permute(x, order);
}

Variable mT(const Variable& x) {
  check_that(x.dim() != 1,
             "tensor.mT is only supported on matrices or batches of matrices. Got 1-D tensor.");
  return x.dim() == 0 ? view(x, {}) : transpose(x, -2, -1);
}

Variable& squeeze_(const Variable& x) { return become_view("squeeze_", x, squeeze(x)); }
Variable& squeeze_(const Variable& x, int64_t dim) {
  return become_view("squeeze_", x, squeeze(x, dim));
}
Variable& unsqueeze_(const Variable& x, int64_t dim) {
  return become_view("unsqueeze_", x, unsqueeze(x, dim));
}
Variable& transpose_(const Variable& x, int64_t dim0, int64_t dim1) {
  return become_view("transpose_", x, transpose(x, dim0, dim1));
}
Variable& t_(const Variable& x) { return become_view("t_", x, matrix_transpose("t_", x)); }

Variable& resize_(const Variable& x, IntArrayRef size) {
  check(!x.requires_grad(), "resize_", "cannot resize variables that require grad, got shape ",
        x.sizes(), "; use a new tensor, or detach() it first");
  const Array& old = x.array();
  const int64_t numel = count_elements("resize_", size);
  const auto room = static_cast<int64_t>(old.storage()->nbytes() / element_size(old.dtype()));
  if (numel > room - old.offset()) {
    const Array grown = empty({numel}, old.dtype()).array(),
                kept = old.as_strided({room - old.offset()}, {1}, old.offset());
    kernel::copy(grown.as_strided(kept.sizes(), {1}, 0), kept);
    x.impl()->array = grown.as_strided(size, contiguous_strides(size), 0);
  } else {
    x.impl()->array = old.as_strided(size, contiguous_strides(size), old.offset());
  }
  return const_cast<Variable&>(x);
}

}  // namespace taper
