#include "taper/core/ops/pool.h"

#include "taper/core/graph/record.h"
#include "taper/core/kernels/pool.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pool_window.h"

namespace taper {
namespace {

// y = x at the place of each window's greatest value;  dL/dx = g, added up at these places
std::tuple<Variable, Variable> max_pool(const char* op, std::size_t axes, const Variable& x,
                                        IntArrayRef kernel_size, IntArrayRef stride,
                                        IntArrayRef padding, IntArrayRef dilation, bool ceil_mode) {
  check_images(op, x, axes);
  if (x.dim() == static_cast<int64_t>(axes) + 1) {
    const auto [values, where] =
        max_pool(op, axes, unsqueeze(x, 0), kernel_size, stride, padding, dilation, ceil_mode);
    return {squeeze(values, 0), squeeze(where, 0)};
  }
  const Pool pool = pool_of(op, x, kernel_size, stride, padding, dilation, ceil_mode);
  const auto [values, where] = kernel::max_pool(x.array(), pool.window, pool.out);
  const Variable index(where);
  const auto rule = [sizes = Dims(x.sizes())](V g, V index) {
    const Variable zero = flatten(zeros(sizes, g.options()), 2);
    return reshape(scatter_add(zero, 2, flatten(index, 2), flatten(g, 2)), sizes);
  };
  return {record(op, values, wrt(x, index, rule)), index};
}

}  // namespace

Variable max_pool1d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
                    IntArrayRef padding, IntArrayRef dilation, bool ceil_mode) {
  return std::get<0>(
      max_pool("max_pool1d", 1, x, kernel_size, stride, padding, dilation, ceil_mode));
}
Variable max_pool2d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
                    IntArrayRef padding, IntArrayRef dilation, bool ceil_mode) {
  return std::get<0>(
      max_pool("max_pool2d", 2, x, kernel_size, stride, padding, dilation, ceil_mode));
}
Variable max_pool3d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride,
                    IntArrayRef padding, IntArrayRef dilation, bool ceil_mode) {
  return std::get<0>(
      max_pool("max_pool3d", 3, x, kernel_size, stride, padding, dilation, ceil_mode));
}
std::tuple<Variable, Variable> max_pool1d_with_indices(const Variable& x, IntArrayRef kernel_size,
                                                       IntArrayRef stride, IntArrayRef padding,
                                                       IntArrayRef dilation, bool ceil_mode) {
  return max_pool("max_pool1d", 1, x, kernel_size, stride, padding, dilation, ceil_mode);
}
std::tuple<Variable, Variable> max_pool2d_with_indices(const Variable& x, IntArrayRef kernel_size,
                                                       IntArrayRef stride, IntArrayRef padding,
                                                       IntArrayRef dilation, bool ceil_mode) {
  return max_pool("max_pool2d", 2, x, kernel_size, stride, padding, dilation, ceil_mode);
}
std::tuple<Variable, Variable> max_pool3d_with_indices(const Variable& x, IntArrayRef kernel_size,
                                                       IntArrayRef stride, IntArrayRef padding,
                                                       IntArrayRef dilation, bool ceil_mode) {
  return max_pool("max_pool3d", 3, x, kernel_size, stride, padding, dilation, ceil_mode);
}

}  // namespace taper
