#include "taper/core/ops/arrange.h"

#include <algorithm>
#include <cmath>

#include "taper/core/graph/inplace.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/strided.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

template <class F>
variable_list each(TensorList tensors, F f) {
  variable_list out;
  for (const Variable& x : tensors) out.push_back(f(x));
  return out;
}

void check_rank(const char* op, const Variable& x, int64_t least) {
  check(x.dim() >= least, op, "Input must be >= ", least, "-d. Got shape ", x.sizes());
}

void check_some(const char* op, TensorList tensors) {
  check_that(!tensors.empty(), op, " expects a non-empty TensorList");
}

/// How many places of a matrix have column - row <= offset, for -rows <= offset <= columns. They
/// may be more than an integer holds.
long double places_below(int64_t rows, int64_t columns, int64_t offset) {
  const int64_t first = std::max<int64_t>(0, -offset);
  const int64_t full = std::clamp(columns - 1 - offset, first, rows);  // from there on whole rows
  const long double growing = full - first;
  return growing * static_cast<long double>(first + full + 2 * offset + 1) / 2 +
         static_cast<long double>(rows - full) * columns;
}

/// Their row and column numbers, or those of the places with column - row >= offset.
Variable triangle(const char* op, int64_t rows, int64_t columns, int64_t offset, bool lower,
                  const TensorOptions& options) {
  check(rows >= 0, op, "row must be non-negative, got", rows);
  check(columns >= 0, op, "col must be non-negative, got", columns);
  const int64_t d = std::clamp(offset, -rows, columns);
  const long double all = static_cast<long double>(rows) * columns;
  const long double wanted = lower        ? places_below(rows, columns, d)
                             : d == -rows ? all
                                          : all - places_below(rows, columns, d - 1);
  constexpr auto kMost = static_cast<long double>(int64_t{1} << 58);
  check(wanted < kMost, op, "there are too many places in a matrix of shape (", rows, ", ", columns,
        "); use smaller sizes");
  const auto n = static_cast<int64_t>(wanted);
  const Array y({2, n}, kLong);
  int64_t *row = y.data<int64_t>(), *column = row + n;
  const int64_t begin = lower ? std::max<int64_t>(0, -d) : 0;
  const int64_t end = n == 0 ? begin : lower ? rows : std::min(rows, columns - d);
  for (int64_t r = begin; r < end; ++r) {
    const int64_t first = lower ? 0 : std::max<int64_t>(0, r + d);
    const int64_t last = lower ? std::min(columns, r + d + 1) : columns;
    for (int64_t c = first; c < last; ++c) *row++ = r, *column++ = c;
  }
  return Variable(kernel::cast(y, options.dtype()), options.requires_grad());
}

}  // namespace

Variable hstack(TensorList tensors) {
  check_some("hstack", tensors);
  const variable_list parts = each(tensors, atleast_1d);
  return cat(parts, parts[0].dim() == 1 ? 0 : 1);
}
Variable vstack(TensorList tensors) {
  check_some("vstack", tensors);
  return cat(each(tensors, atleast_2d), 0);
}
Variable row_stack(TensorList tensors) { return vstack(tensors); }
Variable dstack(TensorList tensors) {
  check_some("dstack", tensors);
  return cat(each(tensors, atleast_3d), 2);
}
Variable column_stack(TensorList tensors) {
  check_some("column_stack", tensors);
  return hstack(each(tensors, [](V x) { return x.dim() <= 1 ? reshape(x, {x.numel(), 1}) : x; }));
}

Variable atleast_1d(const Variable& x) { return x.dim() > 0 ? x : unsqueeze(x, 0); }
Variable atleast_2d(const Variable& x) { return x.dim() > 1 ? x : unsqueeze(atleast_1d(x), 0); }
Variable atleast_3d(const Variable& x) { return x.dim() > 2 ? x : unsqueeze(atleast_2d(x), -1); }

Variable fliplr(const Variable& x) {
  check_rank("fliplr", x, 2);
  return flip(x, 1);
}
Variable flipud(const Variable& x) {
  check_rank("flipud", x, 1);
  return flip(x, 0);
}
Variable rot90(const Variable& x, int64_t k, IntArrayRef dims) {
  check(dims.size() == 2, "rot90",
        "expected total rotation dims == 2, but got dims = ", dims.size());
  check(x.dim() >= 2, "rot90", "expected total dims >= 2, but got total dims = ", x.dim());
  check(dims[0] != dims[1] && std::abs(dims[0] - dims[1]) != x.dim(), "rot90",
        "expected rotation dims to be different, but got dim0 = ", dims[0],
        " and dim1 = ", dims[1]);
  const int64_t a = normalize_axis("rot90", dims[0], x.dim());
  const int64_t b = normalize_axis("rot90", dims[1], x.dim());
  switch ((k % 4 + 4) % 4) {
    case 1:
      return transpose(flip(x, b), a, b);
    case 2:
      return flip(x, {a, b});
    case 3:
      return transpose(flip(x, a), a, b);
    default:
      return clone(x);
  }
}

Variable repeat_interleave(const Variable& repeats, std::optional<int64_t> output_size) {
  check_that(repeats.dim() == 1, "repeat_interleave only accept 1D vector as repeat, got shape ",
             repeats.sizes());
  check(is_integral(repeats.dtype()), "repeat_interleave", "not implemented for '", repeats.dtype(),
        "', expected numbers of repeats as Long or Int");
  const Variable counts = repeats.to(kLong).contiguous();
  const auto* const count = counts.data_ptr<int64_t>();
  int64_t total = 0;
  for (int64_t i = 0; i < counts.numel(); ++i) {
    check(count[i] >= 0, "repeat_interleave", "repeats can not be negative, got ", count[i]);
    check(!__builtin_add_overflow(total, count[i], &total), "repeat_interleave",
          "the number of elements overflows 64 bits, got repeats of ", count[i]);
  }
  check(!output_size || *output_size == total, "repeat_interleave",
        "allocated size does not match required size, got ", output_size.value_or(0), ", expected ",
        total);
  const Variable numbers = empty({total}, kLong);
  auto* number = numbers.data_ptr<int64_t>();
  for (int64_t i = 0; i < counts.numel(); ++i) number = std::fill_n(number, count[i], i);
  return numbers.to(repeats.dtype());
}
Variable repeat_interleave(const Variable& x, const Variable& repeats, std::optional<int64_t> dim,
                           std::optional<int64_t> output_size) {
  const Variable in = dim ? x : flatten(x);
  const int64_t axis = normalize_axis("repeat_interleave", dim.value_or(0), in.dim());
  const int64_t n = in.dim() == 0 ? 1 : in.size(axis);
  check(repeats.dim() <= 1, "repeat_interleave",
        "repeats must be 0-dim or 1-dim tensor, got shape ", repeats.sizes());
  check(repeats.numel() == 1 || repeats.numel() == n, "repeat_interleave",
        "repeats must have the same size as input along dim, got ", repeats.numel(), ", expected ",
        n);
  return index_select(in, axis,
                      repeat_interleave(expand(reshape(repeats, {-1}), {n}), output_size));
}
Variable repeat_interleave(const Variable& x, int64_t repeats, std::optional<int64_t> dim,
                           std::optional<int64_t> output_size) {
  return repeat_interleave(x, tensor({repeats}), dim, output_size);
}

variable_list meshgrid(TensorList tensors, std::string_view indexing) {
  check_some("meshgrid", tensors);
  check(indexing == "ij" || indexing == "xy", "torch.meshgrid",
        "indexing must be one of \"xy\" or \"ij\", but received: ", std::string(indexing));
  const bool exchanged = indexing == "xy" && tensors.size() >= 2;
  Dims grid;
  for (const Variable& x : tensors) {
    check(x.dim() <= 1, "torch.meshgrid",
          "Expected 0D or 1D tensor in the tensor list but got: shape ", x.sizes());
    check_that(x.dtype() == tensors[0].dtype(),
               "meshgrid expects all tensors to have the same dtype, got ", x.dtype(), " and ",
               tensors[0].dtype());
    grid.push_back(x.numel());
  }
  variable_list out;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    Dims sizes(grid.size(), 1);
    sizes[i] = grid[i];
    const Variable y = expand(view(tensors[i], sizes), grid);
    out.push_back(exchanged ? transpose(y, 0, 1) : y);
  }
  return out;
}

// y_..,i,i+offset = x_..,i, 0 elsewhere;  dL/dx = the diagonal of g
Variable diag_embed(const Variable& x, int64_t offset, int64_t dim1, int64_t dim2) {
  const int64_t a = normalize_axis("diag_embed", dim1, x.dim() + 1);
  const int64_t b = normalize_axis("diag_embed", dim2, x.dim() + 1);
  check(a != b, "diag_embed", "diagonal dimensions cannot be identical ", dim1, ", ", dim2);
  const int64_t n = x.size(-1) + std::abs(offset);
  Dims sizes(x.sizes());
  sizes.erase(sizes.size() - 1);
  sizes.insert(static_cast<std::size_t>(std::min(a, b)), n);
  sizes.insert(static_cast<std::size_t>(std::max(a, b)), n);
  Variable y = unrecorded("diag_embed", zeros(sizes, x.dtype()).array());
  diagonal(y, offset, a, b).copy_(x);
  return y;
}

Variable tril_indices(int64_t row, int64_t col, int64_t offset, const TensorOptions& options) {
  return triangle("tril_indices", row, col, offset, /*lower=*/true, options);
}
Variable triu_indices(int64_t row, int64_t col, int64_t offset, const TensorOptions& options) {
  return triangle("triu_indices", row, col, offset, /*lower=*/false, options);
}

// y = x's memory at offset + i . stride;  dL/dx = the sum of g at the places where x is seen
Variable as_strided(const Variable& x, IntArrayRef size, IntArrayRef stride,
                    std::optional<int64_t> storage_offset) {
  const int64_t offset = storage_offset.value_or(x.storage_offset());
  const int64_t end = detail::extent("as_strided", size, stride, offset);
  const std::size_t bytes = static_cast<std::size_t>(end) * element_size(x.dtype());
  const std::size_t room = x.array().storage()->nbytes();
  check(bytes <= room, "setStorage", "sizes ", size, ", strides ", stride, ", storage offset ",
        offset, ", and itemsize ", element_size(x.dtype()), " requiring a storage size of ", bytes,
        " are out of bounds for storage of size ", room);
  const Array y = x.array().as_strided(Dims(size), Dims(stride), offset);
  return window("as_strided", x, y, x.array(), y);
}

// y_..,k,..,j = x_..,k step + j,..;  dL/dx = the sum of g over the windows
Variable unfold(const Variable& x, int64_t dimension, int64_t size, int64_t step) {
  const auto axis = static_cast<std::size_t>(normalize_axis("unfold", dimension, x.dim()));
  const int64_t n = x.dim() == 0 ? 1 : x.sizes()[axis];
  check(size >= 0, "unfold", "size is ", size, " but must be >= 0");
  check(size <= n, "unfold", "maximum size for tensor at dimension ", axis, " is ", n,
        " but size is ", size);
  check(step > 0, "unfold", "step is ", step, " but must be > 0");
  return window("unfold", x, [=](const Array& a) {
    Dims sizes(a.sizes()), strides(a.strides());
    sizes.push_back(size);
    strides.push_back(sizes.size() == 1 ? 1 : strides[axis]);
    if (sizes.size() > 1) {
      sizes[axis] = (n - size) / step + 1;
      if (sizes[axis] > 1) strides[axis] *= step;
    }
    return a.as_strided(sizes, strides, a.offset());
  });
}

Variable& as_strided_(const Variable& x, IntArrayRef size, IntArrayRef stride,
                      std::optional<int64_t> storage_offset) {
  return become_view("as_strided_", x, as_strided(x, size, stride, storage_offset));
}

}  // namespace taper
