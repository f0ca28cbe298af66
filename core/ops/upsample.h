#pragma once

#include <optional>

#include "taper/core/graph/variable.h"

/// Images (n, c, axes...) of other sizes. Elements are squares whose borders fall together, or with
/// align_corners points of which the outermost do. `scales`, where they are given, say how much
/// larger the result is meant to be, and its size is rounded; without them that follows from the
/// sizes. They throw for sizes of 0 but that of the batch.
namespace taper {

/// How a value between elements is made of them: the one before, the nearest, the two or the four
/// next to it along an axis (Keys 1981).
enum class Interpolation { Nearest, NearestExact, Linear, Cubic };

/// One scale for each axis. With `antialias` what lies between two elements of a smaller result
/// counts too. `op` is what errors name.
Variable upsample(const char* op, const Variable& x, IntArrayRef output_size,
                  ArrayRef<std::optional<double>> scales, Interpolation interpolation,
                  bool align_corners = false, bool antialias = false);

Variable upsample_nearest1d(const Variable& x, IntArrayRef output_size,
                            std::optional<double> scales = std::nullopt);
Variable upsample_nearest2d(const Variable& x, IntArrayRef output_size,
                            std::optional<double> scales_h = std::nullopt,
                            std::optional<double> scales_w = std::nullopt);
Variable upsample_nearest3d(const Variable& x, IntArrayRef output_size,
                            std::optional<double> scales_d = std::nullopt,
                            std::optional<double> scales_h = std::nullopt,
                            std::optional<double> scales_w = std::nullopt);
Variable upsample_linear1d(const Variable& x, IntArrayRef output_size, bool align_corners,
                           std::optional<double> scales = std::nullopt);
Variable upsample_bilinear2d(const Variable& x, IntArrayRef output_size, bool align_corners,
                             std::optional<double> scales_h = std::nullopt,
                             std::optional<double> scales_w = std::nullopt);
Variable upsample_trilinear3d(const Variable& x, IntArrayRef output_size, bool align_corners,
                              std::optional<double> scales_d = std::nullopt,
                              std::optional<double> scales_h = std::nullopt,
                              std::optional<double> scales_w = std::nullopt);
Variable upsample_bicubic2d(const Variable& x, IntArrayRef output_size, bool align_corners,
                            std::optional<double> scales_h = std::nullopt,
                            std::optional<double> scales_w = std::nullopt);

}  // namespace taper
