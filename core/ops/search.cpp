#include "taper/core/ops/search.h"

#include <cmath>

#include "taper/core/graph/record.h"
#include "taper/core/kernels/search.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

namespace taper {

Variable argwhere(const Variable& x) { return nonzero(x); }

variable_list where(const Variable& condition) {
  return unbind(nonzero(condition.dim() == 0 ? unsqueeze(condition, 0) : condition), 1);
}

Variable take_along_dim(const Variable& x, const Variable& indices, std::optional<int64_t> dim) {
  check(indices.dtype() == kLong, "torch.take_along_dim()",
        "dtype of indices should be Long but got ", indices.dtype());
  if (!dim) return gather(reshape(x, {-1}), 0, reshape(indices, {-1}));
  check(x.dim() == indices.dim(), "torch.take_along_dim()",
        "input and indices should have the same number of dimensions, but got ", x.dim(),
        " dimensions for input, and ", indices.dim(), " dimensions for indices");
  const int64_t axis = normalize_axis("take_along_dim", *dim, x.dim());
  // But for the axis, the sizes broadcast.
  const auto with_axis = [axis](Dims sizes, const Variable& of) {
    if (of.dim() > 0) sizes[static_cast<std::size_t>(axis)] = of.size(axis);
    return sizes;
  };
  const Dims sizes =
      broadcast_shapes("take_along_dim", with_axis(x.sizes(), indices), indices.sizes());
  return gather(expand(x, with_axis(sizes, x)), axis, expand(indices, sizes));
}

Variable isin(const Variable& elements, const Variable& test_elements, bool, bool invert) {
  for (const Variable& x : {elements, test_elements})
    check(x.dtype() != kBool, "isin", "Unsupported input type encountered for isin(): Bool");
  const ScalarType dtype = result_type(elements, test_elements);
  const Variable wanted = elements.detach().to(dtype);
  const Variable all = test_elements.detach().to(dtype).flatten();
  const Variable known = std::get<0>(sort(masked_select(all, logical_not(isnan(all)))));
  if (known.numel() == 0) return full(elements.sizes(), invert, kBool);
  const Variable place = clamp_max(searchsorted(known, wanted), known.numel() - 1);
  const Variable found = reshape(index_select(known, 0, place.flatten()), wanted.sizes()) == wanted;
  return invert ? logical_not(found) : found;
}
Variable isin(const Variable& elements, Scalar test_element, bool assume_unique, bool invert) {
  return isin(elements, wrapped(test_element, elements), assume_unique, invert);
}
Variable isin(Scalar element, const Variable& test_elements, bool assume_unique, bool invert) {
  return isin(wrapped(element, test_elements), test_elements, assume_unique, invert);
}

Variable bincount(const Variable& x, const std::optional<Variable>& weights, int64_t minlength) {
  check(minlength >= 0, "bincount", "minlength should be >= 0, got ", minlength);
  check(is_integral(x.dtype()), "bincount", "not implemented for '", x.dtype(),
        "', expected an integer");
  check(x.dim() == 1 && (x.numel() == 0 || x.min().item<int64_t>() >= 0), "bincount",
        "bincount only supports 1-d non-negative integral inputs. Got shape ", x.sizes());
  if (x.numel() == 0) return zeros({minlength}, kLong);
  const bool weighted = weights && weights->defined();
  check(!weighted || weights->sizes() == x.sizes(), "bincount",
        "weights should be 1-d and have the same length as input, got ",
        weighted ? weights->sizes() : x.sizes(), " and ", x.sizes());
  const int64_t n = x.max().item<int64_t>() + 1;
  const Variable amount = weighted
                              ? weights->detach().to(weights->dtype() == kFloat ? kFloat : kDouble)
                              : ones(x.sizes(), kLong);
  return zeros({std::max(n, minlength)}, amount.dtype()).scatter_add_(0, x.to(kLong), amount);
}

Variable histc(const Variable& x, int64_t bins, Scalar min, Scalar max) {
  check(x.is_floating_point(), "histc", "not implemented for '", x.dtype(),
        "'; convert with .to(kFloat)");
  check(bins > 0, "torch.histogram()", "bins must be > 0, but got ", bins, " for dimension 0");
  double low = min.toDouble(), high = max.toDouble();
  const Variable in = x.detach().flatten();
  if (low == high && in.numel() > 0) {
    low = in.min().item<double>();
    high = in.max().item<double>();
  }
  if (low == high) {
    --low;
    ++high;
  }
  check(std::isfinite(low) && std::isfinite(high), "torch.histc", "range of [", low, ", ", high,
        "] is not finite");
  check(low < high, "torch.histc", "max must be larger than min, got ", high, " and ", low);
  const Variable inside = masked_select(in, logical_and(in >= low, in <= high));
  const Variable at = ((inside - low) * bins / (high - low)).to(kLong).clamp_max(bins - 1);
  return zeros({bins}, x.dtype()).scatter_add_(0, at, ones_like(inside));
}

namespace {

bool is_right(bool right, std::optional<std::string_view> side) {
  if (!side) return right;
  check(*side == "left" || *side == "right", "torch.searchsorted()",
        "side can only be 'left' or 'right' but got ", std::string(*side));
  check(*side == "right" || !right, "torch.searchsorted()",
        "side and right can't be set to opposites, got side of left while right was True");
  return *side == "right";
}

}  // namespace

Variable searchsorted(const Variable& sorted_sequence, const Variable& values, bool out_int32,
                      bool right, std::optional<std::string_view> side,
                      const std::optional<Variable>& sorter) {
  const char* const op = "torch.searchsorted()";
  const Variable sequence = sorter && sorter->defined()
                                ? gather(sorted_sequence.detach(), -1, *sorter)
                                : sorted_sequence.detach();
  check(sequence.dim() > 0, op,
        "boundaries tensor should have positive dimension, but got 0 dimension");
  const auto lead = [](const Variable& x) { return x.sizes().slice(0, x.sizes().size() - 1); };
  check(sequence.dim() == 1 || (values.dim() == sequence.dim() && lead(values) == lead(sequence)),
        op,
        "boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor "
        "and input value tensor must match, but we got boundaries tensor ",
        sequence.sizes(), " and input value tensor ", values.sizes());
  const ScalarType dtype = result_type(sequence, values);
  const Variable rows =
      reshape(sequence.to(dtype), {count_elements(op, lead(sequence)), sequence.size(-1)});
  const Variable wanted = values.detach().to(dtype).contiguous();
  const int64_t m = sequence.dim() == 1 ? values.numel() : values.size(-1);
  const Array at =
      kernel::searchsorted(rows.array(), view(wanted, {m == 0 ? 0 : values.numel() / m, m}).array(),
                           is_right(right, side));
  return unrecorded("searchsorted", at).view(values.sizes()).to(out_int32 ? kInt : kLong);
}
Variable searchsorted(const Variable& sorted_sequence, Scalar value, bool out_int32, bool right,
                      std::optional<std::string_view> side, const std::optional<Variable>& sorter) {
  return searchsorted(sorted_sequence, wrapped(value, sorted_sequence), out_int32, right, side,
                      sorter);
}

Variable bucketize(const Variable& values, const Variable& boundaries, bool out_int32, bool right) {
  check(boundaries.dim() == 1, "bucketize", "boundaries tensor must be 1 dimension, but got dim(",
        boundaries.dim(), ")");
  return searchsorted(boundaries, values, out_int32, right);
}
Variable bucketize(Scalar value, const Variable& boundaries, bool out_int32, bool right) {
  return bucketize(wrapped(value, boundaries), boundaries, out_int32, right);
}

}  // namespace taper
