#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pad.h"
#include "taper/core/ops/pool.h"
#include "taper/core/ops/pool_window.h"

/// Means are sums, which go axis by axis, over a number that is the product of one for each axis.
namespace taper {
namespace {

/// How many elements each window has along an axis that begins `padding` before the image.
Variable counts(int64_t size, int64_t out, int64_t kernel, int64_t stride, int64_t padding,
                bool counts_padding) {
  std::vector<int64_t> numbers;
  for (int64_t i = 0; i < out; ++i) {
    const int64_t begin = i * stride - padding;
    const int64_t end = std::min(begin + kernel, size + padding);
    numbers.push_back(counts_padding ? end - begin
                                     : std::min(end, size) - std::max<int64_t>(begin, 0));
  }
  return tensor(numbers);
}

/// The sums of the windows, which may reach beyond the padding in the last of them.
Variable sums(const Variable& x, const Pool& pool) {
  const kernel::PoolWindow& w = pool.window;
  Dims margins;
  for (std::size_t i = w.kernel.size(); i > 0; --i) {
    const int64_t reach = (pool.out[i + 1] - 1) * w.stride[i - 1] + w.kernel[i - 1];
    margins.push_back(w.padding[i - 1]);
    margins.push_back(reach - x.sizes()[i + 1] - w.padding[i - 1]);
  }
  Variable y = constant_pad_nd(x, margins);
  for (std::size_t i = 0; i < w.kernel.size(); ++i)
    y = sum(unfold(y, static_cast<int64_t>(i) + 2, w.kernel[i], w.stride[i]), -1);
  return y;
}

Variable divisors(const Variable& x, const Pool& pool, bool count_include_pad) {
  const kernel::PoolWindow& w = pool.window;
  Variable all = ones({}, kLong);
  for (std::size_t i = 0; i < w.kernel.size(); ++i)
    all = unsqueeze(all, -1) * counts(x.sizes()[i + 2], pool.out[i + 2], w.kernel[i], w.stride[i],
                                      w.padding[i], count_include_pad);
  return to(all, x.scalar_type());
}

// y = the sum of each window / its count
Variable avg_pool(const char* op, std::size_t axes, const Variable& x, IntArrayRef kernel_size,
                  IntArrayRef stride, IntArrayRef padding, bool ceil_mode, bool count_include_pad,
                  std::optional<int64_t> divisor_override) {
  check_images(op, x, axes);
  check(!divisor_override || *divisor_override != 0, op, "divisor must be not zero");
  if (x.dim() == static_cast<int64_t>(axes) + 1)
    return squeeze(avg_pool(op, axes, unsqueeze(x, 0), kernel_size, stride, padding, ceil_mode,
                            count_include_pad, divisor_override),
                   0);
  const Pool pool = pool_of(op, x, kernel_size, stride, padding, 1, ceil_mode);
  const Variable y = sums(x, pool);
  if (divisor_override) return y / *divisor_override;
  return y / divisors(x, pool, count_include_pad);
}

/// Row i holds 1 / count where window i reaches.
Variable averaging(const Variable& x, int64_t size, int64_t out) {
  Variable rows = zeros({out, size}, x.options());
  int64_t i = 0;
  for (const auto& [begin, end] : even_windows(size, out))
    rows.select(0, i++).narrow(0, begin, end - begin).fill_(1 / static_cast<double>(end - begin));
  return rows;
}

// y = x times a matrix of means, axis by axis
Variable adaptive_avg_pool(const char* op, std::size_t axes, const Variable& x,
                           IntArrayRef output_size) {
  const auto rank = static_cast<std::size_t>(x.dim());
  check_that(rank == axes + 1 || rank == axes + 2, op, "(): Expected ", axes + 1, "D or ", axes + 2,
             "D tensor, but got ", x.sizes());
  check_even(op, x, output_size, axes);
  Variable y = x;
  for (std::size_t i = 0; i < axes; ++i) {
    const int64_t out = output_size[i];
    const int64_t axis = x.dim() - static_cast<int64_t>(axes - i), size = x.size(axis);
    if (out == size) continue;
    y = out != 0 && size % out == 0
            ? mean(unfold(y, axis, size / out, size / out), -1)
            : transpose(matmul(transpose(y, axis, -1), t(averaging(x, size, out))), axis, -1);
  }
  return y;
}

}  // namespace

Variable avg_pool1d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
                    IntArrayRef padding, bool ceil_mode, bool count_include_pad) {
  return avg_pool("avg_pool1d", 1, x, kernel_size, stride, padding, ceil_mode, count_include_pad,
                  {});
}
Variable avg_pool2d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
                    IntArrayRef padding, bool ceil_mode, bool count_include_pad,
                    std::optional<int64_t> divisor_override) {
  return avg_pool("avg_pool2d", 2, x, kernel_size, stride, padding, ceil_mode, count_include_pad,
                  divisor_override);
}
Variable avg_pool3d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
                    IntArrayRef padding, bool ceil_mode, bool count_include_pad,
                    std::optional<int64_t> divisor_override) {
  return avg_pool("avg_pool3d", 3, x, kernel_size, stride, padding, ceil_mode, count_include_pad,
                  divisor_override);
}

Variable adaptive_avg_pool1d(const Variable& x, IntArrayRef output_size) {
  return adaptive_avg_pool("adaptive_avg_pool1d", 1, x, output_size);
}
Variable adaptive_avg_pool2d(const Variable& x, IntArrayRef output_size) {
  return adaptive_avg_pool("adaptive_avg_pool2d", 2, x, output_size);
}
Variable adaptive_avg_pool3d(const Variable& x, IntArrayRef output_size) {
  return adaptive_avg_pool("adaptive_avg_pool3d", 3, x, output_size);
}

}  // namespace taper
