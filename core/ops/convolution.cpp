#include "taper/core/ops/convolution.h"

#include <algorithm>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record_joint.h"
#include "taper/core/kernels/convolution.h"
#include "taper/core/ops/convolution_window.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

using kernel::Window;

Variable correlate_input(const Variable& g, const Variable& w, IntArrayRef sizes,
                         const Window& how);
Variable correlate_weight(const Variable& g, const Variable& x, IntArrayRef sizes,
                          const Window& how);

/// The sum over everything but channels.
Variable sum_channels(const Variable& g) {
  Dims axes;
  for (int64_t i = 0; i < g.dim(); ++i)
    if (i != 1) axes.push_back(i);
  return sum(g, axes);
}

/// Output padding beyond the stride leaves room for more places than images were made of.
Variable first_places(const Variable& y, IntArrayRef sizes) {
  Variable out = y;
  for (std::size_t i = 2; i < sizes.size(); ++i)
    if (y.sizes()[i] != sizes[i]) out = narrow(out, static_cast<int64_t>(i), 0, sizes[i]);
  return out;
}

// The three of them are the derivatives of each other: <g, x * w> is linear in each of g, x, w, and
// what is left of it when one is taken away is a convolution of the other two.

// y = x * w + b;  dL/dx = correlate_input(g, w),  dL/dw = correlate_weight(g, x),  dL/db = sum(g)
Variable correlate(const Variable& x, const Variable& w, const Variable& b, const Window& how) {
  const auto rule = [how, of_x = Dims(x.sizes()), of_w = Dims(w.sizes())](
                        V g, const std::array<bool, 3>& wanted, V x, V w) {
    const auto [x_is_wanted, w_is_wanted, b_is_wanted] = wanted;
    std::array<Variable, 3> cotangents;
    if (x_is_wanted && w_is_wanted && !GradMode::is_enabled()) {
      const auto found = kernel::convolution_backward(g.array(), x.array(), w.array(), how);
      for (std::size_t i = 0; i < 2; ++i)
        cotangents[i] = unrecorded("convolution_backward", found[i]);
    } else {
      if (x_is_wanted) cotangents[0] = correlate_input(g, w, of_x, how);
      if (w_is_wanted) cotangents[1] = correlate_weight(g, x, of_w, how);
    }
    if (b_is_wanted) cotangents[2] = sum_channels(g);
    return cotangents;
  };
  const Array bias = b.defined() ? b.array() : Array();
  return record_joint("convolution", kernel::convolution(x.array(), w.array(), bias, how),
                      std::array{x, w, b}, rule, w.requires_grad() ? x : Variable(),
                      x.requires_grad() ? w : Variable());
}

// x = g *^T w;  dL/dg = correlate(h, w),  dL/dw = correlate_weight(g, h)  for the cotangent h
Variable correlate_input(const Variable& g, const Variable& w, IntArrayRef sizes,
                         const Window& how) {
  return record("convolution_input", kernel::convolution_input(g.array(), w.array(), sizes, how),
                wrt(g, w,
                    [how, sizes = Dims(g.sizes())](V h, V w) {
                      return first_places(correlate(h, w, {}, how), sizes);
                    }),
                wrt(w, g, [how, sizes = Dims(w.sizes())](V h, V g) {
                  return correlate_weight(g, h, sizes, how);
                }));
}

// w = g * x;  dL/dg = correlate(x, h),  dL/dx = correlate_input(g, h)  for the cotangent h
Variable correlate_weight(const Variable& g, const Variable& x, IntArrayRef sizes,
                          const Window& how) {
  return record("convolution_weight", kernel::convolution_weight(g.array(), x.array(), sizes, how),
                wrt(g, x,
                    [how, sizes = Dims(g.sizes())](V h, V x) {
                      return first_places(correlate(x, h, {}, how), sizes);
                    }),
                wrt(x, g, [how, sizes = Dims(x.sizes())](V h, V g) {
                  return correlate_input(g, h, sizes, how);
                }));
}

/// b (o) as (o, 1, ...), which broadcasts over the axes of an image.
Variable beside_axes(const Variable& b, std::size_t axes) {
  Dims sizes(axes + 1, 1);
  sizes[0] = b.size(0);
  return reshape(b, sizes);
}

/// f of images as a batch; one image alone is one of a batch of its own.
template <class F>
Variable batched(const char* op, int64_t axes, const Variable& x, const F& f) {
  check(x.dim() == axes + 1 || x.dim() == axes + 2, op, "Expected ", axes + 1, "D (unbatched) or ",
        axes + 2, "D (batched) input to ", op, ", but got input of size: ", x.sizes());
  return x.dim() == axes + 2 ? f(x) : squeeze(f(unsqueeze(x, 0)), 0);
}

Variable conv(const char* op, int64_t axes, const Variable& x, const Variable& w, const Variable& b,
              IntArrayRef stride, IntArrayRef padding, IntArrayRef dilation, int64_t groups) {
  return batched(op, axes, x, [&](const Variable& images) {
    return convolution(images, w, b, stride, padding, dilation, false, 0, groups);
  });
}

/// With "same" padding. Where the kernel's reach is odd, a zero more stands behind the image.
Variable padded_conv(const char* op, int64_t axes, const Variable& x, const Variable& w,
                     const Variable& b, IntArrayRef stride, const PaddingName& padding,
                     IntArrayRef dilation, int64_t groups) {
  if (padding.text() == "valid") return conv(op, axes, x, w, b, stride, 0, dilation, groups);
  check(padding.text() == "same", op, "Invalid padding string: '", padding.text(),
        "'; expected 'valid' or 'same'");
  check(std::all_of(stride.begin(), stride.end(), [](int64_t s) { return s == 1; }), op,
        "padding='same' is not supported for strided convolutions, got stride ", stride);
  return batched(op, axes, x, [&](const Variable& images) {
    const Window how = window_of(w, 1, 0, dilation, groups);
    Dims least, margins(2 * how.stride.size(), 0);
    for (std::size_t i = 0; i < how.stride.size(); ++i) {
      const int64_t reach = how.dilation[i] * (w.sizes()[i + 2] - 1);
      least.push_back(reach / 2);
      margins[margins.size() - 2 * i - 1] = reach % 2;
    }
    const bool is_even =
        std::all_of(margins.begin(), margins.end(), [](int64_t m) { return m == 0; });
    const Variable wider = is_even ? images : constant_pad_nd(images, margins);
    return convolution(wider, w, b, 1, least, dilation, false, 0, groups);
  });
}

Variable conv_transpose(const char* op, int64_t axes, const Variable& x, const Variable& w,
                        const Variable& b, IntArrayRef stride, IntArrayRef padding,
                        IntArrayRef output_padding, int64_t groups, IntArrayRef dilation) {
  return batched(op, axes, x, [&](const Variable& images) {
    return convolution(images, w, b, stride, padding, dilation, true, output_padding, groups);
  });
}

}  // namespace

Variable convolution(const Variable& input, const Variable& weight, const Variable& bias,
                     IntArrayRef stride, IntArrayRef padding, IntArrayRef dilation, bool transposed,
                     IntArrayRef output_padding, int64_t groups) {
  if (autocast::is_cpu_enabled())
    return autocast::lowered(convolution, input, weight, bias, stride, padding, dilation,
                             transposed, output_padding, groups);
  const Window how = window_of(weight, stride, padding, dilation, groups);
  check_channels(input, weight, bias, how, transposed);
  if (!transposed) {
    check_kernel(input, weight, how);
    return correlate(input, weight, bias, how);
  }
  const Dims sizes = transposed_sizes(input, weight, how, output_padding);
  const Variable y = correlate_input(input, weight, sizes, how);
  return bias.defined() ? y + beside_axes(bias, how.stride.size()) : y;
}

Variable conv1d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, IntArrayRef padding, IntArrayRef dilation, int64_t groups) {
  return conv("conv1d", 1, input, weight, bias, stride, padding, dilation, groups);
}
Variable conv2d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, IntArrayRef padding, IntArrayRef dilation, int64_t groups) {
  return conv("conv2d", 2, input, weight, bias, stride, padding, dilation, groups);
}
Variable conv3d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, IntArrayRef padding, IntArrayRef dilation, int64_t groups) {
  return conv("conv3d", 3, input, weight, bias, stride, padding, dilation, groups);
}
Variable conv1d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, const PaddingName& padding, IntArrayRef dilation,
                int64_t groups) {
  return padded_conv("conv1d", 1, input, weight, bias, stride, padding, dilation, groups);
}
Variable conv2d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, const PaddingName& padding, IntArrayRef dilation,
                int64_t groups) {
  return padded_conv("conv2d", 2, input, weight, bias, stride, padding, dilation, groups);
}
Variable conv3d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, const PaddingName& padding, IntArrayRef dilation,
                int64_t groups) {
  return padded_conv("conv3d", 3, input, weight, bias, stride, padding, dilation, groups);
}

Variable conv_transpose1d(const Variable& input, const Variable& weight, const Variable& bias,
                          IntArrayRef stride, IntArrayRef padding, IntArrayRef output_padding,
                          int64_t groups, IntArrayRef dilation) {
  return conv_transpose("conv_transpose1d", 1, input, weight, bias, stride, padding, output_padding,
                        groups, dilation);
}
Variable conv_transpose2d(const Variable& input, const Variable& weight, const Variable& bias,
                          IntArrayRef stride, IntArrayRef padding, IntArrayRef output_padding,
                          int64_t groups, IntArrayRef dilation) {
  return conv_transpose("conv_transpose2d", 2, input, weight, bias, stride, padding, output_padding,
                        groups, dilation);
}
Variable conv_transpose3d(const Variable& input, const Variable& weight, const Variable& bias,
                          IntArrayRef stride, IntArrayRef padding, IntArrayRef output_padding,
                          int64_t groups, IntArrayRef dilation) {
  return conv_transpose("conv_transpose3d", 3, input, weight, bias, stride, padding, output_padding,
                        groups, dilation);
}

}  // namespace taper
