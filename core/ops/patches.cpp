#include "taper/core/ops/patches.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/patches.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

using kernel::Window;

Variable sums(const Variable& x, IntArrayRef sizes, IntArrayRef kernel, const Window& how);

// y = the patches of x as columns;  dL/dx = the sums of g's columns
Variable columns(const Variable& x, IntArrayRef kernel, const Window& how) {
  return record("im2col", kernel::im2col(x.array(), kernel, how),
                wrt(x, [sizes = Dims(x.sizes()), kernel = Dims(kernel), how](V g) {
                  return sums(g, sizes, kernel, how);
                }));
}

// y = the images to which x's columns add up;  dL/dx = the patches of g as columns
Variable sums(const Variable& x, IntArrayRef sizes, IntArrayRef kernel, const Window& how) {
  return record("col2im", kernel::col2im(x.array(), sizes, kernel, how),
                wrt(x, [kernel = Dims(kernel), how](V g) { return columns(g, kernel, how); }));
}

void check_pair(const char* op, const char* what, IntArrayRef values) {
  check(values.size() == 2, op, "It is expected ", what, " equals to 2, but got size ",
        values.size());
}

void check_least(const char* op, const char* rule, const char* name, IntArrayRef values,
                 int64_t least) {
  check(values[0] >= least && values[1] >= least, op, rule, ", but got ", name,
        "_height: ", values[0], " ", name, "_width: ", values[1]);
}

Window window_of(const char* op, IntArrayRef kernel, IntArrayRef dilation, IntArrayRef padding,
                 IntArrayRef stride) {
  check_pair(op, "kernel_size", kernel);
  check_pair(op, "dilation", dilation);
  check_pair(op, "padding", padding);
  check_pair(op, "stride", stride);
  check_least(op, "kernel size should be greater than zero", "kernel", kernel, 1);
  check_least(op, "dilation should be greater than zero", "dilation", dilation, 1);
  check_least(op, "padding should be non-negative", "pad", padding, 0);
  check_least(op, "stride should be greater than zero", "stride", stride, 1);
  return {stride, padding, dilation};
}

/// "(3, 4)".
std::string pair(IntArrayRef values) {
  return '(' + std::to_string(values[0]) + ", " + std::to_string(values[1]) + ')';
}

/// True if x has one of two ranks and no size but that of the batch is 0.
bool is_filled(const Variable& x, int64_t rank) {
  if (x.dim() != rank && x.dim() != rank + 1) return false;
  const IntArrayRef sizes = x.sizes();
  for (std::size_t i = x.dim() > rank ? 1 : 0; i < sizes.size(); ++i)
    if (sizes[i] == 0) return false;
  return true;
}

}  // namespace

Variable im2col(const Variable& x, IntArrayRef kernel_size, IntArrayRef dilation,
                IntArrayRef padding, IntArrayRef stride) {
  constexpr const char* op = "im2col";
  const Window how = window_of(op, kernel_size, dilation, padding, stride);
  check(is_filled(x, 3), op,
        "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero "
        "dimensions for input, but got: ",
        x.sizes());
  if (x.dim() == 3)
    return squeeze(im2col(unsqueeze(x, 0), kernel_size, dilation, padding, stride), 0);
  const Dims places = kernel::places(x.sizes(), kernel_size, how);
  check(places[0] > 0 && places[1] > 0, op, "Given input with spatial size ",
        pair(x.sizes().slice(2)), ", kernel_size=", pair(kernel_size),
        ", dilation=", pair(dilation), ", padding=", pair(padding),
        ", calculated shape of the array of sliding blocks as ", pair(places),
        ", but its components must be at least one.");
  return columns(x, kernel_size, how);
}

Variable col2im(const Variable& x, IntArrayRef output_size, IntArrayRef kernel_size,
                IntArrayRef dilation, IntArrayRef padding, IntArrayRef stride) {
  constexpr const char* op = "col2im";
  check_pair(op, "output_size", output_size);
  const Window how = window_of(op, kernel_size, dilation, padding, stride);
  check(is_filled(x, 2), op,
        "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero "
        "dimensions for input, but got: ",
        x.sizes());
  if (x.dim() == 2)
    return squeeze(col2im(unsqueeze(x, 0), output_size, kernel_size, dilation, padding, stride), 0);
  const int64_t reach = kernel_size[0] * kernel_size[1];
  check(x.size(1) % reach == 0, op,
        "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but "
        "got input.size(1)=",
        x.size(1), " and kernel_size=", pair(kernel_size), ".");
  const Dims sizes{x.size(0), x.size(1) / reach, output_size[0], output_size[1]};
  const Dims places = kernel::places(sizes, kernel_size, how);
  check(x.size(2) == places[0] * places[1], op, "Given output_size=", pair(output_size),
        ", kernel_size=", pair(kernel_size), ", dilation=", pair(dilation),
        ", padding=", pair(padding), ", stride=", pair(stride),
        ", expected size of input's dimension 2 to match the calculated number of sliding blocks ",
        places[0], " * ", places[1], " = ", places[0] * places[1],
        ", but got input.size(2)=", x.size(2), ".");
  return sums(x, sizes, kernel_size, how);
}

}  // namespace taper
