#include "taper/nn/functional/pooling.h"

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

Variable adaptive_avg_pool1d(const Variable& x, const AdaptiveAvgPool1dFuncOptions& o) {
  return taper::adaptive_avg_pool1d(x, o.output_size());
}
Variable adaptive_avg_pool2d(const Variable& x, const AdaptiveAvgPool2dFuncOptions& o) {
  return taper::adaptive_avg_pool2d(x, o.output_size());
}
Variable adaptive_avg_pool3d(const Variable& x, const AdaptiveAvgPool3dFuncOptions& o) {
  return taper::adaptive_avg_pool3d(x, o.output_size());
}

}  // namespace taper::nn::functional
