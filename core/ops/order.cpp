#include "taper/core/ops/order.h"

#include <cmath>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/search.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

using Pair = std::tuple<Variable, Variable>;

/// The axis, of which there must be elements.
int64_t filled_axis(const char* op, const Variable& x, int64_t dim) {
  dim = normalize_axis(op, dim, x.dim());
  check_that(x.dim() == 0 || x.size(dim) > 0, op, "(): Expected reduction dim ", dim,
             " to have non-zero size. Got shape ", x.sizes());
  return dim;
}

/// x's elements at `at`, which has size 1 along the axis.
Pair picked(const Variable& x, const Variable& at, int64_t dim, bool keepdim) {
  const Variable y = gather(x, dim, at);
  if (keepdim || x.dim() == 0) return {y, at};
  return {squeeze(y, dim), squeeze(at, dim)};
}

/// How many NaNs there are along the axis.
Variable count_nan(const Variable& x, int64_t dim) { return isnan(x).sum(dim, true); }

Pair median_along(const char* op, const Variable& x, int64_t dim, bool keepdim, bool skip_nan) {
  check(x.dtype() != kBool, op, "not implemented for 'Bool'; convert with .to(kLong)");
  dim = filled_axis(op, x, dim);
  const int64_t n = x.dim() == 0 ? 1 : x.size(dim);
  const Variable order = argsort(x, dim), nans = count_nan(x, dim);
  const Variable middle = skip_nan ? floor_divide(n - 1 - nans, 2).clamp_min(0)
                                   : where(nans > 0, n - nans, full_like(nans, (n - 1) / 2));
  return picked(x, gather(order, dim, middle), dim, keepdim);
}

void check_quantile(const Variable& x, const Variable& q, std::string_view interpolation) {
  check_that(x.numel() > 0, "quantile() input tensor must be non-empty, got shape ", x.sizes());
  check_that(x.dtype() == kFloat || x.dtype() == kDouble,
             "quantile() input tensor must be either float or double dtype, got ", x.dtype());
  check_that(q.dim() <= 1, "quantile() q must be a scalar or 1D tensor, got shape ", q.sizes());
  check_that(q.dtype() == x.dtype(),
             "quantile() q tensor must be same dtype as the input tensor, got ", q.dtype(), " and ",
             x.dtype());
  check_that(logical_and(q >= 0, q <= 1).all().item<bool>(),
             "quantile() q values must be in the range [0, 1], got others");
  for (const char* known : {"linear", "lower", "higher", "midpoint", "nearest"})
    if (interpolation == known) return;
  throw Error(
      str("quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but "
          "got ",
          std::string(interpolation)));
}

// y = the middle element of x;  dL/dx = g where x is it, shared evenly, 0 elsewhere
Variable median_of_all(const char* name, const Variable& x, bool skip_nan) {
  const Variable y =
      x.numel() == 0 ? full({}, NAN, kDouble).to(x.dtype())
                     : std::get<0>(median_along(name, x.detach().flatten(), 0, false, skip_nan));
  return record(name, y.array(),
                wrt(x, x, kOutput, [axes = normalize_axes(name, {}, x.dim())](V g, V x, V y) {
                  return share_evenly(g, x, y, axes);
                }));
}

}  // namespace

Variable median(const Variable& x) { return median_of_all("median", x, false); }
Variable nanmedian(const Variable& x) { return median_of_all("nanmedian", x, true); }
Pair median(const Variable& x, int64_t dim, bool keepdim) {
  return median_along("median", x, dim, keepdim, false);
}
Pair nanmedian(const Variable& x, int64_t dim, bool keepdim) {
  return median_along("nanmedian", x, dim, keepdim, true);
}

Pair mode(const Variable& x, int64_t dim, bool keepdim) {
  dim = filled_axis("mode", x, dim);
  if (x.dim() == 0) return {x, zeros({}, kLong)};
  const auto [values, order] = sort(x.detach(), dim);
  const int64_t n = x.size(dim);
  // The length so far of the run of equal elements, whose first number is carried along.
  Dims along(x.sizes().size(), 1);
  along[static_cast<std::size_t>(dim)] = n;
  const Variable number = expand(view(arange(n), along), x.sizes());
  const Variable is_new = values.narrow(dim, 1, n - 1) != values.narrow(dim, 0, n - 1);
  const Variable first = cat(
      {zeros_like(number.narrow(dim, 0, 1)), where(is_new, number.narrow(dim, 1, n - 1), 0)}, dim);
  const Variable last = argmax(number - std::get<0>(cummax(first, dim)), dim, true);
  return picked(x, gather(order, dim, last), dim, keepdim);
}

Pair kthvalue(const Variable& x, int64_t k, int64_t dim, bool keepdim) {
  dim = filled_axis("kthvalue", x, dim);
  const int64_t n = x.dim() == 0 ? 1 : x.size(dim);
  check_that(k >= 1 && k <= n, "kthvalue(): selected number k out of range for dimension ", dim,
             ", got ", k, ", expected 1 to ", n);
  const Variable order = std::get<1>(topk(x.detach(), k, dim, false));
  return picked(x, x.dim() == 0 ? order : order.narrow(dim, k - 1, 1), dim, keepdim);
}

namespace {

/// q as a tensor beside x.
Variable share(const Variable& x, double q) {
  check_that(q >= 0 && q <= 1, "quantile() q must be in the range [0, 1] but got ", q);
  return scalar_tensor(q, x.dtype());
}

// y = the sorted elements below and above the rank q (n - 1), in proportion to their distance;
// dL/dx = g at both, in the same proportion
Variable quantile_of(const char* op, const Variable& x, const Variable& q,
                     std::optional<int64_t> dim, bool keepdim, std::string_view interpolation,
                     bool skip_nan) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(quantile_of, op, x, q, dim, keepdim, interpolation, skip_nan);
  check_quantile(x, q, interpolation);
  const int64_t axis = normalize_axis(op, dim.value_or(0), x.dim());
  const Variable in = !dim || x.dim() == 0 ? x.flatten() : movedim(x, axis, -1);
  const int64_t n = in.size(-1);
  const Variable sorted = std::get<0>(sort(in, -1)), nans = count_nan(in, -1);
  const Variable row = q.flatten();
  Variable rank = skip_nan ? row * (n - 1 - nans).clamp_min(0)
                           : where(nans > 0, n - 1, row * static_cast<double>(n - 1));
  if (interpolation == "lower") rank = floor(rank);
  if (interpolation == "higher") rank = ceil(rank);
  if (interpolation == "nearest") rank = round(rank);
  const Variable below = floor(rank);
  Variable y = gather(sorted, -1, below.to(kLong));
  if (interpolation == "linear" || interpolation == "midpoint")
    y = lerp(y, gather(sorted, -1, ceil(rank).to(kLong)),
             interpolation == "linear" ? rank - below : full_like(rank, 0.5));
  Dims sizes(reduced_sizes(
      x.sizes(), normalize_axes(op, dim ? IntArrayRef(axis) : IntArrayRef(), x.dim()), keepdim));
  if (q.dim() == 0) return reshape(y, sizes);
  sizes.insert(0, q.numel());
  return reshape(movedim(y, -1, 0), sizes);
}

}  // namespace

Variable quantile(const Variable& x, const Variable& q, std::optional<int64_t> dim, bool keepdim,
                  std::string_view interpolation) {
  return quantile_of("quantile", x, q, dim, keepdim, interpolation, false);
}
Variable quantile(const Variable& x, double q, std::optional<int64_t> dim, bool keepdim,
                  std::string_view interpolation) {
  return quantile(x, share(x, q), dim, keepdim, interpolation);
}
Variable nanquantile(const Variable& x, const Variable& q, std::optional<int64_t> dim, bool keepdim,
                     std::string_view interpolation) {
  return quantile_of("nanquantile", x, q, dim, keepdim, interpolation, true);
}
Variable nanquantile(const Variable& x, double q, std::optional<int64_t> dim, bool keepdim,
                     std::string_view interpolation) {
  return nanquantile(x, share(x, q), dim, keepdim, interpolation);
}

namespace {

// y_k = max(x_0, ..., x_k);  dL/dx = the sum of g over where x is the value
Pair running(const char* name, const Variable& x, int64_t dim, bool largest) {
  dim = normalize_axis(name, dim, x.dim());
  auto [values, positions] = kernel::running_extreme(x.array(), dim, largest);
  return picked(name, x, dim, std::move(values), std::move(positions));
}

}  // namespace

Pair cummax(const Variable& x, int64_t dim) { return running("cummax", x, dim, true); }
Pair cummin(const Variable& x, int64_t dim) { return running("cummin", x, dim, false); }

Pair aminmax(const Variable& x, std::optional<int64_t> dim, bool keepdim) {
  check_that(dim || x.numel() > 0,
             "aminmax(): cannot compute aminmax over an empty dimension as the operation has no "
             "identity. Got shape ",
             x.sizes());
  if (!dim) return {amin(x, {}, keepdim), amax(x, {}, keepdim)};
  const int64_t axis = normalize_axis("aminmax", *dim, x.dim());
  check(x.dim() == 0 || x.size(axis) > 0, "aminmax", "Expected reduction dim ", axis,
        " to have non-zero size. Got shape ", x.sizes());
  return {amin(x, *dim, keepdim), amax(x, *dim, keepdim)};
}

}  // namespace taper
