#include "taper/core/kernels/convolution.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/matmul.h"
#include "taper/core/kernels/onednn_convolution.h"
#include "taper/core/kernels/xt.h"

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

int64_t product(IntArrayRef sizes) {
  int64_t n = 1;
  for (const int64_t size : sizes) n *= size;
  return n;
}

IntArrayRef spatial(IntArrayRef sizes) { return sizes.slice(2); }

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

/// The patches of padded images as a view (c, kernel..., n, out...).
Array patches(const Array& x, IntArrayRef kernel, IntArrayRef out, const Window& window) {
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
    const Array all = patches(padded(x, window), spatial(w), spatial(y), window);
    return reshaped(all, {window.groups, reach, places});
  }
  Array of_filters(const Array& w) const { return reshaped(w, {window.groups, filters, reach}); }
  Array of_results(const Array& y) const {
    return reshaped(transposed(y, 0, 1), {window.groups, filters, places});
  }
};

/// Adds up patches (c, kernel..., n, out...), which overlap; those of one place in the kernel do
/// not.
void add_patches(const Array& to, const Array& from, std::size_t axes) {
  const IntArrayRef kernel = IntArrayRef(to.sizes()).slice(1, axes);
  const auto of_place = [&](const Array& all, int64_t place) {
    Dims sizes = all.sizes(), strides = all.strides();
    int64_t offset = all.offset();
    for (std::size_t i = axes; i > 0; place /= kernel[--i]) {
      offset += place % kernel[i - 1] * strides[i];
      sizes.erase(i);
      strides.erase(i);
    }
    return all.as_strided(sizes, strides, offset);
  };
  for (int64_t place = 0; place < product(kernel); ++place)
    add_into(of_place(to, place), of_place(from, place));
}

void add_bias(const Array& y, const Array& bias) {
  Dims strides(y.sizes().size(), 0);
  strides[1] = bias.strides()[0];
  add_into(y, bias.as_strided(y.sizes(), strides, bias.offset()));
}

}  // namespace

Dims convolution_sizes(IntArrayRef x, IntArrayRef w, const Window& window) {
  Dims out{x[0], w[0]};
  for (std::size_t i = 0; i + 2 < x.size(); ++i) {
    const int64_t reach = window.dilation[i] * (w[i + 2] - 1) + 1;
    out.push_back((x[i + 2] + 2 * window.padding[i] - reach) / window.stride[i] + 1);
  }
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
  if (onednn_convolution_input(g, w, window, x)) return x;
  const Matrices m(sizes, w.sizes(), g.sizes(), window);
  const Array product = matmul(transposed(m.of_filters(w), 1, 2), m.of_results(g), g.dtype());
  const Array sums = full(padded_sizes(sizes, window), 0, g.dtype());
  const Array to = patches(sums, spatial(w.sizes()), spatial(g.sizes()), window);
  const Array from = reshaped(product, to.sizes());
  add_patches(to, from, window.stride.size());
  copy(x, inside(sums, sizes, window));
  return x;
}

Array convolution_weight(const Array& g, const Array& x, IntArrayRef sizes, const Window& window) {
  if (is_narrow(g.dtype()))
    return cast(convolution_weight(wide(g), wide(x), sizes, window), g.dtype());
  const Array w(sizes, g.dtype());
  if (onednn_convolution_weight(g, x, window, w)) return w;
  const Matrices m(x.sizes(), sizes, g.sizes(), window);
  const Array images = m.of_images(x, sizes, g.sizes());
  return reshaped(matmul(m.of_results(g), transposed(images, 1, 2), g.dtype()), sizes);
}

}  // namespace taper::kernel
