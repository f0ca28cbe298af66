#include "taper/core/ops/windows.h"

#include <cmath>

#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

/// f(i / n) for i = 0, 1, ..., where i = n is the last element, or would be the next.
template <class F>
Variable made(const char* op, int64_t length, bool periodic, const TensorOptions& options, F f) {
  check_that(is_floating_point(options.dtype()), op,
             " expects floating point dtypes, got: ", options.dtype());
  check_that(length >= 0, op, " requires non-negative window_length, got window_length=", length);
  if (length <= 1) return ones({length}, options);
  const auto n = static_cast<double>(periodic ? length : length - 1);
  const Array values({length}, kDouble);
  auto* value = values.data<double>();
  for (int64_t i = 0; i < length; ++i) value[i] = f(static_cast<double>(i) / n);
  return Variable(kernel::cast(values, options.dtype()), options.requires_grad());
}

double wave(double turns) { return std::cos(2 * M_PI * turns); }

}  // namespace

Variable bartlett_window(int64_t window_length, bool periodic, const TensorOptions& options) {
  return made("bartlett_window", window_length, periodic, options,
              [](double t) { return 1 - std::abs(2 * t - 1); });
}
Variable bartlett_window(int64_t window_length, const TensorOptions& options) {
  return bartlett_window(window_length, true, options);
}

Variable hann_window(int64_t window_length, bool periodic, const TensorOptions& options) {
  return made("hann_window", window_length, periodic, options,
              [](double t) { return 0.5 - 0.5 * wave(t); });
}
Variable hann_window(int64_t window_length, const TensorOptions& options) {
  return hann_window(window_length, true, options);
}

Variable hamming_window(int64_t window_length, bool periodic, double alpha, double beta,
                        const TensorOptions& options) {
  return made("hamming_window", window_length, periodic, options,
              [=](double t) { return alpha - beta * wave(t); });
}
Variable hamming_window(int64_t window_length, bool periodic, double alpha,
                        const TensorOptions& options) {
  return hamming_window(window_length, periodic, alpha, 0.46, options);
}
Variable hamming_window(int64_t window_length, bool periodic, const TensorOptions& options) {
  return hamming_window(window_length, periodic, 0.54, 0.46, options);
}
Variable hamming_window(int64_t window_length, const TensorOptions& options) {
  return hamming_window(window_length, true, options);
}

Variable blackman_window(int64_t window_length, bool periodic, const TensorOptions& options) {
  return made("blackman_window", window_length, periodic, options,
              [](double t) { return 0.42 - 0.5 * wave(t) + 0.08 * wave(2 * t); });
}
Variable blackman_window(int64_t window_length, const TensorOptions& options) {
  return blackman_window(window_length, true, options);
}

}  // namespace taper
