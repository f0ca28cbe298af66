#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
namespace F = taper::nn::functional;

TEST_SUITE_BEGIN("images");

TEST_CASE("maxima go back to where they came from, in images of any rank and of sizes in between") {
  const Variable x = arange(30, kDouble).view({1, 5, 6});
  const auto [values, where] = nn::MaxPool2d(2)->forward_with_indices(x);
  nn::MaxUnpool2d back(2);
  const Variable least = back(values, where);
  CHECK(least.sizes() == IntArrayRef({1, 4, 6}));
  CHECK(least.sum().item<double>() == values.sum().item<double>());
  const Variable whole = back->forward(values, where, std::vector<int64_t>{5, 6});
  CHECK(whole.sizes() == x.sizes());
  CHECK(equal(whole, taper::where(whole != 0, x, 0)));
}

TEST_CASE("undone pools stand in a module of any kind, which knows their optional argument") {
  nn::AnyModule any(nn::MaxUnpool1d(2));
  const auto [values, where] =
      nn::AdaptiveMaxPool1d(2)->forward_with_indices(arange(4, kFloat).view({1, 1, 4}));
  CHECK(equal(any.forward(values, where), tensor({0.0F, 1.0F, 0.0F, 3.0F}).view({1, 1, 4})));
}

TEST_CASE("clones keep their options") {
  const Variable x = randn({1, 4, 6, 6});
  const auto keeps = [&](const auto& layer) {
    const auto copy = layer->clone();
    CHECK(
        equal(layer->forward(x), copy->template as<std::decay_t<decltype(*layer)>>()->forward(x)));
  };
  keeps(nn::LPPool2d(nn::LPPool2dOptions(2, 3).stride(1)));
  keeps(nn::AdaptiveMaxPool2d(nn::AdaptiveMaxPool2dOptions({2, nullopt})));
  keeps(nn::LocalResponseNorm(nn::LocalResponseNormOptions(3).alpha(1)));
  keeps(nn::PixelShuffle(2));
  keeps(nn::Unfold(nn::UnfoldOptions(3).dilation(2)));
  keeps(nn::Upsample(nn::UpsampleOptions()
                         .scale_factor(std::vector<double>{2, 3})
                         .mode(kBicubic)
                         .align_corners(true)));
}

TEST_CASE("an empty batch has an empty gradient") {
  const Variable x = ones({0, 4, 2, 2}, requires_grad());
  pixel_unshuffle(pixel_shuffle(x, 2), 2).sum().backward();
  CHECK(x.grad().sizes() == x.sizes());
}

TEST_CASE("patches that overlap add up to as many times the image") {
  const Variable x = randn({2, 3, 5, 7}, kDouble), once = ones_like(x);
  const auto folded = [](const Variable& y) {
    const Variable columns = F::unfold(y, F::UnfoldFuncOptions({3, 2}).padding(1).stride({2, 1}));
    return F::fold(columns, F::FoldFuncOptions({5, 7}, {3, 2}).padding(1).stride({2, 1}));
  };
  CHECK(allclose(folded(x), x * folded(once)));
}

TEST_CASE("values that are linear stay so between elements, whatever the size") {
  const Variable line = linspace(0, 1, 5, kDouble).view({1, 1, 5});
  const auto stretched = [&](int64_t size) {
    return upsample_linear1d(line, size, /*align_corners=*/true).view({-1});
  };
  for (const int64_t size : {2, 4, 5, 9, 32})
    CHECK(allclose(stretched(size), linspace(0, 1, size, kDouble)));
}

TEST_CASE("narrow dtypes are computed with as float32") {
  for (const ScalarType dtype : {kBFloat16, kHalf}) {
    const Variable x = randn({1, 2, 4, 5}).to(dtype), wide = x.to(kFloat);
    const auto agrees = [&](const Variable& y, const Variable& expected) {
      CHECK(y.dtype() == dtype);
      CHECK(equal(y, expected.to(dtype)));
    };
    agrees(upsample_bilinear2d(x, {7, 3}, false), upsample_bilinear2d(wide, {7, 3}, false));
    agrees(std::get<0>(adaptive_max_pool2d(x, {2, 2})),
           std::get<0>(adaptive_max_pool2d(wide, {2, 2})));
    const Variable columns = im2col(x, {2, 2}, {1, 1}, {0, 0}, {1, 1});
    agrees(columns, im2col(wide, {2, 2}, {1, 1}, {0, 0}, {1, 1}));
    agrees(col2im(columns, {4, 5}, {2, 2}, {1, 1}, {0, 0}, {1, 1}),
           col2im(columns.to(kFloat), {4, 5}, {2, 2}, {1, 1}, {0, 0}, {1, 1}));
  }
}

TEST_CASE("the identity map reads an image as it is; places that are no numbers read nothing") {
  const Variable x = randn({1, 2, 4, 5}, kDouble);
  const Variable theta = tensor({1.0, 0.0, 0.0, 0.0, 1.0, 0.0}, kDouble).view({1, 2, 3});
  for (const bool align_corners : {false, true}) {
    const Variable grid = F::affine_grid(theta, x.sizes(), align_corners);
    CHECK(allclose(grid_sampler(x, grid, 0, 0, align_corners), x));
    CHECK(allclose(grid_sampler(x, grid, 2, 1, align_corners), x));
  }
  CHECK(equal(grid_sampler(x, full({1, 1, 1, 2}, NAN, kDouble), 0, 0, false),
              zeros({1, 2, 1, 1}, kDouble)));
}
