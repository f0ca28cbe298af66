#include "taper/core/ops/join.h"

#include <cstdlib>

#include "taper/core/graph/inplace.h"
#include "taper/core/graph/record.h"
#include "taper/core/graph/record_list.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/join.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// Vectors without elements fit to everything: they add nothing.
bool is_skipped(const Variable& x) { return x.dim() == 1 && x.numel() == 0; }

/// The axis along which tensors like `x` are joined; for empty vectors any will do.
int64_t part_axis(const Variable& x, int64_t dim) {
  return is_skipped(x) ? 0 : normalize_axis("cat", dim, x.dim());
}

/// Throws unless the tensors agree in all sizes but that of `dim` with the first that counts,
/// which it returns.
const Variable& check_parts(TensorList xs, int64_t dim) {
  check_that(!xs.empty(), "torch.cat(): expected a non-empty list of Tensors");
  const Variable* first = &xs[0];
  for (const Variable& x : xs)
    if (is_skipped(*first)) first = &x;
  const auto axis = static_cast<std::size_t>(part_axis(*first, dim));
  for (std::size_t i = 0; i < xs.size(); ++i) {
    check(xs[i].dim() > 0, "cat", "zero-dimensional tensor (at position ", i,
          ") cannot be concatenated; use stack()");
    if (is_skipped(xs[i])) continue;
    check(xs[i].dim() == first->dim(), "cat", "Tensors must have same number of dimensions: got ",
          first->dim(), " and ", xs[i].dim(), ", for shapes ", first->sizes(), " and ",
          xs[i].sizes());
    for (std::size_t k = 0; k < xs[i].sizes().size(); ++k)
      check(k == axis || xs[i].sizes()[k] == first->sizes()[k], "cat",
            "Sizes of tensors must match except in dimension ", axis, ". Expected size ",
            first->sizes()[k], " but got size ", xs[i].sizes()[k], " for tensor number ", i,
            " in the list. Got shapes ", first->sizes(), " and ", xs[i].sizes());
  }
  return *first;
}

Variable repeated(const char* op, const Variable& x, IntArrayRef repeats) {
  check(repeats.size() >= x.sizes().size(), op,
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of "
        "tensor, got ",
        repeats, " for shape ", x.sizes());
  Dims with_ones, spread, sizes;
  const std::size_t lead = repeats.size() - x.sizes().size();
  for (std::size_t i = 0; i < repeats.size(); ++i) {
    const int64_t n = i < lead ? 1 : x.sizes()[i - lead];
    for (const int64_t size : {int64_t{1}, n}) with_ones.push_back(size);
    for (const int64_t size : {repeats[i], n}) spread.push_back(size);
    int64_t size = 0;
    check(!__builtin_mul_overflow(repeats[i], n, &size), op,
          "the element count overflows 64 bits, got repeats ", repeats, " for shape ", x.sizes());
    sizes.push_back(size);
  }
  count_elements(op, sizes);  // throws for negative ones
  return reshape(clone(expand(reshape(x, with_ones), spread), MemoryFormat::Contiguous), sizes);
}

}  // namespace

// y = [x_0, x_1, ...];  dL/dx_i = g at the place of x_i
Variable cat(TensorList tensors, int64_t dim) {
  const Variable& first = check_parts(tensors, dim);
  dim = part_axis(first, dim);
  ScalarType dtype = tensors[0].dtype();
  for (const Variable& x : tensors) dtype = promote_types(dtype, x.dtype());
  std::vector<Array> parts;
  std::vector<Dims> shapes;
  std::vector<int64_t> starts{0};
  for (const Variable& x : tensors) {
    const bool counts = !is_skipped(x) || is_skipped(first);
    if (counts) parts.push_back(kernel::cast(x.array(), dtype));
    shapes.push_back(x.sizes());
    starts.push_back(starts.back() + (counts ? x.size(dim) : 0));
  }
  return record_list("cat", kernel::cat(parts, dim), tensors,
                     [dim, starts, shapes](V g, std::size_t i) {
                       const Variable part = narrow(g, dim, starts[i], starts[i + 1] - starts[i]);
                       return part.numel() > 0 ? part : reshape(part, shapes[i]);
                     });
}

Variable concat(TensorList tensors, int64_t dim) { return cat(tensors, dim); }

Variable stack(TensorList tensors, int64_t dim) {
  check_that(!tensors.empty(), "stack expects a non-empty TensorList");
  variable_list slices;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    check_that(tensors[i].sizes() == tensors[0].sizes(),
               "stack expects each tensor to be equal size, but got ", tensors[0].sizes(),
               " at entry 0 and ", tensors[i].sizes(), " at entry ", i);
    slices.push_back(unsqueeze(tensors[i], dim));
  }
  return cat(slices, normalize_axis("stack", dim, tensors[0].dim() + 1));
}

Variable repeat(const Variable& x, IntArrayRef repeats) { return repeated("repeat", x, repeats); }

Variable tile(const Variable& x, IntArrayRef dims) {
  Dims repeats(dims);
  while (repeats.size() < x.sizes().size()) repeats.insert(0, 1);
  return repeated("tile", x, repeats);
}

// y = x backward along axes;  dL/dx = g backward along them
Variable flip(const Variable& x, IntArrayRef dims) {
  if (dims.empty()) return clone(x);
  const Dims axes = normalize_axes("flip", dims, x.dim());
  return record("flip", kernel::flip(x.array(), axes),
                wrt(x, [axes](V g) { return flip(g, axes); }));
}

Variable roll(const Variable& x, IntArrayRef shifts, IntArrayRef dims) {
  check(!shifts.empty(), "roll", "`shifts` required");
  if (dims.empty() && shifts.size() == 1) return view(roll(reshape(x, {-1}), shifts, 0), x.sizes());
  check(shifts.size() == dims.size(), "roll",
        "shifts and dimensions must align. shifts: ", shifts.size(), ", dims:", dims.size());
  if (x.numel() == 0) return clone(x);
  Variable y = x;
  for (std::size_t i = 0; i < dims.size(); ++i) {
    const int64_t dim = normalize_existing_axis("roll", dims[i], x.dim()), n = x.size(dim);
    const int64_t start = (n - shifts[i] % n) % n;
    y = cat({narrow(y, dim, start, n - start), narrow(y, dim, 0, start)}, dim);
  }
  return y;
}

// y_ij = x_ij for j <= i + k, else 0;  dL/dx = g there, else 0
Variable tril(const Variable& x, int64_t diagonal) {
  normalize_existing_axis("tril", -2, x.dim());  // throws for fewer than two
  return record("tril", kernel::triangle(x.array(), diagonal, true),
                wrt(x, [diagonal](V g) { return tril(g, diagonal); }));
}

// y_ij = x_ij for j >= i + k, else 0;  dL/dx = g there, else 0
Variable triu(const Variable& x, int64_t diagonal) {
  normalize_existing_axis("triu", -2, x.dim());
  return record("triu", kernel::triangle(x.array(), diagonal, false),
                wrt(x, [diagonal](V g) { return triu(g, diagonal); }));
}

// y_i,i+k = x_i, else 0;  dL/dx_i = g_i,i+k
Variable diag(const Variable& x, int64_t diagonal) {
  check(x.dim() == 1 || x.dim() == 2, "diag", "matrix or a vector expected, got shape ", x.sizes());
  if (x.dim() == 2) return clone(taper::diagonal(x, diagonal));
  int64_t n = 0;
  const bool fits = diagonal < 0 ? !__builtin_sub_overflow(x.size(0), diagonal, &n)
                                 : !__builtin_add_overflow(x.size(0), diagonal, &n);
  check(fits, "diag", "the size of the matrix overflows 64 bits, got diagonal ", diagonal);
  const Variable y = zeros({n, n}, x.dtype());
  kernel::copy(taper::diagonal(y, diagonal).array(), x.array());
  return record("diag", y.array(), wrt(x, [diagonal](V g) { return diag(g, diagonal); }));
}

Variable& tril_(const Variable& x, int64_t diagonal) {
  return in_place("tril_", x, [=](V x) { return tril(x, diagonal); });
}
Variable& triu_(const Variable& x, int64_t diagonal) {
  return in_place("triu_", x, [=](V x) { return triu(x, diagonal); });
}

}  // namespace taper
