// More of the names that Taper has; surface_nn.cpp says how they are used.
#include <torch/torch.h>

namespace names {

// Image layers
namespace n200 {
using torch::nn::AdaptiveMaxPool1d, torch::nn::AdaptiveMaxPool2d, torch::nn::AdaptiveMaxPool3d,
    torch::nn::Fold, torch::nn::LPPool1d, torch::nn::LPPool2d, torch::nn::LocalResponseNorm,
    torch::nn::MaxUnpool1d, torch::nn::MaxUnpool2d, torch::nn::MaxUnpool3d, torch::nn::PixelShuffle,
    torch::nn::PixelUnshuffle, torch::nn::Unfold, torch::nn::Upsample;
}
struct S201 : torch::nn::AdaptiveMaxPool2dImpl {
  using B = torch::nn::AdaptiveMaxPool2dImpl;
  using B::forward, B::forward_with_indices, B::options;
};
struct S202 : torch::nn::MaxUnpool2dImpl {
  using B = torch::nn::MaxUnpool2dImpl;
  using B::forward, B::options, B::reset;
};
struct S203 : torch::nn::UpsampleOptions {
  using B = torch::nn::UpsampleOptions;
  using B::align_corners, B::mode, B::mode_t, B::scale_factor, B::size;
};
struct S204 : torch::nn::FoldOptions {
  using B = torch::nn::FoldOptions;
  using B::dilation, B::kernel_size, B::output_size, B::padding, B::stride;
};
struct S205 : torch::nn::LocalResponseNormOptions {
  using B = torch::nn::LocalResponseNormOptions;
  using B::alpha, B::beta, B::k, B::size;
};
struct S206 : torch::nn::LPPool2dOptions {
  using B = torch::nn::LPPool2dOptions;
  using B::ceil_mode, B::kernel_size, B::norm_type, B::stride;
};

// Image functions
namespace n207 {
using torch::adaptive_max_pool1d, torch::adaptive_max_pool2d, torch::adaptive_max_pool3d,
    torch::affine_grid_generator, torch::batch_norm, torch::channel_shuffle, torch::col2im,
    torch::grid_sampler, torch::group_norm, torch::im2col, torch::instance_norm, torch::layer_norm,
    torch::max_unpool2d, torch::max_unpool3d, torch::pixel_shuffle, torch::pixel_unshuffle,
    torch::upsample_bicubic2d, torch::upsample_bilinear2d, torch::upsample_linear1d,
    torch::upsample_nearest1d, torch::upsample_nearest2d, torch::upsample_nearest3d,
    torch::upsample_trilinear3d;
}
namespace n208 {
using torch::nn::functional::adaptive_max_pool2d,
    torch::nn::functional::adaptive_max_pool2d_with_indices, torch::nn::functional::affine_grid,
    torch::nn::functional::fold, torch::nn::functional::grid_sample,
    torch::nn::functional::interpolate, torch::nn::functional::local_response_norm,
    torch::nn::functional::lp_pool2d, torch::nn::functional::max_unpool2d,
    torch::nn::functional::pixel_shuffle, torch::nn::functional::pixel_unshuffle,
    torch::nn::functional::unfold;
}
struct S209 : torch::nn::functional::InterpolateFuncOptions {
  using B = torch::nn::functional::InterpolateFuncOptions;
  using B::align_corners, B::antialias, B::mode, B::mode_t, B::recompute_scale_factor,
      B::scale_factor, B::size;
};
struct S210 : torch::nn::functional::GridSampleFuncOptions {
  using B = torch::nn::functional::GridSampleFuncOptions;
  using B::align_corners, B::mode, B::mode_t, B::padding_mode, B::padding_mode_t;
};
struct S211 : torch::nn::functional::MaxUnpool2dFuncOptions {
  using B = torch::nn::functional::MaxUnpool2dFuncOptions;
  using B::kernel_size, B::output_size, B::padding, B::stride;
};
namespace n212 {
using torch::ExpandingArrayWithOptionalElem, torch::kArea, torch::kBicubic, torch::kBilinear,
    torch::kBorder, torch::kLinear, torch::kNearest, torch::kNearestExact, torch::kReflection,
    torch::kTrilinear;
}

}  // namespace names
