#include "taper/core/kernels/join.h"

#include <algorithm>
#include <cstring>

#include "taper/core/kernels/copy.h"

namespace taper::kernel {

Array cat(ArrayRef<Array> parts, int64_t axis) {
  const auto at = static_cast<std::size_t>(axis);
  Dims sizes = parts[0].sizes();
  sizes[at] = 0;
  for (const Array& part : parts) sizes[at] += part.sizes()[at];
  Array y(sizes, parts[0].dtype());
  int64_t offset = 0;
  for (const Array& part : parts) {
    copy(y.as_strided(part.sizes(), y.strides(), offset), part);
    offset += part.sizes()[at] * y.strides()[at];
  }
  return y;
}

Array flip(const Array& x, IntArrayRef axes) {
  const Array y(x.dtype(), x.dense_geometry());
  Dims strides = x.strides();
  int64_t offset = x.offset();
  for (const int64_t axis : axes) {
    int64_t& step = strides[static_cast<std::size_t>(axis)];
    offset += (x.size(axis) - 1) * step;
    step = -step;
  }
  copy(y, x.as_strided(x.sizes(), strides, offset));
  return y;
}

Array triangle(const Array& x, int64_t diagonal, bool lower) {
  Array y = clone(x, MemoryFormat::Contiguous);
  if (y.numel() == 0) return y;
  const int64_t columns = y.sizes().back(), rows = y.size(y.dim() - 2);
  const int64_t shift = std::clamp(diagonal, -rows, columns) + (lower ? 1 : 0);
  const std::size_t width = element_size(y.dtype());
  auto* row = static_cast<std::byte*>(y.raw());
  for (int64_t r = 0; r < y.numel() / columns; ++r) {
    const int64_t start = r % rows + shift;
    const auto split = static_cast<std::size_t>(std::clamp<int64_t>(start, 0, columns));
    const auto n = static_cast<std::size_t>(columns);
    if (lower)
      std::memset(row + split * width, 0, (n - split) * width);
    else
      std::memset(row, 0, split * width);
    row += n * width;
  }
  return y;
}

}  // namespace taper::kernel
