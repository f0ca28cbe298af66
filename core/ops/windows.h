#pragma once

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/options.h"

/// Windows of signal processing: vectors that fall towards both ends. A periodic one is the
/// symmetric one with an element more, without its last. Floating point only.
namespace taper {

/// A triangle.
Variable bartlett_window(int64_t window_length, const TensorOptions& options = {});
Variable bartlett_window(int64_t window_length, bool periodic, const TensorOptions& options = {});
/// alpha - beta cos(2 pi i / n), with alpha = beta = 1/2.
Variable hann_window(int64_t window_length, const TensorOptions& options = {});
Variable hann_window(int64_t window_length, bool periodic, const TensorOptions& options = {});
/// The same with any alpha and beta.
Variable hamming_window(int64_t window_length, const TensorOptions& options = {});
Variable hamming_window(int64_t window_length, bool periodic, const TensorOptions& options = {});
Variable hamming_window(int64_t window_length, bool periodic, double alpha,
                        const TensorOptions& options = {});
Variable hamming_window(int64_t window_length, bool periodic, double alpha, double beta,
                        const TensorOptions& options = {});
/// 0.42 - 0.5 cos(2 pi i / n) + 0.08 cos(4 pi i / n).
Variable blackman_window(int64_t window_length, const TensorOptions& options = {});
Variable blackman_window(int64_t window_length, bool periodic, const TensorOptions& options = {});

}  // namespace taper
