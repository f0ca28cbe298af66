#pragma once

#include <string>
#include <type_traits>

#include "taper/core/graph/variable.h"

/// Convolutions over the last axes, which are cross-correlations: a filter slides over the image
/// without being flipped. Images are (n, c, axes...), or (c, axes...) for one alone, filters (o, c
/// / groups, kernel...), the bias (o); all are of one dtype. Settings have a value for each axis,
/// or one for all. See Dumoulin and Visin, A guide to convolution arithmetic (2016). They throw if
/// sizes do not fit.
namespace taper {

/// "valid", no padding, or "same", as much as keeps the image's size. No number is taken for one.
class PaddingName {
 public:
  template <class Text, class = std::enable_if_t<std::is_convertible_v<const Text&, std::string> &&
                                                 !std::is_arithmetic_v<Text>>>
  PaddingName(const Text& text) : text_(text) {}
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// y_o = bias_o + sum_{c, k} w_{o, c, k} x_c(stride i + dilation k - padding), or with `transposed`
/// what such a convolution sends back to its images.
Variable convolution(const Variable& input, const Variable& weight, const Variable& bias,
                     IntArrayRef stride, IntArrayRef padding, IntArrayRef dilation, bool transposed,
                     IntArrayRef output_padding, int64_t groups);

Variable conv1d(const Variable& input, const Variable& weight, const Variable& bias = {},
                IntArrayRef stride = 1, IntArrayRef padding = 0, IntArrayRef dilation = 1,
                int64_t groups = 1);
Variable conv2d(const Variable& input, const Variable& weight, const Variable& bias = {},
                IntArrayRef stride = 1, IntArrayRef padding = 0, IntArrayRef dilation = 1,
                int64_t groups = 1);
Variable conv3d(const Variable& input, const Variable& weight, const Variable& bias = {},
                IntArrayRef stride = 1, IntArrayRef padding = 0, IntArrayRef dilation = 1,
                int64_t groups = 1);
/// The same with padding by name.
Variable conv1d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, const PaddingName& padding, IntArrayRef dilation = 1,
                int64_t groups = 1);
Variable conv2d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, const PaddingName& padding, IntArrayRef dilation = 1,
                int64_t groups = 1);
Variable conv3d(const Variable& input, const Variable& weight, const Variable& bias,
                IntArrayRef stride, const PaddingName& padding, IntArrayRef dilation = 1,
                int64_t groups = 1);

/// Filters are (c, o / groups, kernel...). output_padding says which of the sizes is meant that
/// the convolution would take to the input's: (size - 1) stride - 2 padding + dilation (kernel - 1)
/// + output_padding + 1.
Variable conv_transpose1d(const Variable& input, const Variable& weight, const Variable& bias = {},
                          IntArrayRef stride = 1, IntArrayRef padding = 0,
                          IntArrayRef output_padding = 0, int64_t groups = 1,
                          IntArrayRef dilation = 1);
Variable conv_transpose2d(const Variable& input, const Variable& weight, const Variable& bias = {},
                          IntArrayRef stride = 1, IntArrayRef padding = 0,
                          IntArrayRef output_padding = 0, int64_t groups = 1,
                          IntArrayRef dilation = 1);
Variable conv_transpose3d(const Variable& input, const Variable& weight, const Variable& bias = {},
                          IntArrayRef stride = 1, IntArrayRef padding = 0,
                          IntArrayRef output_padding = 0, int64_t groups = 1,
                          IntArrayRef dilation = 1);

}  // namespace taper
