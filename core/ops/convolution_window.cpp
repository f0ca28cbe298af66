#include "taper/core/ops/convolution_window.h"

#include <algorithm>
#include <string>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper {

using kernel::Window;

namespace {

/// A setting for each axis.
Dims for_axes(const char* what, IntArrayRef values, std::size_t axes) {
  if (values.size() == 1) return Dims(axes, values[0]);
  check(values.size() == axes, "convolution", "expected ", what,
        " to be a single integer value or a list of ", axes,
        " values to match the convolution dimensions, but got ", what, "=", values);
  return values;
}

bool any_below(IntArrayRef values, int64_t least) {
  return std::any_of(values.begin(), values.end(), [least](int64_t v) { return v < least; });
}

/// "3 x 4".
std::string by(IntArrayRef sizes) {
  std::string out;
  for (const int64_t size : sizes) out += (out.empty() ? "" : " x ") + std::to_string(size);
  return out;
}

}  // namespace

Window window_of(const Variable& weight, IntArrayRef stride, IntArrayRef padding,
                 IntArrayRef dilation, int64_t groups) {
  check(weight.dim() >= 3, "convolution", "weight should have at least three dimensions, got ",
        weight.sizes());
  const auto axes = static_cast<std::size_t>(weight.dim()) - 2;
  Window how{for_axes("stride", stride, axes), for_axes("padding", padding, axes),
             for_axes("dilation", dilation, axes), groups};
  check(groups > 0, "convolution", "non-positive groups is not supported, got ", groups);
  check(!any_below(how.padding, 0), "convolution", "negative padding is not supported, got ",
        padding);
  check(!any_below(how.stride, 1), "convolution", "non-positive stride is not supported, got ",
        stride);
  check(!any_below(how.dilation, 1), "convolution",
        "dilation should be greater than zero, but got ", how.dilation);
  return how;
}

void check_channels(const Variable& x, const Variable& w, const Variable& b, const Window& how,
                    bool transposed) {
  const int64_t groups = how.groups;
  check(x.dim() == w.dim(), "convolution", "Expected ", w.dim(), "-dimensional input for ", w.dim(),
        "-dimensional weight ", w.sizes(), ", but got ", x.dim(), "-dimensional input of size ",
        x.sizes(), " instead");
  check(w.size(0) >= groups, "convolution", "Given groups=", groups,
        ", expected weight to be at least ", groups, " at dimension 0, but got weight of size ",
        w.sizes(), " instead");
  check(w.size(0) % groups == 0, "convolution", "Given groups=", groups,
        ", expected weight to be divisible by ", groups,
        " at dimension 0, but got weight of size [", w.sizes(), "] instead");
  const int64_t channels = transposed ? w.size(0) : w.size(1) * groups;
  check(x.size(1) == channels, "convolution", "Given ",
        transposed ? str("transposed=1") : str("groups=", groups), ", weight of size ", w.sizes(),
        ", expected input", x.sizes(), " to have ", channels, " channels, but got ", x.size(1),
        " channels instead");
  const int64_t results = transposed ? w.size(1) * groups : w.size(0);
  check(!b.defined() || (b.dim() == 1 && b.size(0) == results), "convolution", "Given ",
        transposed ? "transposed=1, " : "", "weight of size ", w.sizes(),
        ", expected bias to be 1-dimensional with ", results, " elements, but got bias of size ",
        b.defined() ? b.sizes() : IntArrayRef(), " instead");
  check(x.dtype() == w.dtype(), "convolution", "expected scalar type ", toString(x.scalar_type()),
        " but found ", toString(w.scalar_type()), ": image and weight are of one dtype");
  check(!b.defined() || b.dtype() == x.dtype(), "convolution", "Input type (", x.dtype(),
        ") and bias type (", b.defined() ? b.dtype() : x.dtype(), ") should be the same");
}

void check_kernel(const Variable& x, const Variable& w, const Window& how) {
  Dims padded, reach;
  bool fits = true;
  for (std::size_t i = 0; i < how.stride.size(); ++i) {
    padded.push_back(x.sizes()[i + 2] + 2 * how.padding[i]);
    reach.push_back(how.dilation[i] * (w.sizes()[i + 2] - 1) + 1);
    fits = fits && padded[i] >= reach[i] && w.sizes()[i + 2] > 0;
  }
  check(fits, "convolution", "Calculated padded input size per channel: (", by(padded),
        "). Kernel size: (", by(reach), "). Kernel size can't be greater than actual input size");
}

Dims transposed_sizes(const Variable& x, const Variable& w, const Window& how,
                      IntArrayRef output_padding) {
  const Dims more = for_axes("output_padding", output_padding, how.stride.size());
  check(!any_below(more, 0), "convolution", "negative output_padding is not supported, got ", more);
  Dims sizes{x.size(0), w.size(1) * how.groups};
  for (std::size_t i = 0; i < more.size(); ++i) {
    check(more[i] < std::max(how.stride[i], how.dilation[i]), "convolution",
          "output padding must be smaller than either stride or dilation, but got output_padding ",
          more, ", stride ", how.stride, ", dilation ", how.dilation);
    sizes.push_back((x.sizes()[i + 2] - 1) * how.stride[i] - 2 * how.padding[i] +
                    how.dilation[i] * (w.sizes()[i + 2] - 1) + more[i] + 1);
  }
  const IntArrayRef out = IntArrayRef(sizes).slice(2);
  check(!any_below(out, 1), "convolution", "Given input size per channel: (",
        by(x.sizes().slice(2)), "). Calculated output size per channel: (", by(out),
        "). Output size is too small");
  return sizes;
}

}  // namespace taper
