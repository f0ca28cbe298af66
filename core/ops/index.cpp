#include "taper/core/ops/index.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/picks.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// The index of slices as an int64 vector; throws if it is none.
Variable slice_numbers(const char* op, const Variable& index) {
  check(index.dim() <= 1, op, "Index is supposed to be a vector, got shape ", index.sizes());
  check(index.dtype() == kLong || index.dtype() == kInt, op,
        "Expected dtype int32 or int64 for index, got ", index.dtype());
  return index.to(kLong).reshape({-1});
}

/// Negative numbers counted from the end.
Variable wrapped_numbers(const Variable& index, int64_t n, int64_t dim) {
  return Variable(kernel::flatten_indices({index.array()}, n, dim));
}

/// Throws unless source has the dtype of x and a slice of x's shape for each index.
void check_slices(const char* op, const Variable& x, int64_t dim, const Variable& index,
                  const Variable& source) {
  check(x.dtype() == source.dtype(), op, "self and source must have the same scalar type, got ",
        x.dtype(), " and ", source.dtype());
  Dims expected(x.sizes());
  expected[static_cast<std::size_t>(dim)] = index.numel();
  check(
      source.sizes() == IntArrayRef(expected), op, "Number of indices (", index.numel(),
      ") should be equal to source.size(dim), and all slices must have the same shape: got source ",
      source.sizes(), ", expected ", expected);
}

/// Numbers in the flattened x as a vector, counted from its start.
Variable element_numbers(const char* op, const Variable& x, const Variable& index) {
  check(index.dtype() == kLong, op, "Expected a long tensor for index, but got ", index.dtype());
  return wrapped_numbers(index.detach().reshape({-1}), x.numel(), 0);
}

/// The numbers of the elements where the mask, seen in the shape `sizes`, is true.
Variable chosen(const char* op, const Variable& mask, IntArrayRef sizes) {
  check(mask.dtype() == kBool || mask.dtype() == kByte, op,
        "expected BoolTensor or ByteTensor for mask, got ", mask.dtype());
  return Variable(kernel::flat_nonzero(mask.expand(sizes).array()));
}

/// The value that index_fill() writes everywhere.
const Variable& check_fill(const Variable& value) {
  check(value.dim() == 0, "index_fill",
        "only supports a 0-dimensional value tensor, but got tensor with ", value.dim(),
        " dimension(s)");
  return value;
}

}  // namespace

Variable index_select(const Variable& x, int64_t dim, const Variable& index) {
  dim = normalize_axis("index_select", dim, x.dim());
  const Variable at = slice_numbers("index_select", index);
  if (x.dim() == 0) return select(index_select(unsqueeze(x, 0), 0, at), 0, 0);
  return pick("index_select", x, Picks::along(x, dim, at.sizes()), at);
}

Variable index_add(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                   Scalar alpha) {
  dim = normalize_axis("index_add", dim, x.dim());
  const Variable at = slice_numbers("index_add", index);
  if (x.dim() == 0)
    return squeeze(index_add(unsqueeze(x, 0), 0, at, reshape(source, {-1}), alpha), 0);
  check_slices("index_add", x, dim, at, source);
  const Scalar factor = converted(alpha, x.dtype());
  const Variable values = factor.toDouble() == 1 ? source : source * factor;
  return put("index_add", contiguous(x), Picks::along(x, dim, at.sizes()), at, values, true);
}

Variable index_copy(const Variable& x, int64_t dim, const Variable& index, const Variable& source) {
  const ScalarType widest = promote_types(x.dtype(), source.dtype());
  if (autocast::is_cpu_enabled() && x.dtype() != source.dtype())
    return index_copy(x.to(widest), dim, index, source.to(widest));
  dim = normalize_axis("index_copy", dim, x.dim());
  const Variable at = slice_numbers("index_copy", index);
  if (x.dim() == 0) return squeeze(index_copy(unsqueeze(x, 0), 0, at, reshape(source, {-1})), 0);
  check_slices("index_copy", x, dim, at, source);
  return put("index_copy", contiguous(x), Picks::along(x, dim, at.sizes()), at, source, false);
}

Variable index_fill(const Variable& x, int64_t dim, const Variable& index, Scalar value) {
  return index_fill(x, dim, index, full({}, value, x.dtype()));
}

Variable index_fill(const Variable& x, int64_t dim, const Variable& index, const Variable& value) {
  dim = normalize_axis("index_fill", dim, x.dim());
  const Variable numbers = slice_numbers("index_fill", index);
  if (x.dim() == 0) return squeeze(index_fill(unsqueeze(x, 0), 0, numbers, value), 0);
  // Each once: an element that is filled twice hands its gradient to the value once.
  const Variable at = std::get<0>(_unique2(wrapped_numbers(numbers, x.size(dim), dim)));
  return put("index_fill", x, Picks::along(x, dim, at.sizes()), at, check_fill(value).to(x.dtype()),
             false);
}

Variable take(const Variable& x, const Variable& index) {
  check(x.numel() > 0 || index.numel() == 0, "take", "tried to take from an empty tensor");
  const Variable at = element_numbers("take", x, index);
  return pick("take", x, Picks::flat(x, index.sizes()), at);
}

Variable put(const Variable& x, const Variable& index, const Variable& source, bool accumulate) {
  check(x.numel() > 0 || index.numel() == 0, "put", "Tried to put elements into an empty tensor");
  const Variable at = element_numbers("put", x, index);
  check(x.dtype() == source.dtype(), "put", "self and source expected to have the same dtype, got ",
        x.dtype(), " and ", source.dtype());
  check(source.numel() == at.numel(), "put",
        "Expected source and index to have the same number of elements, got ", source.numel(),
        " and ", at.numel());
  return put("put", x, Picks::flat(x, at.sizes()), at, reshape(source, {-1}), accumulate);
}

Variable masked_select(const Variable& x, const Variable& mask) {
  const Dims sizes = broadcast_shapes("masked_select", x.sizes(), mask.sizes());
  const Variable all = expand(x, sizes), at = chosen("masked_select", mask, sizes);
  return pick("masked_select", all, Picks::flat(all, at.sizes()), at);
}

Variable masked_scatter(const Variable& x, const Variable& mask, const Variable& source) {
  check(x.dtype() == source.dtype(), "masked_scatter",
        "expected self and source to have same dtypes but got ", x.dtype(), " and ",
        source.dtype());
  const Dims sizes = broadcast_shapes("masked_scatter", x.sizes(), mask.sizes());
  const Variable all = expand(x, sizes), at = chosen("masked_scatter", mask, sizes);
  check(source.numel() >= at.numel(), "masked_scatter",
        "Number of elements of source < number of ones in mask, got ", source.numel(), " and ",
        at.numel());
  const Variable values = narrow(reshape(source, {-1}), 0, 0, at.numel());
  return put("masked_scatter", contiguous(all), Picks::flat(all, at.sizes()), at, values, false);
}

Variable& index_add_(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                     Scalar alpha) {
  return in_place("index_add_", x, [&](V x) { return index_add(x, dim, index, source, alpha); });
}
Variable& index_copy_(const Variable& x, int64_t dim, const Variable& index,
                      const Variable& source) {
  return in_place("index_copy_", x, [&](V x) { return index_copy(x, dim, index, source); });
}
Variable& put_(const Variable& x, const Variable& index, const Variable& source, bool accumulate) {
  return in_place("put_", x, [&](V x) { return put(x, index, source, accumulate); });
}
Variable& masked_scatter_(const Variable& x, const Variable& mask, const Variable& source) {
  return in_place("masked_scatter_", x, [&](V x) { return masked_scatter(x, mask, source); });
}
Variable& index_fill_(const Variable& x, int64_t dim, const Variable& index,
                      const Variable& value) {
  return in_place("index_fill_", x, [&](V x) { return index_fill(x, dim, index, value); });
}
Variable& index_fill_(const Variable& x, int64_t dim, const Variable& index, Scalar value) {
  return in_place("index_fill_", x, [&](V x) { return index_fill(x, dim, index, value); });
}

}  // namespace taper
