#include "taper/core/ops/pool_window.h"

#include "taper/core/base/error.h"

namespace taper {
namespace {

constexpr const char* kNumbers[] = {"", "one int", "two ints", "three ints"};

/// A setting for each axis.
Dims for_axes(const std::string& op, const char* what, IntArrayRef values, std::size_t axes) {
  if (values.size() == 1) return Dims(axes, values[0]);
  check(values.size() == axes, op.c_str(), what, " must either be a single int, or a tuple of ",
        kNumbers[axes], ", got ", values);
  return values;
}

/// How many windows there are along an axis; the last one begins within the image or its padding.
int64_t count_windows(int64_t size, int64_t kernel, int64_t stride, int64_t padding,
                      int64_t dilation, bool ceil_mode) {
  const int64_t room = size + 2 * padding - dilation * (kernel - 1) - 1;
  if (room < 0 && !ceil_mode) return 0;
  int64_t count = (room + (ceil_mode ? stride - 1 : 0)) / stride + 1;
  if (ceil_mode && (count - 1) * stride >= size + padding) --count;
  return count;
}

}  // namespace

Pool pool_of(const std::string& op, const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
             IntArrayRef padding, IntArrayRef dilation, bool ceil_mode) {
  const auto axes = static_cast<std::size_t>(x.dim()) - 2;
  const auto setting = [&](const char* what, IntArrayRef values) {
    return for_axes(op, what, values, axes);
  };
  const Dims kernel = setting("kernel_size", kernel_size);
  Pool pool{{kernel, stride.empty() ? kernel : setting("stride", stride),
             setting("padding", padding), setting("dilation", dilation)},
            {x.size(0), x.size(1)}};
  const kernel::PoolWindow& w = pool.window;
  for (std::size_t i = 0; i < axes; ++i) {
    check(w.stride[i] != 0, op.c_str(), "stride should not be zero");
    check(w.kernel[i] > 0 && w.stride[i] > 0 && w.dilation[i] > 0, op.c_str(),
          "kernel size, stride and dilation should be greater than zero, got ", w.kernel, ", ",
          w.stride, " and ", w.dilation);
    check(w.padding[i] >= 0 && w.padding[i] <= w.kernel[i] / 2, op.c_str(),
          "pad should be at most half of kernel size, but got pad=", w.padding[i],
          " and kernel_size=", w.kernel[i]);
    pool.out.push_back(count_windows(x.sizes()[i + 2], w.kernel[i], w.stride[i], w.padding[i],
                                     w.dilation[i], ceil_mode));
    check(pool.out.back() > 0, op.c_str(), "Given input size ", x.sizes(),
          ". Calculated output size ", pool.out, ". Output size is too small");
  }
  return pool;
}

void check_images(const char* op, const Variable& x, std::size_t axes) {
  const auto rank = static_cast<std::size_t>(x.dim());
  bool is_empty = false;
  for (std::size_t i = rank > axes + 1 ? 1 : 0; i < rank; ++i) is_empty |= x.sizes()[i] == 0;
  check((rank == axes + 1 || rank == axes + 2) && !is_empty, op, "Expected ", axes + 1, "D or ",
        axes + 2,
        "D (batch mode) tensor with optional 0 dim batch size for input, but got:", x.sizes());
}

std::vector<Range> even_windows(int64_t size, int64_t out) {
  std::vector<Range> windows;
  for (int64_t i = 0; i < out; ++i)
    windows.push_back({i * size / out, ((i + 1) * size + out - 1) / out});
  return windows;
}

void check_even(const char* op, const Variable& x, IntArrayRef output_size, std::size_t axes) {
  check(output_size.size() == axes, op, "output_size must be ", axes, ", got ", output_size.size(),
        " numbers");
  for (std::size_t i = 0; i < axes; ++i) {
    const std::size_t axis = static_cast<std::size_t>(x.dim()) - axes + i;
    check(output_size[i] >= 0, op,
          "elements of output_size must be greater than or equal to 0 but received ", output_size);
    check_that(x.sizes()[axis] > 0, op,
               "(): Expected input to have non-zero size for non-batch dimensions, but input has "
               "sizes ",
               x.sizes(), " with dimension ", axis, " being empty");
  }
}

}  // namespace taper
