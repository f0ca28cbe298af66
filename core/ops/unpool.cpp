#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pool.h"

namespace taper {
namespace {

std::string by(IntArrayRef sizes) {
  std::string out;
  for (const int64_t size : sizes) out += (out.empty() ? "" : "x") + std::to_string(size);
  return out;
}

/// Throws unless x (n, c, axes...) or (c, axes...) goes with the indices.
void check_input(const char* op, std::size_t axes, const Variable& x, const Variable& indices) {
  check(indices.dtype() == kLong, op,
        "elements in indices should be type int64 but got: ", indices.scalar_type());
  const auto rank = static_cast<std::size_t>(x.dim());
  check(rank == axes + 1 || rank == axes + 2, op, "Input to max_unpooling", axes, "d should be a ",
        axes + 1, "d or ", axes + 2, "d Tensor, but got a tensor with ", rank, " dimensions.");
  check(x.sizes() == indices.sizes(), op,
        "Expected shape of indices to be same as that of the input tensor (", x.sizes(),
        ") but got indices tensor with shape: ", indices.sizes());
  for (std::size_t i = 1; i < rank; ++i)
    check(x.sizes()[i] > 0, op, "max_unpooling", axes,
          "d_forward_out_cpu(): Expected input to have non-zero size for non-batch dimensions, but "
          "got ",
          x.sizes(), " with dimension ", i, " being empty.");
}

// y = 0, but x at the indices;  dL/dx = g at the indices
Variable max_unpool(const char* op, std::size_t axes, const Variable& x, const Variable& indices,
                    IntArrayRef output_size) {
  check_input(op, axes, x, indices);
  const auto first = x.dim() - static_cast<int64_t>(axes);
  Dims sizes = x.sizes().slice(0, static_cast<std::size_t>(first));
  for (const int64_t size : output_size) sizes.push_back(size);
  const Variable plane = flatten(zeros(sizes, x.options()), first);
  const Variable index = flatten(indices, first);
  if (index.numel() > 0)
    for (const auto at : {min(index).item<int64_t>(), max(index).item<int64_t>()})
      check(at >= 0 && at < plane.size(-1), op, "Found an invalid max index: ", at,
            " (output volumes are of size ", by(output_size), "; indices count from 0");
  return reshape(scatter(plane, -1, index, flatten(x, first)), sizes);
}

void check_three(const char* op, const char* what, const char* got, IntArrayRef values) {
  check(values.size() == 3, op, "There should be exactly three elements (depth, height, width) in ",
        what, ", but got", got, " ", values.size(), " elements.");
}

}  // namespace

Variable max_unpool2d(const Variable& x, const Variable& indices, IntArrayRef output_size) {
  constexpr const char* op = "max_unpool2d";
  check(output_size.size() == 2, op,
        "There should be exactly two elements (height, width) in output_size, but got ",
        output_size.size(), " elements.");
  return max_unpool(op, 2, x, indices, output_size);
}

Variable max_unpool3d(const Variable& x, const Variable& indices, IntArrayRef output_size,
                      IntArrayRef stride, IntArrayRef padding) {
  constexpr const char* op = "max_unpool3d";
  check_three(op, "output_size", "", output_size);
  check_three(op, "stride", ":", stride);
  check_three(op, "padding", ":", padding);
  check(std::all_of(stride.begin(), stride.end(), [](int64_t s) { return s > 0; }), op,
        "strides should be greater than zero, but got stride: ", stride);
  return max_unpool(op, 3, x, indices, output_size);
}

}  // namespace taper
