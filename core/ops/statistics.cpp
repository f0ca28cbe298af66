#include "taper/core/ops/statistics.h"

#include <cstring>

#include "taper/core/graph/record.h"
#include "taper/core/kernels/rows.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

using Pair = std::tuple<Variable, Variable>;

enum class Spread { Var, Std };

/// What a call of var() or std() asks for, and its values.
struct Moments {
  Dims axes;
  int64_t correction;
  Array spread, mean;

  Moments(const char* op, const Variable& x, OptionalIntArrayRef dim,
          std::optional<int64_t> wanted_correction, bool keepdim, Spread wanted)
      : axes(normalize_axes(op, dim.value_or({}), x.dim())),
        correction(wanted_correction.value_or(1)) {
    check(x.is_floating_point(), op, std::strchr(op, '_') == nullptr ? "std and var" : op,
          " only support floating point and complex dtypes, got ", x.dtype(),
          "; convert with .to(kFloat)");
    std::tie(spread, mean) =
        kernel::spread_and_mean(x.array(), axes, correction, keepdim, wanted == Spread::Std);
  }
};

int64_t count(const Variable& x, IntArrayRef axes) {
  int64_t n = 1;
  for (const int64_t axis : axes) n *= x.size(axis);
  return n;
}

Variable var_backward(const Variable& g, const Variable& x, IntArrayRef axes, int64_t correction) {
  const double n = static_cast<double>(count(x, axes)) - static_cast<double>(correction);
  return unreduce(g, x.sizes(), axes) * (2 / n) * (x - mean(x, axes, true));
}

// y = sum (x - mean)^2 / (n - c);  dL/dx = g * 2 (x - mean) / (n - c)
Variable record_var(const Variable& x, const Moments& m) {
  return record("var", m.spread, wrt(x, x, [axes = m.axes, c = m.correction](V g, V x) {
                  return var_backward(g, x, axes, c);
                }));
}

// y = sqrt var;  dL/dx = g / (2 y) * dvar/dx, and 0 where y = 0
Variable record_std(const Variable& x, const Moments& m) {
  return record("std", m.spread,
                wrt(x, x, kOutput, [axes = m.axes, c = m.correction](V g, V x, V y) {
                  const Variable safe = where(y == 0, ones_like(y), y);
                  const Variable slope = where(y == 0, zeros_like(g), g / (2 * safe));
                  return var_backward(slope, x, axes, c);
                }));
}

// y = sum x / n;  dL/dx = g / n
Variable record_mean(const Variable& x, const Moments& m) {
  return record(
      "mean", m.mean,
      wrt(x, [axes = m.axes, shape = Dims(x.sizes()), n = static_cast<double>(count(x, m.axes))](
                 V g) { return unreduce(g / n, shape, axes); }));
}

std::optional<int64_t> correction_for(bool unbiased) { return unbiased ? 1 : 0; }

}  // namespace

Variable var(const Variable& x, OptionalIntArrayRef dim, std::optional<int64_t> correction,
             bool keepdim) {
  return record_var(x, Moments("var", x, dim, correction, keepdim, Spread::Var));
}
Variable std(const Variable& x, OptionalIntArrayRef dim, std::optional<int64_t> correction,
             bool keepdim) {
  return record_std(x, Moments("std", x, dim, correction, keepdim, Spread::Std));
}
Pair var_mean(const Variable& x, OptionalIntArrayRef dim, std::optional<int64_t> correction,
              bool keepdim) {
  const Moments m("var_mean", x, dim, correction, keepdim, Spread::Var);
  return {record_var(x, m), record_mean(x, m)};
}
Pair std_mean(const Variable& x, OptionalIntArrayRef dim, std::optional<int64_t> correction,
              bool keepdim) {
  const Moments m("std_mean", x, dim, correction, keepdim, Spread::Std);
  return {record_std(x, m), record_mean(x, m)};
}

Variable var(const Variable& x, OptionalIntArrayRef dim, bool unbiased, bool keepdim) {
  return var(x, dim, correction_for(unbiased), keepdim);
}
Variable std(const Variable& x, OptionalIntArrayRef dim, bool unbiased, bool keepdim) {
  return taper::std(x, dim, correction_for(unbiased), keepdim);
}
Pair var_mean(const Variable& x, OptionalIntArrayRef dim, bool unbiased, bool keepdim) {
  return var_mean(x, dim, correction_for(unbiased), keepdim);
}
Pair std_mean(const Variable& x, OptionalIntArrayRef dim, bool unbiased, bool keepdim) {
  return std_mean(x, dim, correction_for(unbiased), keepdim);
}

template <>
Variable var<bool>(const Variable& x, bool unbiased) {
  return taper::var(x, std::nullopt, unbiased);
}
template <>
Variable std<bool>(const Variable& x, bool unbiased) {
  return taper::std(x, std::nullopt, unbiased);
}
template <>
Pair var_mean<bool>(const Variable& x, bool unbiased) {
  return taper::var_mean(x, std::nullopt, unbiased);
}
template <>
Pair std_mean<bool>(const Variable& x, bool unbiased) {
  return taper::std_mean(x, std::nullopt, unbiased);
}

}  // namespace taper
