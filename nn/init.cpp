#include "taper/nn/init.h"

#include <cmath>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::init {
namespace {

/// How many inputs a unit has, and how many units an input feeds, in a weight (out, in, ...).
struct Fans {
  double in, out;
  Fans(const char* op, const Variable& x) {
    check(x.dim() >= 2, op,
          "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions, got ",
          x.sizes());
    double field = 1;
    for (int64_t i = 2; i < x.dim(); ++i) field *= static_cast<double>(x.size(i));
    in = static_cast<double>(x.size(1)) * field;
    out = static_cast<double>(x.size(0)) * field;
  }
};

double kaiming_std(const char* op, const Variable& x, double a, FanModeType mode,
                   NonlinearityType nonlinearity) {
  const Fans fans(op, x);
  const double fan = std::max(mode.is(kFanIn) ? fans.in : fans.out, 1.0);
  return calculate_gain(nonlinearity, a) / std::sqrt(fan);
}

double xavier_std(const char* op, const Variable& x, double gain) {
  const Fans fans(op, x);
  return gain * std::sqrt(2 / std::max(fans.in + fans.out, 1.0));
}

}  // namespace

Variable constant_(const Variable& tensor, Scalar value) {
  const NoGradGuard guard;
  return tensor.fill_(value);
}
Variable zeros_(const Variable& tensor) { return constant_(tensor, 0); }
Variable ones_(const Variable& tensor) { return constant_(tensor, 1); }

Variable eye_(const Variable& matrix) {
  const NoGradGuard guard;
  check(matrix.dim() == 2, "eye_", "Only tensors with 2 dimensions are supported, got ",
        matrix.sizes());
  const Variable rows = arange(matrix.size(0)).unsqueeze(1), columns = arange(matrix.size(1));
  return matrix.copy_(eq(rows, columns));
}

Variable dirac_(const Variable& tensor) {
  const NoGradGuard guard;
  check(tensor.dim() >= 3 && tensor.dim() <= 5, "dirac_",
        "Only tensors with 3, 4, or 5 dimensions are supported, got ", tensor.sizes());
  tensor.zero_();
  for (int64_t i = 0; i < std::min(tensor.size(0), tensor.size(1)); ++i) {
    Variable middle = tensor[i][i];
    for (int64_t axis = 2; axis < tensor.dim(); ++axis) middle = middle[tensor.size(axis) / 2];
    middle.fill_(1);
  }
  return tensor;
}

Variable uniform_(const Variable& tensor, double low, double high) {
  const NoGradGuard guard;
  return tensor.uniform_(low, high);
}
Variable normal_(const Variable& tensor, double mean, double std) {
  const NoGradGuard guard;
  return tensor.normal_(mean, std);
}

// x = mean + std F^-1(u), F the normal distribution, u uniform between F at a and F at b
Variable trunc_normal_(const Variable& tensor, double mean, double std, double a, double b) {
  const NoGradGuard guard;
  const auto erf_at = [&](double x) { return std::erf((x - mean) / std * M_SQRT1_2); };
  tensor.uniform_(erf_at(a), erf_at(b));
  erfinv_(tensor);
  return tensor.mul_(std * M_SQRT2).add_(mean).clamp_(a, b);
}

Variable sparse_(const Variable& matrix, double sparsity, double std) {
  const NoGradGuard guard;
  check(matrix.dim() == 2, "sparse_", "Only tensors with 2 dimensions are supported, got ",
        matrix.sizes());
  const int64_t rows = matrix.size(0);
  const auto zeros = static_cast<int64_t>(std::ceil(sparsity * static_cast<double>(rows)));
  matrix.normal_(0, std);
  for (int64_t column = 0; column < matrix.size(1); ++column)
    matrix.select(1, column).index_fill_(0, randperm(rows).narrow(0, 0, zeros), 0);
  return matrix;
}

Variable xavier_uniform_(const Variable& tensor, double gain) {
  const double a = std::sqrt(3.0) * xavier_std("xavier_uniform_", tensor, gain);
  return uniform_(tensor, -a, a);
}
Variable xavier_normal_(const Variable& tensor, double gain) {
  const double std = xavier_std("xavier_normal_", tensor, gain);
  return normal_(tensor, 0, std);
}

Variable kaiming_uniform_(const Variable& tensor, double a, FanModeType mode,
                          NonlinearityType nonlinearity) {
  const double b = std::sqrt(3.0) * kaiming_std("kaiming_uniform_", tensor, a, mode, nonlinearity);
  return uniform_(tensor, -b, b);
}
Variable kaiming_normal_(const Variable& tensor, double a, FanModeType mode,
                         NonlinearityType nonlinearity) {
  const double std = kaiming_std("kaiming_normal_", tensor, a, mode, nonlinearity);
  return normal_(tensor, 0, std);
}

Variable orthogonal_(const Variable& tensor, double gain) {
  const NoGradGuard guard;
  check(tensor.dim() >= 2, "orthogonal_",
        "Only tensors with 2 or more dimensions are supported, got ", tensor.sizes());
  const int64_t rows = tensor.size(0), columns = tensor.numel() / std::max<int64_t>(rows, 1);
  const Variable x = randn({rows, columns}, tensor.dtype()).to(kDouble);
  const bool wide = rows < columns;
  const auto [q, r] = linalg_qr(wide ? x.t() : x);
  const Variable y = q * sign(diag(r)) * gain;
  return tensor.copy_((wide ? y.t() : y).reshape(tensor.sizes()));
}

std::tuple<int64_t, int64_t> _calculate_fan_in_and_fan_out(const Variable& tensor) {
  const Fans fans("_calculate_fan_in_and_fan_out", tensor);
  return {static_cast<int64_t>(fans.in), static_cast<int64_t>(fans.out)};
}

double calculate_gain(NonlinearityType nonlinearity, double param) {
  if (nonlinearity.is(kTanh)) return 5.0 / 3.0;
  if (nonlinearity.is(kReLU)) return std::sqrt(2.0);
  if (nonlinearity.is(kLeakyReLU)) return std::sqrt(2 / (1 + param * param));
  return 1;
}

}  // namespace taper::nn::init
