#include "taper/nn/functional/vision.h"

#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"

namespace taper::nn::functional {

Variable affine_grid(const Variable& theta, const IntArrayRef& size, bool align_corners) {
  constexpr const char* op = "affine_grid";
  check(theta.is_floating_point(), op, "Expected theta to have floating point type, but got ",
        c_name(theta.dtype()));
  check(size.size() == 4 || size.size() == 5, op,
        "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. "
        "Got size ",
        size);
  const auto axes = static_cast<int64_t>(size.size()) - 2;
  check(theta.dim() == 3 && theta.size(-2) == axes && theta.size(-1) == axes + 1, op,
        "Expected a batch of ", axes, "D affine matrices of shape Nx", axes, "x", axes + 1,
        " for size ", size, ". Got ", theta.sizes(), ".");
  check(*std::min_element(size.begin(), size.end()) > 0, op,
        "Expected non-zero, positive output size. Got ", size);
  return affine_grid_generator(theta, size, align_corners);
}

Variable grid_sample(const Variable& input, const Variable& grid,
                     const GridSampleFuncOptions& options) {
  if (!options.align_corners())
    TAPER_WARN(
        "Default grid_sample and affine_grid behavior has changed to align_corners=False since "
        "1.3.0. Please specify align_corners=True if the old behavior is desired. See the "
        "documentation of grid_sample for details.");
  return grid_sampler(input, grid, static_cast<int64_t>(options.mode().index()),
                      static_cast<int64_t>(options.padding_mode().index()),
                      options.align_corners().value_or(false));
}

}  // namespace taper::nn::functional
