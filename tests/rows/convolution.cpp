// Convolutions, pooling, padding, and their layers.

#include "tests/rows/rows.h"

namespace rows {
namespace {

namespace nn = lib::nn;

/// Image, filters and a bias.
Inputs images(std::vector<Sizes> x, std::vector<Sizes> w, int64_t filters) {
  std::vector<std::vector<Sizes>> all;
  for (std::size_t i = 0; i < x.size(); ++i) all.push_back({x[i], w[i], {filters}});
  return operands(std::move(all));
}

template <class Make>
std::vector<Tensor> through(const Tensor& x, Make make) {
  lib::manual_seed(14);
  auto layer = make();
  std::vector<Tensor> out = layer->parameters();
  out.push_back(layer->forward(x.to(kFloat)));
  return out;
}

Rows convolutions() {
  const Inputs lines = images({{2, 3, 7}, {3, 5}, {0, 3, 6}}, {{4, 3, 3}, {4, 3, 1}, {4, 3, 2}}, 4);
  const Inputs planes = images({{2, 2, 5, 4}, {2, 4, 6}, {1, 2, 3, 3}, {0, 2, 3, 3}},
                               {{3, 2, 3, 2}, {3, 2, 2, 3}, {3, 2, 3, 3}, {3, 2, 2, 2}}, 3);
  const Inputs grouped = images({{2, 4, 5, 5}, {1, 4, 4, 6}}, {{6, 2, 2, 3}, {6, 2, 1, 2}}, 6);
  const Inputs spaces =
      images({{2, 2, 3, 4, 3}, {2, 4, 3, 3}}, {{2, 2, 2, 3, 1}, {2, 2, 2, 2, 2}}, 2);
  const Inputs back = images({{2, 3, 3, 4}, {3, 2, 3}, {0, 3, 2, 2}},
                             {{3, 2, 3, 2}, {3, 2, 2, 2}, {3, 2, 2, 2}}, 2);
  return {
      {"conv1d", "", lines, [](X x) { return conv1d(x[0], x[1], x[2]); }},
      {"conv1d", "settings", lines, [](X x) { return conv1d(x[0], x[1], x[2], 2, 1, 2); }},
      {"conv1d", "same", lines, [](X x) { return conv1d(x[0], x[1], x[2], 1, "same", 2); }},
      {"conv2d", "", planes, [](X x) { return conv2d(x[0], x[1], x[2]); }},
      {"conv2d", "no bias", planes, [](X x) { return conv2d(x[0], x[1]); }},
      {"conv2d", "settings", planes,
       [](X x) {
         return conv2d(x[0], x[1], x[2], {2, 1}, {1, 2}, {1, 2});
       }},
      {"conv2d", "same", planes, [](X x) { return conv2d(x[0], x[1], x[2], 1, "same"); }},
      {"conv2d", "valid", planes, [](X x) { return conv2d(x[0], x[1], x[2], 2, "valid"); }},
      {"conv2d", "groups", grouped,
       [](X x) {
         return conv2d(x[0], x[1], x[2], {1, 2}, {1, 0}, 1, 2);
       }},
      {"conv2d", "strided inputs", images({{5, 4, 2, 2}}, {{2, 3, 2, 3}}, 3),
       [](X x) {
         return conv2d(x[0].permute({3, 2, 0, 1}), x[1].permute({3, 0, 1, 2}), x[2]);
       }},
      {"conv3d", "", spaces, [](X x) { return conv3d(x[0], x[1], x[2]); }},
      {"conv3d", "settings", spaces,
       [](X x) {
         return conv3d(x[0], x[1], x[2], {1, 2, 1}, {1, 1, 0}, {2, 1, 1});
       }},
      {"conv3d", "same", spaces, [](X x) { return conv3d(x[0], x[1], x[2], 1, "same"); }},
      {"conv_transpose1d", "", images({{2, 3, 4}, {3, 5}}, {{3, 2, 3}, {3, 2, 2}}, 2),
       [](X x) { return conv_transpose1d(x[0], x[1], x[2], 2, 1, 1); }},
      {"conv_transpose1d", "output padding beyond the stride", images({{1, 2, 3}}, {{2, 1, 2}}, 1),
       [](X x) { return conv_transpose1d(x[0], x[1], x[2], 1, 1, 1, 1, 2); }},
      {"conv_transpose2d", "", back, [](X x) { return conv_transpose2d(x[0], x[1], x[2]); }},
      {"conv_transpose2d", "settings", back,
       [](X x) {
         return conv_transpose2d(x[0], x[1], x[2], {2, 3}, {1, 0}, {1, 2}, 1, {2, 1});
       }},
      {"conv_transpose2d", "groups", images({{2, 4, 3, 2}}, {{4, 3, 2, 2}}, 6),
       [](X x) { return conv_transpose2d(x[0], x[1], x[2], 2, 0, 0, 2); }},
      {"conv_transpose3d", "", images({{1, 2, 2, 3, 2}}, {{2, 2, 2, 1, 2}}, 2),
       [](X x) {
         return conv_transpose3d(x[0], x[1], x[2], {1, 2, 2}, 0, {0, 1, 0});
       }},
      {"convolution", "", planes,
       [](X x) {
         const Tensor batch = x[0].dim() == 3 ? x[0].unsqueeze(0) : x[0];
         return convolution(batch, x[1], x[2], {1, 1}, {1, 1}, {1, 1}, false, {0, 0}, 1);
       }},
      {"conv2d", "layers", shapes({{2, 4, 6, 5}}, {kFloat}),
       [](X x) {
         return through(x[0], [] {
           return nn::Sequential{
               nn::Conv2d(nn::Conv2dOptions(4, 6, {3, 2}).stride({1, 2}).padding(1).groups(2)),
               nn::ConvTranspose2d(nn::ConvTranspose2dOptions(6, 2, 3).stride(2).bias(false)),
               nn::Conv2d(nn::Conv2dOptions(2, 2, 3).padding(1).padding_mode(lib::kReflect)),
               nn::Conv2d(nn::Conv2dOptions(2, 2, 3).padding(lib::kSame).dilation(2))};
         });
       }},
      {"conv1d", "layers", shapes({{2, 3, 9}}, {kFloat}),
       [](X x) {
         return through(x[0], [] {
           return nn::Sequential{
               nn::Conv1d(nn::Conv1dOptions(3, 4, 3).padding(2).padding_mode(lib::kCircular)),
               nn::ConvTranspose1d(4, 2, 2),
               nn::Conv1d(nn::Conv1dOptions(2, 2, 3).padding(1).padding_mode(lib::kReplicate))};
         });
       }},
      {"conv3d", "layers", shapes({{2, 2, 4, 4, 3}}, {kFloat}),
       [](X x) {
         return through(x[0], [] {
           return nn::Sequential{nn::Conv3d(2, 3, 2), nn::BatchNorm3d(3),
                                 nn::ConvTranspose3d(3, 1, 2)};
         });
       }},
  };
}

Rows poolings() {
  const Inputs lines = shapes({{2, 3, 8}, {3, 7}, {0, 2, 5}});
  const Inputs planes = shapes({{2, 3, 6, 5}, {2, 7, 8}, {1, 1, 4, 4}, {0, 2, 4, 4}});
  const Inputs spaces = shapes({{2, 2, 4, 5, 4}, {2, 4, 4, 6}, {1, 1, 2, 3, 2}});
  const Inputs special =
      given({{"NaN", {tensor({1.0, kNaN, 3.0, kInf, -kInf, 2.0}).to(kDouble).view({1, 1, 6})}},
             {"ties", {ones({1, 1, 6}, kDouble)}}});
  return {
      {"max_pool1d", "", lines, [](X x) { return max_pool1d(x[0], 2); }},
      {"max_pool1d", "settings", lines, [](X x) { return max_pool1d(x[0], 3, 2, 1, 1, true); }},
      rough({"max_pool1d", "special", special, [](X x) { return max_pool1d(x[0], 2, 1); }}),
      {"max_pool1d_with_indices", "", lines,
       [](X x) { return max_pool1d_with_indices(x[0], 3, 1, 1); }},
      {"max_pool2d", "", planes, [](X x) { return max_pool2d(x[0], 2); }},
      {"max_pool2d", "settings", planes,
       [](X x) {
         return max_pool2d(x[0], {3, 2}, {1, 2}, {1, 1}, {1, 2}, true);
       }},
      {"max_pool2d_with_indices", "", planes,
       [](X x) {
         return max_pool2d_with_indices(x[0], 2, {2, 1});
       }},
      {"max_pool3d", "", spaces, [](X x) { return max_pool3d(x[0], 2); }},
      {"max_pool3d_with_indices", "", spaces,
       [](X x) {
         return max_pool3d_with_indices(x[0], {2, 3, 2}, 1, {1, 0, 1});
       }},
      {"avg_pool1d", "", lines, [](X x) { return avg_pool1d(x[0], 2); }},
      {"avg_pool1d", "settings", lines, [](X x) { return avg_pool1d(x[0], 3, 2, 1, true, false); }},
      {"avg_pool2d", "", planes, [](X x) { return avg_pool2d(x[0], 2); }},
      {"avg_pool2d", "settings", planes,
       [](X x) {
         return avg_pool2d(x[0], {3, 2}, {2, 3}, {1, 1}, true);
       }},
      {"avg_pool2d", "without padding", planes,
       [](X x) { return avg_pool2d(x[0], 3, 2, 1, true, false); }},
      {"avg_pool2d", "divisor", planes,
       [](X x) { return avg_pool2d(x[0], 2, 1, 1, false, true, 3); }},
      {"avg_pool3d", "", spaces,
       [](X x) {
         return avg_pool3d(x[0], {2, 3, 2}, 1);
       }},
      {"adaptive_avg_pool1d", "", shapes({{2, 3, 8}, {3, 7}}),
       [](X x) { return adaptive_avg_pool1d(x[0], 4); }},
      {"adaptive_avg_pool2d", "", planes,
       [](X x) {
         return adaptive_avg_pool2d(x[0], {3, 2});
       }},
      {"adaptive_avg_pool3d", "", spaces,
       [](X x) {
         return adaptive_avg_pool3d(x[0], {2, 3, 4});
       }},
      {"max_pool2d", "layers", planes,
       [](X x) {
         const auto [values, where] = nn::MaxPool2d(3)->forward_with_indices(x[0]);
         return std::vector<Tensor>{
             nn::MaxPool2d(nn::MaxPool2dOptions(2).stride(1).padding(1))(x[0]), values, where,
             nn::AvgPool2d(nn::AvgPool2dOptions(3).padding(1).count_include_pad(false))(x[0])};
       }},
  };
}

Rows paddings() {
  const Inputs planes = shapes({{2, 2, 3, 4}, {2, 4, 3}}, {kDouble});
  const Inputs any = shapes({{3, 4}, {2, 3, 4}, {2, 0}}, {kDouble, kLong});
  return {
      {"constant_pad_nd", "", any,
       [](X x) {
         return constant_pad_nd(x[0], {1, 2, 0, 1}, 7);
       }},
      {"constant_pad_nd", "cut", shapes({{4, 5}, {2, 4, 3}}, {kDouble}),
       [](X x) {
         return constant_pad_nd(x[0], {-1, 2, 1, -2});
       }},
      {"pad", "constant", any,
       [](X x) {
         return pad(x[0], {2, 0}, "constant", 3);
       }},
      {"pad", "reflect", planes,
       [](X x) {
         return pad(x[0], {2, 1, 1, 0}, "reflect");
       }},
      {"pad", "replicate", planes,
       [](X x) {
         return pad(x[0], {3, 1, 0, 4}, "replicate");
       }},
      {"pad", "circular", shapes({{2, 2, 3, 4}}, {kDouble}),
       [](X x) {
         return pad(x[0], {1, 2, 2, 1}, "circular");
       }},
      {"pad", "layers", planes,
       [](X x) {
         return std::vector<Tensor>{
             nn::ReflectionPad2d(1)(x[0]), nn::ReplicationPad2d(2)(x[0]), nn::ZeroPad2d(1)(x[0]),
             nn::ConstantPad2d(1, 3.5)(x[0]),
             F::pad(x[0], F::PadFuncOptions({1, 1, 2, 0}).mode(lib::kReplicate))};
       }},
  };
}

}  // namespace

Rows convolution_family() {
  Rows rows;
  for (const Rows& some : {convolutions(), poolings(), paddings()})
    rows.insert(rows.end(), some.begin(), some.end());
  return rows;
}

}  // namespace rows
