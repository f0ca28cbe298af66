// What image nets are made of beside convolutions: pools that adapt and are undone, shuffled
// pixels, patches, other sizes, places anywhere; and normalizations as libtorch's free functions.

#include "tests/rows/rows.h"

namespace rows {
namespace {

namespace nn = lib::nn;

const Inputs kLines = shapes({{2, 3, 8}, {3, 7}, {0, 2, 5}});
const Inputs kPlanes = shapes({{2, 3, 6, 5}, {2, 7, 8}, {1, 1, 4, 4}, {0, 2, 4, 4}});
const Inputs kSpaces = shapes({{2, 2, 4, 5, 4}, {2, 4, 4, 6}});

Rows pools() {
  return {
      {"adaptive_max_pool1d", "", kLines, [](X x) { return adaptive_max_pool1d(x[0], 4); }},
      {"adaptive_max_pool2d", "", kPlanes,
       [](X x) {
         return adaptive_max_pool2d(x[0], {3, 2});
       }},
      {"adaptive_max_pool2d", "larger", shapes({{1, 2, 2, 3}}),
       [](X x) {
         return adaptive_max_pool2d(x[0], {3, 7});
       }},
      {"adaptive_max_pool3d", "", kSpaces,
       [](X x) {
         return adaptive_max_pool3d(x[0], {2, 3, 4});
       }},
      {"adaptive_max_pool2d_with_indices", "options left open", shapes({{1, 2, 5, 3}}),
       [](X x) {
         return F::adaptive_max_pool2d_with_indices(
             x[0], F::AdaptiveMaxPool2dFuncOptions({2, lib::nullopt}));
       }},
      {"adaptive_max_pool1d_with_indices", "options", shapes({{1, 2, 5}}),
       [](X x) {
         return F::adaptive_max_pool1d_with_indices(x[0], F::AdaptiveMaxPool1dFuncOptions(2));
       }},
      {"adaptive_max_pool3d_with_indices", "options", shapes({{1, 2, 3, 2, 3}}),
       [](X x) {
         return F::adaptive_max_pool3d_with_indices(x[0], F::AdaptiveMaxPool3dFuncOptions(2));
       }},
      {"adaptive_avg_pool2d", "options left open", shapes({{1, 2, 5, 3}}),
       [](X x) {
         return F::adaptive_avg_pool2d(x[0], F::AdaptiveAvgPool2dFuncOptions({lib::nullopt, 2}));
       }},
      {"max_unpool1d", "", shapes({{2, 3, 8}}),
       [](X x) {
         const auto [values, where] = max_pool1d_with_indices(x[0], 2);
         return F::max_unpool1d(values, where, F::MaxUnpool1dFuncOptions(2));
       }},
      {"max_unpool1d", "size", shapes({{2, 3, 9}}),
       [](X x) {
         const auto [values, where] = max_pool1d_with_indices(x[0], 3, 2, 1);
         return F::max_unpool1d(values, where,
                                F::MaxUnpool1dFuncOptions(3).stride(2).padding(1).output_size(
                                    std::vector<int64_t>{2, 3, 10}));
       }},
      {"max_unpool2d", "", kPlanes,
       [](X x) {
         const auto [values, where] = max_pool2d_with_indices(x[0], 2);
         return max_unpool2d(values, where, {x[0].size(-2), x[0].size(-1)});
       }},
      {"max_unpool3d", "", kSpaces,
       [](X x) {
         const auto [values, where] = max_pool3d_with_indices(x[0], {2, 1, 2});
         return max_unpool3d(values, where,
                             x[0].sizes().slice(static_cast<std::size_t>(x[0].dim()) - 3),
                             {2, 1, 2}, {0, 0, 0});
       }},
      {"lp_pool1d", "", shapes({{2, 3, 8}, {3, 7}}, kFloats, 0.5, 2),
       [](X x) { return F::lp_pool1d(x[0], F::LPPool1dFuncOptions(3, 2).ceil_mode(true)); }},
      {"lp_pool2d", "", shapes({{2, 3, 6, 5}, {2, 7, 8}}, kFloats, 0.5, 2),
       [](X x) {
         return F::lp_pool2d(x[0], F::LPPool2dFuncOptions(1.5, {3, 2}).stride({1, 2}));
       }},
  };
}

Rows norms() {
  const Inputs images = operands({{{3, 4, 2}, {4}, {4}}, {{2, 4, 3, 2}, {4}, {4}}});
  return {
      {"local_response_norm", "", shapes({{2, 5, 3}, {2, 4, 3, 2}, {1, 3, 2, 2, 2}}),
       [](X x) {
         const auto o = F::LocalResponseNormFuncOptions(3).alpha(0.5).beta(0.6).k(2);
         return std::vector<Tensor>{F::local_response_norm(x[0], o),
                                    F::local_response_norm(x[0], 4),
                                    nn::LocalResponseNorm(2)(x[0])};
       }},
      {"batch_norm", "function", images,
       [](X x) { return batch_norm(x[0], x[1], x[2], {}, {}, true, 0.1, 1e-5, true); }},
      {"instance_norm", "function", operands({{{3, 4, 5}, {4}, {4}}, {{2, 4, 3, 2}, {4}, {4}}}),
       [](X x) { return instance_norm(x[0], x[1], x[2], {}, {}, true, 0.1, 1e-5, true); }},
      {"layer_norm", "function", operands({{{2, 4, 3}, {4, 3}, {4, 3}}}),
       [](X x) {
         return layer_norm(x[0], {4, 3}, x[1], x[2], 1e-5, false);
       }},
      {"group_norm", "function", images,
       [](X x) { return group_norm(x[0], 2, x[1], x[2], 1e-5, true); }},
  };
}

Rows rearranged() {
  const Dtypes some{kFloat, kDouble, kLong};
  const Inputs planes = shapes({{2, 2, 5, 4}, {2, 4, 6}, {0, 2, 4, 4}});
  return {
      {"pixel_shuffle", "", shapes({{1, 8, 2, 3}, {4, 1, 2}, {2, 3, 4, 2, 2}}, some),
       [](X x) { return pixel_shuffle(x[0], 2); }},
      {"pixel_unshuffle", "", shapes({{1, 2, 4, 6}, {3, 2, 2}, {2, 1, 2, 4, 2}}, some),
       [](X x) { return pixel_unshuffle(x[0], 2); }},
      {"channel_shuffle", "", shapes({{2, 6, 3}, {1, 4, 2, 2}, {0, 4, 2}}, {kLong}),
       [](X x) { return channel_shuffle(x[0], 2); }},
      alone({"channel_shuffle", "gradient", doubles({{{2, 6, 3}}}),
             [](X x) { return channel_shuffle(x[0], 3); }}),
      {"pixel_shuffle", "layers", shapes({{1, 18, 2, 4}}),
       [](X x) {
         const Tensor y = nn::PixelShuffle(nn::PixelShuffleOptions(3))(x[0]);
         return std::vector<Tensor>{y, F::pixel_shuffle(x[0], 3), F::pixel_unshuffle(y, 3),
                                    nn::PixelUnshuffle(nn::PixelUnshuffleOptions(2))(y * y)};
       }},
      {"im2col", "", planes,
       [](X x) {
         return im2col(x[0], {2, 3}, {1, 1}, {0, 0}, {1, 1});
       }},
      {"im2col", "settings", planes,
       [](X x) {
         return im2col(x[0], {3, 2}, {2, 1}, {1, 2}, {2, 1});
       }},
      {"col2im", "", shapes({{2, 8, 6}, {4, 6}, {0, 4, 6}}),
       [](X x) {
         return col2im(x[0], {3, 4}, {2, 2}, {1, 1}, {0, 0}, {1, 1});
       }},
      {"col2im", "settings", shapes({{2, 6, 6}}),
       [](X x) {
         return col2im(x[0], {5, 5}, {3, 2}, {1, 2}, {1, 0}, {3, 1});
       }},
      {"fold", "layers", shapes({{2, 2, 4, 5}}),
       [](X x) {
         const auto o = nn::UnfoldOptions({2, 3}).padding(1).stride({1, 2});
         const Tensor columns = F::unfold(x[0], o);
         return std::vector<Tensor>{
             columns, nn::Unfold(3)(x[0]),
             nn::Fold(nn::FoldOptions({4, 5}, {2, 3}).padding(1).stride({1, 2}))(columns)};
       }},
  };
}

F::InterpolateFuncOptions sized(std::vector<int64_t> size) {
  return F::InterpolateFuncOptions().size(std::move(size));
}
F::InterpolateFuncOptions scaled(std::vector<double> factors) {
  return F::InterpolateFuncOptions().scale_factor(std::move(factors)).recompute_scale_factor(false);
}

/// The sizes that factors lead to. With larger ones libtorch reads and writes beyond the image.
Sizes grown(const Tensor& x, double h, double w) {
  return {static_cast<int64_t>(static_cast<double>(x.size(2)) * h),
          static_cast<int64_t>(static_cast<double>(x.size(3)) * w)};
}

Rows upsamplings() {
  const Inputs lines = shapes({{2, 3, 5}, {1, 1, 1}, {0, 2, 4}});
  const Inputs planes = shapes({{2, 3, 4, 5}, {1, 1, 3, 2}, {0, 2, 4, 4}});
  const Inputs spaces = shapes({{1, 2, 3, 2, 4}});
  return {
      {"upsample_nearest1d", "", lines, [](X x) { return upsample_nearest1d(x[0], 7); }},
      {"upsample_nearest2d", "", shapes({{2, 3, 4, 5}, {2, 2, 3, 2}}, {kFloat, kDouble, kByte}),
       [](X x) {
         return upsample_nearest2d(x[0], {7, 3});
       }},
      {"upsample_nearest2d", "scales", planes,
       [](X x) {
         return upsample_nearest2d(x[0], {7, 3}, 1.9, 0.7);
       }},
      {"upsample_nearest3d", "", spaces,
       [](X x) {
         return upsample_nearest3d(x[0], {2, 3, 9});
       }},
      {"upsample_linear1d", "", lines,
       [](X x) {
         return std::vector<Tensor>{upsample_linear1d(x[0], 8, false),
                                    upsample_linear1d(x[0], 8, true),
                                    upsample_linear1d(x[0], 2, false)};
       }},
      {"upsample_bilinear2d", "", planes,
       [](X x) {
         return std::vector<Tensor>{
             upsample_bilinear2d(x[0], {7, 3}, false), upsample_bilinear2d(x[0], {7, 1}, true),
             upsample_bilinear2d(x[0], grown(x[0], 2.1, 2.3), false, 2.1, 2.3)};
       }},
      {"upsample_trilinear3d", "", spaces,
       [](X x) {
         return std::vector<Tensor>{upsample_trilinear3d(x[0], {2, 5, 6}, false),
                                    upsample_trilinear3d(x[0], {4, 2, 3}, true)};
       }},
      {"upsample_bicubic2d", "", planes,
       [](X x) {
         return std::vector<Tensor>{
             upsample_bicubic2d(x[0], {7, 3}, false), upsample_bicubic2d(x[0], {6, 9}, true),
             upsample_bicubic2d(x[0], grown(x[0], 2.1, 2.3), false, 2.1, 2.3)};
       }},
      {"interpolate", "nearest", planes,
       [](X x) {
         return std::vector<Tensor>{
             F::interpolate(x[0], sized({5, 8})), F::interpolate(x[0], scaled({2, 1.4})),
             F::interpolate(x[0], scaled({1.4, 2}).recompute_scale_factor(true)),
             F::interpolate(x[0], sized({9, 3}).mode(lib::kNearestExact).align_corners(false)),
             nn::Upsample(nn::UpsampleOptions().scale_factor(std::vector<double>{3, 2}))(x[0])};
       }},
      {"interpolate", "linear", planes,
       [](X x) {
         const auto bilinear = sized({5, 8}).mode(lib::kBilinear);
         auto inner = bilinear, outer = bilinear;
         return std::vector<Tensor>{
             F::interpolate(x[0], inner.align_corners(false)),
             F::interpolate(x[0], outer.align_corners(true)),
             F::interpolate(x[0], scaled({1.3, 0.7}).mode(lib::kBilinear).align_corners(false)),
             F::interpolate(x[0].flatten(0, 1), sized({8}).mode(lib::kLinear).align_corners(false)),
             F::interpolate(x[0].unsqueeze(2),
                            sized({2, 5, 3}).mode(lib::kTrilinear).align_corners(false))};
       }},
      {"interpolate", "cubic and area", shapes({{2, 3, 4, 5}, {1, 1, 3, 2}}),
       [](X x) {
         return std::vector<Tensor>{
             F::interpolate(x[0], sized({5, 8}).mode(lib::kBicubic).align_corners(false)),
             F::interpolate(x[0], sized({2, 7}).mode(lib::kArea)),
             F::interpolate(x[0].flatten(0, 1), scaled({0.6}).mode(lib::kArea))};
       }},
      {"interpolate", "antialias", shapes({{2, 3, 7, 6}, {1, 1, 5, 4}}),
       [](X x) {
         const auto some = sized({3, 8}).antialias(true).align_corners(false);
         auto linear = some, cubic = some;
         return std::vector<Tensor>{F::interpolate(x[0], linear.mode(lib::kBilinear)),
                                    F::interpolate(x[0], cubic.mode(lib::kBicubic))};
       }},
  };
}

Rows places() {
  const Inputs planes =
      operands({{{2, 2, 4, 5}, {2, 3, 2, 2}}, {{0, 2, 3, 3}, {0, 2, 2, 2}}}, kFloats, -1.4, 1.4);
  const Inputs spaces = operands({{{1, 2, 3, 2, 4}, {1, 2, 2, 3, 3}}}, kFloats, -1.4, 1.4);
  return {
      {"grid_sampler", "linear", planes,
       [](X x) {
         return std::vector<Tensor>{
             grid_sampler(x[0], x[1], 0, 0, false), grid_sampler(x[0], x[1], 0, 1, true),
             grid_sampler(x[0], x[1], 0, 2, false), grid_sampler(x[0], x[1] * 2, 0, 2, true)};
       }},
      {"grid_sampler", "nearest", planes,
       [](X x) {
         return std::vector<Tensor>{grid_sampler(x[0], x[1], 1, 0, false),
                                    grid_sampler(x[0], x[1], 1, 1, true),
                                    grid_sampler(x[0], x[1] * 2, 1, 2, false)};
       }},
      {"grid_sampler", "cubic", planes,
       [](X x) {
         return std::vector<Tensor>{grid_sampler(x[0], x[1], 2, 0, false),
                                    grid_sampler(x[0], x[1], 2, 1, true),
                                    grid_sampler(x[0], x[1], 2, 2, false)};
       }},
      {"grid_sampler", "three axes", spaces,
       [](X x) {
         return std::vector<Tensor>{grid_sampler(x[0], x[1], 0, 0, true),
                                    grid_sampler(x[0], x[1], 0, 2, false),
                                    grid_sampler(x[0], x[1], 1, 1, false)};
       }},
      {"grid_sample", "", planes,
       [](X x) {
         const auto o = F::GridSampleFuncOptions().align_corners(false);
         auto border = o, mirror = o;
         return std::vector<Tensor>{
             F::grid_sample(x[0], x[1], o),
             F::grid_sample(x[0], x[1], border.padding_mode(lib::kBorder)),
             F::grid_sample(x[0], x[1], mirror.mode(lib::kNearest).padding_mode(lib::kReflection))};
       }},
      {"affine_grid_generator", "", shapes({{2, 2, 3}}),
       [](X x) {
         return std::vector<Tensor>{affine_grid_generator(x[0], {2, 1, 3, 4}, false),
                                    affine_grid_generator(x[0], {2, 1, 1, 2}, true)};
       }},
      {"affine_grid", "three axes", shapes({{1, 3, 4}}),
       [](X x) {
         return std::vector<Tensor>{F::affine_grid(x[0], {1, 2, 2, 3, 2}),
                                    F::affine_grid(x[0], {1, 2, 2, 1, 4}, true)};
       }},
  };
}

}  // namespace

Rows image_operations() {
  Rows rows;
  for (const Rows& some : {pools(), norms(), rearranged(), upsamplings(), places()})
    rows.insert(rows.end(), some.begin(), some.end());
  return rows;
}

}  // namespace rows
