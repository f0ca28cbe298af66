#include "taper/core/kernels/patches.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"

namespace taper::kernel {
namespace {

Dims padded_sizes(IntArrayRef sizes, const Window& window) {
  Dims out = sizes;
  for (std::size_t i = 2; i < out.size(); ++i) out[i] += 2 * window.padding[i - 2];
  return out;
}

/// Of padded images the part that is no padding.
Array inside(const Array& padded, IntArrayRef sizes, const Window& window) {
  int64_t offset = padded.offset();
  for (std::size_t i = 2; i < sizes.size(); ++i)
    offset += window.padding[i - 2] * padded.strides()[i];
  return padded.as_strided(sizes, padded.strides(), offset);
}

Array padded(const Array& x, const Window& window) {
  const Dims sizes = padded_sizes(x.sizes(), window);
  if (sizes == x.sizes()) return x;
  const Array out = full(sizes, 0, x.dtype());
  copy(inside(out, x.sizes(), window), x);
  return out;
}

/// The patches of padded images.
Array seen(const Array& x, IntArrayRef kernel, IntArrayRef out, const Window& window) {
  Dims sizes{x.size(1)}, strides{x.strides()[1]};
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    sizes.push_back(kernel[i]);
    strides.push_back(window.dilation[i] * x.strides()[i + 2]);
  }
  sizes.push_back(x.size(0));
  strides.push_back(x.strides()[0]);
  for (std::size_t i = 0; i < out.size(); ++i) {
    sizes.push_back(out[i]);
    strides.push_back(window.stride[i] * x.strides()[i + 2]);
  }
  return x.as_strided(sizes, strides, x.offset());
}

/// Of patches (c, kernel..., n, places...) those at one place in the kernel, which do not overlap.
Array at_place(const Array& all, int64_t place, std::size_t axes) {
  Dims sizes = all.sizes(), strides = all.strides();
  int64_t offset = all.offset();
  for (std::size_t i = axes; i > 0; --i) {
    const int64_t size = sizes[i];
    offset += place % size * strides[i];
    place /= size;
    sizes.erase(i);
    strides.erase(i);
  }
  return all.as_strided(sizes, strides, offset);
}

/// x with axis `from` moved to `to`.
Array moved(const Array& x, std::size_t from, std::size_t to) {
  Dims sizes = x.sizes(), strides = x.strides();
  sizes.erase(from);
  strides.erase(from);
  sizes.insert(to, x.sizes()[from]);
  strides.insert(to, x.strides()[from]);
  return x.as_strided(sizes, strides, x.offset());
}

}  // namespace

Dims places(IntArrayRef sizes, IntArrayRef kernel, const Window& window) {
  Dims out;
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    const int64_t reach = window.dilation[i] * (kernel[i] - 1) + 1;
    const int64_t room = sizes[i + 2] + 2 * window.padding[i] - reach;
    out.push_back(room < 0 ? 0 : room / window.stride[i] + 1);
  }
  return out;
}

int64_t product(IntArrayRef sizes) {
  int64_t n = 1;
  for (const int64_t size : sizes) n *= size;
  return n;
}

Array part(const Array& x, int64_t begin, int64_t count) {
  Dims sizes = x.sizes();
  sizes[0] = count;
  return x.as_strided(sizes, x.strides(), x.offset() + begin * x.strides()[0]);
}

Array patches(const Array& x, IntArrayRef kernel, IntArrayRef out, const Window& window) {
  return seen(padded(x, window), kernel, out, window);
}

Array sum_patches(const Array& patches, IntArrayRef sizes, const Window& window) {
  const std::size_t axes = sizes.size() - 2;
  const IntArrayRef all = patches.sizes(), kernel = all.slice(1, axes);
  const Array sums = full(padded_sizes(sizes, window), 0, patches.dtype());
  const Array to = seen(sums, kernel, all.slice(axes + 2), window);
  for (int64_t place = 0; place < product(kernel); ++place)
    add_into(at_place(to, place, axes), at_place(patches, place, axes));
  return inside(sums, sizes, window);
}

Array im2col(const Array& x, IntArrayRef kernel, const Window& window) {
  const Dims out = places(x.sizes(), kernel, window);
  const Array rows = contiguous(moved(patches(x, kernel, out, window), kernel.size() + 1, 0));
  return rows.as_strided(GeometryRef(Dims{x.size(0), x.size(1) * product(kernel), product(out)}),
                         rows.offset());
}

Array col2im(const Array& columns, IntArrayRef sizes, IntArrayRef kernel, const Window& window) {
  if (is_narrow(columns.dtype()))
    return cast(col2im(wide(columns), sizes, kernel, window), columns.dtype());
  const Array rows = contiguous(columns);
  Dims apart{sizes[0], sizes[1]};
  for (const int64_t size : kernel) apart.push_back(size);
  for (const int64_t size : places(sizes, kernel, window)) apart.push_back(size);
  const Array split = rows.as_strided(GeometryRef(apart), rows.offset());
  return contiguous(sum_patches(moved(split, 0, kernel.size() + 1), sizes, window));
}

}  // namespace taper::kernel
