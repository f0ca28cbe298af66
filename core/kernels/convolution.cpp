#include "taper/core/kernels/convolution.h"

#include <algorithm>

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/matmul.h"
#include "taper/core/kernels/onednn_convolution.h"
#include "taper/core/kernels/patches.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"

/// Where oneDNN does not compute it: the patches that the filters see, side by side as the columns
/// of one matrix, times the filters as its rows (Chellapilla, Puri and Simard 2006).
namespace taper::kernel {
namespace {

Array reshaped(const Array& x, IntArrayRef sizes) {
  const Array rows = contiguous(x);
  return rows.as_strided(GeometryRef(sizes), rows.offset());
}

Array transposed(const Array& x, std::size_t a, std::size_t b) {
  Dims sizes = x.sizes(), strides = x.strides();
  std::swap(sizes[a], sizes[b]);
  std::swap(strides[a], strides[b]);
  return x.as_strided(sizes, strides, x.offset());
}

IntArrayRef spatial(IntArrayRef sizes) { return sizes.slice(2); }

/// Patches, filters and results as stacks of matrices, one for each group: (groups, c / groups
/// kernel, n out), (groups, o / groups, c / groups kernel) and (groups, o / groups, n out).
struct Matrices {
  const Window& window;
  int64_t filters, reach, places;

  Matrices(IntArrayRef x, IntArrayRef w, IntArrayRef y, const Window& how)
      : window(how),
        filters(w[0] / how.groups),
        reach(x[1] / how.groups * product(spatial(w))),
        places(x[0] * product(spatial(y))) {}

  Array of_images(const Array& x, IntArrayRef w, IntArrayRef y) const {
    return reshaped(patches(x, spatial(w), spatial(y), window), {window.groups, reach, places});
  }
  Array of_filters(const Array& w) const { return reshaped(w, {window.groups, filters, reach}); }
  Array of_results(const Array& y) const {
    return reshaped(transposed(y, 0, 1), {window.groups, filters, places});
  }
};

void add_bias(const Array& y, const Array& bias) {
  Dims strides(y.sizes().size(), 0);
  strides[1] = bias.strides()[0];
  add_into(y, bias.as_strided(y.sizes(), strides, bias.offset()));
}

/// Elements of the patches that are made at once: 1 MB stays in a processor's cache.
constexpr int64_t kMostInPatches = int64_t{1} << 18;

/// oneDNN computes gradients of sixteen channels, however few there are.
bool has_few_channels(IntArrayRef x, const Window& window) {
  return x[1] <= 3 && window.groups == 1;
}

/// Fills the images x with what g sends back to them.
void set_input(const Array& g, const Array& w, const Window& window, const Array& x) {
  const Matrices m(x.sizes(), w.sizes(), g.sizes(), window);
  const Array product = matmul(transposed(m.of_filters(w), 1, 2), m.of_results(g), g.dtype());
  Dims apart{x.size(1)};  // (c, kernel..., n, out...)
  for (const int64_t size : spatial(w.sizes())) apart.push_back(size);
  apart.push_back(x.size(0));
  for (const int64_t size : spatial(g.sizes())) apart.push_back(size);
  copy(x, sum_patches(reshaped(product, apart), x.sizes(), window));
}

}  // namespace

Dims convolution_sizes(IntArrayRef x, IntArrayRef w, const Window& window) {
  Dims out{x[0], w[0]};
  for (const int64_t count : places(x, spatial(w), window)) out.push_back(count);
  return out;
}

Array convolution(const Array& x, const Array& w, const Array& bias, const Window& window) {
  if (is_narrow(x.dtype()))
    return cast(convolution(wide(x), wide(w), wide(bias), window), x.dtype());
  const Dims sizes = convolution_sizes(x.sizes(), w.sizes(), window);
  const Array y(sizes, x.dtype());
  if (onednn_convolution(x, w, bias, window, y)) return y;
  const Matrices m(x.sizes(), w.sizes(), sizes, window);
  const Array product = matmul(m.of_filters(w), m.of_images(x, w.sizes(), sizes), x.dtype());
  Dims apart = sizes;  // (o, n, out...)
  std::swap(apart[0], apart[1]);
  copy(y, transposed(reshaped(product, apart), 0, 1));
  if (bias.defined()) add_bias(y, bias);
  return y;
}

Array convolution_input(const Array& g, const Array& w, IntArrayRef sizes, const Window& window) {
  if (is_narrow(g.dtype()))
    return cast(convolution_input(wide(g), wide(w), sizes, window), g.dtype());
  const Array x(sizes, g.dtype());
  if (!has_few_channels(sizes, window) && onednn_convolution_backward(g, {}, w, window, x, {}))
    return x;
  const int64_t patch = x.size(1) * product(spatial(w.sizes())) * product(spatial(g.sizes()));
  const int64_t count = std::max<int64_t>(1, kMostInPatches / std::max<int64_t>(1, patch));
  parallel_for((x.size(0) + count - 1) / count, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin * count; i < std::min(end * count, x.size(0)); i += count) {
      const int64_t n = std::min(count, x.size(0) - i);
      set_input(part(g, i, n), w, window, part(x, i, n));
    }
  });
  return x;
}

Array convolution_weight(const Array& g, const Array& x, IntArrayRef sizes, const Window& window) {
  if (is_narrow(g.dtype()))
    return cast(convolution_weight(wide(g), wide(x), sizes, window), g.dtype());
  const Array w(sizes, g.dtype());
  if (onednn_convolution_backward(g, x, {}, window, {}, w)) return w;
  const Matrices m(x.sizes(), sizes, g.sizes(), window);
  const Array images = m.of_images(x, sizes, g.sizes());
  return reshaped(matmul(m.of_results(g), transposed(images, 1, 2), g.dtype()), sizes);
}

std::array<Array, 2> convolution_backward(const Array& g, const Array& x, const Array& w,
                                          const Window& window) {
  if (g.dtype() == kFloat && !has_few_channels(x.sizes(), window)) {
    const Array of_x(x.sizes(), kFloat), of_w(w.sizes(), kFloat);
    if (onednn_convolution_backward(g, x, w, window, of_x, of_w)) return {of_x, of_w};
  }
  return {convolution_input(g, w, x.sizes(), window), convolution_weight(g, x, w.sizes(), window)};
}

}  // namespace taper::kernel
