#include "taper/core/ops/slice.h"

#include <algorithm>

#include "taper/core/graph/record_parts.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/strided.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

constexpr int64_t kMostChunks = int64_t{1} << 24;

Array selected(const Array& x, std::size_t axis, int64_t i) {
  Dims sizes(x.sizes()), strides(x.strides());
  sizes.erase(axis);
  strides.erase(axis);
  return x.as_strided(sizes, strides, x.offset() + i * x.strides()[axis]);
}

// y_i = one of the parts of x that follow each other along an axis;  dL/dx = all g_i, joined
variable_list cut(const char* name, const Variable& x, int64_t dim, IntArrayRef lengths) {
  const auto axis = static_cast<std::size_t>(dim);
  std::vector<Array> parts;
  Dims sizes(x.sizes());
  int64_t start = 0;
  for (const int64_t length : lengths) {
    sizes[axis] = length;
    parts.push_back(
        x.array().as_strided(sizes, x.strides(), x.array().offset() + start * x.strides()[axis]));
    start += length;
  }
  return record_parts(name, x, parts, [dim](TensorList g) { return cat(g, dim); });
}

}  // namespace

// y = x[index] on one axis;  dL/dx = g there, 0 elsewhere
Variable select(const Variable& x, int64_t dim, int64_t index) {
  check_that(x.dim() > 0, "select() cannot be applied to a 0-dim tensor.");
  const auto at = static_cast<std::size_t>(normalize_axis("select", dim, x.dim()));
  const int64_t n = x.sizes()[at];
  check_that(index >= -n && index < n, "select(): index ", index,
             " out of range for tensor of size ", x.sizes(), " at dimension ", at);
  const int64_t i = index < 0 ? index + n : index;
  return window("select", x, [at, i](const Array& a) { return selected(a, at, i); });
}

Variable narrow(const Variable& x, int64_t dim, int64_t start, int64_t length) {
  check_that(x.dim() > 0, "narrow() cannot be applied to a 0-dim tensor.");
  dim = normalize_axis("narrow", dim, x.dim());
  const int64_t n = x.size(dim);
  const int64_t from = start == n ? n : normalize_axis("narrow", start, n);
  check(length >= 0 && from <= n - length, "narrow", "start (", from, ") + length (", length,
        ") exceeds dimension size (", n, "). Got shape ", x.sizes());
  return slice(x, dim, from, from + length);
}

// y = x[start:end:step];  dL/dx = g at those places, 0 elsewhere
Variable slice(const Variable& x, int64_t dim, std::optional<int64_t> start,
               std::optional<int64_t> end, int64_t step) {
  check(step > 0, "slice", "slice step must be positive, got ", step,
        "; use flip() to go backward");
  check_that(x.dim() > 0, "slice() cannot be applied to a 0-dim tensor.");
  const auto axis = static_cast<std::size_t>(normalize_axis("slice", dim, x.dim()));
  const int64_t n = x.sizes()[axis];
  const auto clamp = [n](int64_t i, int64_t low) {
    return std::clamp<int64_t>(i < 0 ? i + n : i, low, n);
  };
  const int64_t from = clamp(start.value_or(0), 0), to = clamp(end.value_or(n), from);
  return window("slice", x, [axis, from, to, step](const Array& a) {
    Dims sizes(a.sizes()), strides(a.strides());
    sizes[axis] = (to - from) / step + ((to - from) % step != 0);
    if (sizes[axis] > 1) strides[axis] *= step;
    return a.as_strided(sizes, strides, a.offset() + from * a.strides()[axis]);
  });
}

// y_..i = x_i,i+offset on two axes;  dL/dx = g there, 0 elsewhere
Variable diagonal(const Variable& x, int64_t offset, int64_t dim1, int64_t dim2) {
  const auto a = static_cast<std::size_t>(normalize_existing_axis("diagonal", dim1, x.dim()));
  const auto b = static_cast<std::size_t>(normalize_axis("diagonal", dim2, x.dim()));
  check(a != b, "diagonal", "diagonal dimensions cannot be identical ", dim1, ", ", dim2);
  offset = std::clamp(offset, -x.sizes()[a], x.sizes()[b]);  // beyond, there are no elements, too
  const int64_t down = std::max<int64_t>(-offset, 0), right = std::max<int64_t>(offset, 0);
  const int64_t n = std::max<int64_t>(std::min(x.sizes()[a] - down, x.sizes()[b] - right), 0);
  return window("diagonal", x, [=](const Array& array) {
    Dims sizes(array.sizes()), strides(array.strides());
    const int64_t start = n == 0 ? 0 : down * strides[a] + right * strides[b];
    sizes.push_back(n);
    strides.push_back(strides[a] + strides[b]);
    for (const std::size_t axis : {std::max(a, b), std::min(a, b)}) {
      sizes.erase(axis);
      strides.erase(axis);
    }
    return array.as_strided(sizes, strides, array.offset() + start);
  });
}

// y_i = x[i] on one axis;  dL/dx = all g_i, stacked
variable_list unbind(const Variable& x, int64_t dim) {
  dim = normalize_existing_axis("unbind", dim, x.dim());
  std::vector<Array> parts;
  for (int64_t i = 0; i < x.size(dim); ++i)
    parts.push_back(selected(x.array(), static_cast<std::size_t>(dim), i));
  return record_parts("unbind", x, parts, [dim](TensorList g) { return stack(g, dim); });
}

variable_list chunk(const Variable& x, int64_t chunks, int64_t dim) {
  check_that(x.dim() > 0, "chunk expects at least a 1-dimensional tensor");
  check_that(chunks > 0, "chunk expects `chunks` to be greater than 0, got: ", chunks);
  const int64_t n = x.size(normalize_axis("chunk", dim, x.dim()));
  if (n > 0) return split(x, n / chunks + (n % chunks != 0), dim);
  check(chunks <= kMostChunks, "chunk", "an axis without elements is cut into at most ",
        kMostChunks, " chunks, got ", chunks);
  return split(x, Dims(static_cast<std::size_t>(chunks), 0), dim);
}

variable_list split(const Variable& x, int64_t split_size, int64_t dim) {
  check_that(x.dim() > 0, "split expects at least a 1-dimensional tensor");
  check_that(split_size >= 0,
             "split expects split_size be non-negative, but got split_size=", split_size);
  dim = normalize_axis("split", dim, x.dim());
  const int64_t n = x.size(dim);
  check(split_size > 0 || n == 0, "split",
        "split_size can only be 0 if dimension size is 0, but got dimension size of ", n);
  if (n == 0) return cut("split", x, dim, 0);
  std::vector<int64_t> lengths;
  for (int64_t left = n; left > 0; left -= lengths.back())
    lengths.push_back(std::min(split_size, left));
  return cut("split", x, dim, lengths);
}

variable_list split(const Variable& x, IntArrayRef split_sizes, int64_t dim) {
  check_that(x.dim() > 0, "split expects at least a 1-dimensional tensor");
  dim = normalize_axis("split_with_sizes", dim, x.dim());
  const int64_t n = x.size(dim);
  int64_t left = n;
  for (const int64_t size : split_sizes) {
    check_that(size >= 0,
               "split_with_sizes expects split_sizes have only non-negative entries, but got "
               "split_sizes=",
               split_sizes);
    left = size > left ? -1 : left - size;
  }
  check_that(left == 0, "split_with_sizes expects split_sizes to sum exactly to ", n,
             " (input tensor's size at dimension ", dim, "), but got split_sizes=", split_sizes);
  return cut("split_with_sizes", x, dim, split_sizes);
}

variable_list split_with_sizes(const Variable& x, IntArrayRef split_sizes, int64_t dim) {
  return split(x, split_sizes, dim);
}

}  // namespace taper
