#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {

Tensor image() { return ones({1, 1, 4, 4}); }
Tensor places(int64_t at = 1) { return full({1, 1, 2, 2}, at, kLong); }
Tensor spaces(int64_t at = 1) { return full({1, 1, 2, 2, 2}, at, kLong); }
Tensor halves() { return ones({1, 1, 2, 2}); }
Tensor volume() { return ones({1, 1, 2, 2, 2}); }
Tensor columns() { return ones({1, 4, 9}); }

F::InterpolateFuncOptions to_size(std::vector<int64_t> size) {
  return F::InterpolateFuncOptions().size(std::move(size));
}
F::InterpolateFuncOptions by_factor(std::vector<double> factors) {
  return F::InterpolateFuncOptions().scale_factor(std::move(factors));
}

void pools(Mistakes& mistakes) {
  MISTAKE(adaptive_max_pool2d(ones({4, 4}), {2, 2}));
  MISTAKE(adaptive_max_pool2d(ones({1, 1, 0, 4}), {2, 2}));
  MISTAKE(adaptive_max_pool3d(ones({4, 4}), {2, 2, 2}));
  MISTAKE(adaptive_max_pool3d(ones({1, 1, 2, 2, 0}), {2, 2, 2}));
  MISTAKE(adaptive_avg_pool2d(ones({4, 4}), {2, 2}));
  MISTAKE(adaptive_avg_pool2d(ones({1, 1, 0, 4}), {2, 2}));
  MISTAKE(nn::AdaptiveMaxPool2d(2)(ones({4, 4})));
  MISTAKE(nn::AdaptiveAvgPool2d(2)(ones({2})));
  MISTAKE(max_unpool2d(halves(), halves(), {4, 4}));
  MISTAKE(max_unpool2d(halves(), places(), {4}));
  MISTAKE(max_unpool2d(ones({2, 2}), ones({2, 2}, kLong), {4, 4}));
  MISTAKE(max_unpool2d(halves(), ones({1, 1, 2, 3}, kLong), {4, 4}));
  MISTAKE(max_unpool2d(ones({1, 0, 2, 2}), ones({1, 0, 2, 2}, kLong), {4, 4}));
  MISTAKE(max_unpool2d(halves(), places(99), {4, 4}));
  MISTAKE(max_unpool2d(halves(), places(-1), {4, 4}));
  MISTAKE(max_unpool3d(volume(), volume(), {4, 4, 4}, {2, 2, 2}, {0, 0, 0}));
  MISTAKE(max_unpool3d(volume(), spaces(), {4, 4}, {2, 2, 2}, {0, 0, 0}));
  MISTAKE(max_unpool3d(volume(), spaces(), {4, 4, 4}, {2, 2}, {0, 0, 0}));
  MISTAKE(max_unpool3d(volume(), spaces(), {4, 4, 4}, {2, 2, 2}, {0, 0}));
  MISTAKE(max_unpool3d(volume(), spaces(), {4, 4, 4}, {2, 2, 0}, {0, 0, 0}));
  MISTAKE(max_unpool3d(ones({2, 2, 2}), ones({2, 2, 2}, kLong), {4, 4, 4}, {2, 2, 2}, {0, 0, 0}));
  MISTAKE(max_unpool3d(volume(), spaces(99), {4, 4, 4}, {2, 2, 2}, {0, 0, 0}));
  MISTAKE(nn::MaxUnpool2d(2)->forward(halves(), places(), std::vector<int64_t>{1, 1, 9, 4}));
  MISTAKE(nn::LocalResponseNorm(2)(ones({2, 2})));
}

void rearranged(Mistakes& mistakes) {
  MISTAKE(pixel_shuffle(ones({2, 2}), 2));
  MISTAKE(pixel_shuffle(ones({4, 2, 2}), 0));
  MISTAKE(pixel_shuffle(ones({3, 2, 2}), 2));
  MISTAKE(pixel_unshuffle(ones({2, 2}), 2));
  MISTAKE(pixel_unshuffle(ones({4, 2, 2}), 0));
  MISTAKE(pixel_unshuffle(ones({3, 3, 2}), 2));
  MISTAKE(pixel_unshuffle(ones({3, 2, 3}), 2));
  MISTAKE(channel_shuffle(ones({2, 2}), 2));
  MISTAKE(channel_shuffle(ones({2, 4, 2}), 0));
  MISTAKE(channel_shuffle(ones({2, 3, 2}), 2));
  MISTAKE(im2col(image(), {2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(im2col(image(), {2, 2}, {1}, {0, 0}, {1, 1}));
  MISTAKE(im2col(image(), {2, 2}, {1, 1}, {0}, {1, 1}));
  MISTAKE(im2col(image(), {2, 2}, {1, 1}, {0, 0}, {1}));
  MISTAKE(im2col(image(), {0, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(im2col(image(), {2, 2}, {0, 1}, {0, 0}, {1, 1}));
  MISTAKE(im2col(image(), {2, 2}, {1, 1}, {-1, 0}, {1, 1}));
  MISTAKE(im2col(image(), {2, 2}, {1, 1}, {0, 0}, {0, 1}));
  MISTAKE(im2col(ones({1, 0, 4, 4}), {2, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(im2col(image(), {5, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(col2im(columns(), {4}, {2, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(col2im(columns(), {4, 4}, {0, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(col2im(columns(), {4, 4}, {3, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(col2im(columns(), {4, 5}, {2, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(col2im(columns(), {1, 4}, {2, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(col2im(ones({9}), {4, 4}, {2, 2}, {1, 1}, {0, 0}, {1, 1}));
  MISTAKE(nn::Unfold(2)(ones({1, 4, 4})));
  MISTAKE(nn::Fold(nn::FoldOptions(4, 2))(image()));
}

void sizes(Mistakes& mistakes) {
  MISTAKE(upsample_nearest1d(ones({1, 2, 3}), 0));
  MISTAKE(upsample_nearest1d(ones({1, 0, 3}), 2));
  MISTAKE(upsample_nearest2d(ones({2, 3}), {2, 2}));
  MISTAKE(upsample_nearest2d(image(), {2}));
  MISTAKE(upsample_nearest2d(image(), {0, 2}));
  MISTAKE(upsample_nearest3d(image(), {3, 2, 2}));
  MISTAKE(upsample_nearest3d(volume(), {3, 2, 0}));
  MISTAKE(upsample_bilinear2d(ones({2, 3}), {2, 2}, false));
  MISTAKE(upsample_bicubic2d(ones({1, 0, 2, 3}), {2, 2}, false));
  MISTAKE(F::interpolate(image()));
  MISTAKE(F::interpolate(image(), to_size({2, 2}).scale_factor(std::vector<double>{1, 1})));
  MISTAKE(F::interpolate(image(), to_size({2, 2}).align_corners(true)));
  MISTAKE(F::interpolate(image(), to_size({2, 2}).mode(lib::kArea).align_corners(true)));
  MISTAKE(F::interpolate(image(), to_size({2, 2}).mode(lib::kBilinear)));
  MISTAKE(F::interpolate(image(), by_factor({1.5, 2})));
  MISTAKE(F::interpolate(image(), by_factor({2, 2, 2})));
  MISTAKE(F::interpolate(image(), to_size({2}).mode(lib::kLinear).align_corners(false)));
  MISTAKE(F::interpolate(volume(), to_size({2, 2}).mode(lib::kBilinear).align_corners(false)));
  MISTAKE(F::interpolate(image(), to_size({2, 2}).mode(lib::kTrilinear).align_corners(false)));
  MISTAKE(F::interpolate(volume(), to_size({2, 2}).mode(lib::kBicubic).align_corners(false)));
  MISTAKE(F::interpolate(ones({2}).view({1, 1, 1, 1, 1, 2}), to_size({2})));
  MISTAKE(F::interpolate(image(), to_size({2, 2}).antialias(true)));
  MISTAKE(nn::Upsample(nn::UpsampleOptions().size(std::vector<int64_t>{2, 2}))(ones({2, 2, 3, 0})));
}

void grids(Mistakes& mistakes) {
  MISTAKE(grid_sampler(image(), ones({2, 2, 3, 2}), 0, 0, false));
  MISTAKE(grid_sampler(image(), ones({1, 2, 3, 3}), 0, 0, false));
  MISTAKE(grid_sampler(ones({1, 1, 0, 3}), ones({1, 2, 3, 2}), 0, 0, false));
  MISTAKE(grid_sampler(image(), ones({1, 2, 2}), 0, 0, false));
  MISTAKE(grid_sampler(ones({1, 1, 3}), ones({1, 2, 1}), 0, 0, false));
  MISTAKE(grid_sampler(volume(), ones({1, 2, 2, 3, 3}), 2, 0, false));
  MISTAKE(grid_sampler(image(), ones({1, 2, 3, 2}, kDouble), 0, 0, false));
  MISTAKE(affine_grid_generator(ones({1, 2, 3}), {1, 1, 2}, false));
  MISTAKE(F::affine_grid(ones({1, 2, 3}, kLong), {1, 1, 2, 2}));
  MISTAKE(F::affine_grid(ones({1, 2, 2}), {1, 1, 2, 2}));
  MISTAKE(F::affine_grid(ones({1, 2, 3}), {1, 1, 2, 2, 2}));
  MISTAKE(F::affine_grid(ones({1, 2, 3}), {1, 1, 2}));
  MISTAKE(F::affine_grid(ones({1, 2, 3}), {1, 1, 0, 2}));
  MISTAKE(F::grid_sample(image(), ones({1, 2, 3, 2})));
}

}  // namespace

Mistakes images() {
  Mistakes mistakes;
  pools(mistakes);
  rearranged(mistakes);
  sizes(mistakes);
  grids(mistakes);
  return mistakes;
}

}  // namespace rows::errors
