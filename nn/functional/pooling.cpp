#include "taper/nn/functional/pooling.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::functional {

Variable max_pool1d(const Variable& x, const MaxPool1dFuncOptions& o) {
  return taper::max_pool1d(x, o.kernel_size(), o.stride(), o.padding(), o.dilation(),
                           o.ceil_mode());
}
Variable max_pool2d(const Variable& x, const MaxPool2dFuncOptions& o) {
  return taper::max_pool2d(x, o.kernel_size(), o.stride(), o.padding(), o.dilation(),
                           o.ceil_mode());
}
Variable max_pool3d(const Variable& x, const MaxPool3dFuncOptions& o) {
  return taper::max_pool3d(x, o.kernel_size(), o.stride(), o.padding(), o.dilation(),
                           o.ceil_mode());
}
std::tuple<Variable, Variable> max_pool1d_with_indices(const Variable& x,
                                                       const MaxPool1dFuncOptions& o) {
  return taper::max_pool1d_with_indices(x, o.kernel_size(), o.stride(), o.padding(), o.dilation(),
                                        o.ceil_mode());
}
std::tuple<Variable, Variable> max_pool2d_with_indices(const Variable& x,
                                                       const MaxPool2dFuncOptions& o) {
  return taper::max_pool2d_with_indices(x, o.kernel_size(), o.stride(), o.padding(), o.dilation(),
                                        o.ceil_mode());
}
std::tuple<Variable, Variable> max_pool3d_with_indices(const Variable& x,
                                                       const MaxPool3dFuncOptions& o) {
  return taper::max_pool3d_with_indices(x, o.kernel_size(), o.stride(), o.padding(), o.dilation(),
                                        o.ceil_mode());
}

Variable avg_pool1d(const Variable& x, const AvgPool1dFuncOptions& o) {
  return taper::avg_pool1d(x, o.kernel_size(), o.stride(), o.padding(), o.ceil_mode(),
                           o.count_include_pad());
}
Variable avg_pool2d(const Variable& x, const AvgPool2dFuncOptions& o) {
  return taper::avg_pool2d(x, o.kernel_size(), o.stride(), o.padding(), o.ceil_mode(),
                           o.count_include_pad(), o.divisor_override());
}
Variable avg_pool3d(const Variable& x, const AvgPool3dFuncOptions& o) {
  return taper::avg_pool3d(x, o.kernel_size(), o.stride(), o.padding(), o.ceil_mode(),
                           o.count_include_pad(), o.divisor_override());
}

namespace {

/// The sizes that are asked for; those left open are the input's.
template <std::size_t D>
std::vector<int64_t> filled(const Variable& x, const ExpandingArrayWithOptionalElem<D>& sizes) {
  check_that(x.dim() > static_cast<int64_t>(D), "Input dimension should be at least ", D + 1,
             ", got ", x.sizes());
  std::vector<int64_t> out = x.sizes().slice(static_cast<std::size_t>(x.dim()) - D).vec();
  for (std::size_t i = 0; i < D; ++i) out[i] = (*sizes)[i].value_or(out[i]);
  return out;
}

}  // namespace

Variable adaptive_avg_pool1d(const Variable& x, const AdaptiveAvgPool1dFuncOptions& o) {
  return taper::adaptive_avg_pool1d(x, o.output_size());
}
Variable adaptive_avg_pool2d(const Variable& x, const AdaptiveAvgPool2dFuncOptions& o) {
  return taper::adaptive_avg_pool2d(x, filled(x, o.output_size()));
}
Variable adaptive_avg_pool3d(const Variable& x, const AdaptiveAvgPool3dFuncOptions& o) {
  return taper::adaptive_avg_pool3d(x, filled(x, o.output_size()));
}

std::tuple<Variable, Variable> adaptive_max_pool1d_with_indices(
    const Variable& x, const AdaptiveMaxPool1dFuncOptions& o) {
  return taper::adaptive_max_pool1d(x, o.output_size());
}
std::tuple<Variable, Variable> adaptive_max_pool2d_with_indices(
    const Variable& x, const AdaptiveMaxPool2dFuncOptions& o) {
  return taper::adaptive_max_pool2d(x, filled(x, o.output_size()));
}
std::tuple<Variable, Variable> adaptive_max_pool3d_with_indices(
    const Variable& x, const AdaptiveMaxPool3dFuncOptions& o) {
  return taper::adaptive_max_pool3d(x, filled(x, o.output_size()));
}
Variable adaptive_max_pool1d(const Variable& x, const AdaptiveMaxPool1dFuncOptions& o) {
  return std::get<0>(adaptive_max_pool1d_with_indices(x, o));
}
Variable adaptive_max_pool2d(const Variable& x, const AdaptiveMaxPool2dFuncOptions& o) {
  return std::get<0>(adaptive_max_pool2d_with_indices(x, o));
}
Variable adaptive_max_pool3d(const Variable& x, const AdaptiveMaxPool3dFuncOptions& o) {
  return std::get<0>(adaptive_max_pool3d_with_indices(x, o));
}

namespace {

/// The sizes of the image that is asked for, or of the smallest that pools to x's.
template <std::size_t D>
std::vector<int64_t> unpooled_sizes(const Variable& x, const MaxUnpoolFuncOptions<D>& o) {
  check_that(x.dim() > static_cast<int64_t>(D), "MaxUnpool: expected an image with ", D,
             " axes, got ", x.sizes());
  std::vector<int64_t> least;
  for (std::size_t i = 0; i < D; ++i)
    least.push_back((x.sizes()[static_cast<std::size_t>(x.dim()) - D + i] - 1) * (*o.stride())[i] +
                    (*o.kernel_size())[i] - 2 * (*o.padding())[i]);
  if (!o.output_size()) return least;
  const IntArrayRef wanted = *o.output_size();
  check_that(wanted.size() == D || wanted.size() == D + 2,
             "MaxUnpool: output_size should be a sequence containing ", D, " or ", D + 2,
             " elements, but it has a length of '", wanted.size(), "'");
  std::vector<int64_t> sizes = wanted.slice(wanted.size() - D).vec();
  for (std::size_t i = 0; i < D; ++i) {
    const int64_t low = least[i] - (*o.stride())[i], high = least[i] + (*o.stride())[i];
    check_that(sizes[i] >= low && sizes[i] <= high, "MaxUnpool: invalid output_size ",
               spaced(sizes), " (dim ", i, " must be between ", low, " and ", high, ")");
  }
  return sizes;
}

/// The root of the sums of `count` powers, of which these are the means.
Variable root(const Variable& means, int64_t count, double norm_type) {
  return pow(means * count, 1 / norm_type);
}

}  // namespace

Variable max_unpool1d(const Variable& x, const Variable& indices, const MaxUnpool1dFuncOptions& o) {
  const std::vector<int64_t> size = unpooled_sizes(x, o);
  return squeeze(taper::max_unpool2d(unsqueeze(x, -1), unsqueeze(indices, -1), {size[0], 1}), -1);
}
Variable max_unpool2d(const Variable& x, const Variable& indices, const MaxUnpool2dFuncOptions& o) {
  return taper::max_unpool2d(x, indices, unpooled_sizes(x, o));
}
Variable max_unpool3d(const Variable& x, const Variable& indices, const MaxUnpool3dFuncOptions& o) {
  return taper::max_unpool3d(x, indices, unpooled_sizes(x, o), o.stride(), o.padding());
}

Variable lp_pool1d(const Variable& x, const LPPool1dFuncOptions& o) {
  const Variable means =
      taper::avg_pool1d(pow(x, o.norm_type()), o.kernel_size(), o.stride(), 0, o.ceil_mode());
  return root(means, o.kernel_size()->front(), o.norm_type());
}
Variable lp_pool2d(const Variable& x, const LPPool2dFuncOptions& o) {
  const Variable means =
      taper::avg_pool2d(pow(x, o.norm_type()), o.kernel_size(), o.stride(), 0, o.ceil_mode());
  return root(means, o.kernel_size()->front() * o.kernel_size()->back(), o.norm_type());
}

}  // namespace taper::nn::functional
