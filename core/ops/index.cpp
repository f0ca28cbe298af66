#include "taper/core/ops/index.h"

#include "taper/core/base/warning.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/picks.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// The index of slices as an int64 vector. Throws if it is none: `rank` and `dtype` begin what is
/// said then.
template <class... Parts>
Variable slice_numbers(const Variable& index, const char* dtype, const Parts&... rank) {
  check_that(index.dim() <= 1, rank...);
  check_that(index.dtype() == kLong || index.dtype() == kInt, dtype, index.dtype());
  return index.to(kLong).reshape({-1});
}

void refuse_slice(int64_t index, std::size_t, int64_t size, int64_t axis) {
  throw Error(str("index_fill: index ", index, " is out of bounds for dimension ", axis,
                  " with size ", size));
}
void refuse_element(int64_t index, std::size_t, int64_t size, int64_t) {
  throw Error(
      str("out of range: tried to access index ", index, " on a tensor of ", size, " elements."));
}

/// Negative numbers counted from the end.
Variable wrapped_numbers(const Variable& index, int64_t n, int64_t dim,
                         kernel::RefuseIndex refuse) {
  return Variable(kernel::flatten_indices({index.array()}, n, dim, refuse));
}

/// Throws unless source has as many slices as there are indices.
void check_count(const char* op, int64_t dim, const Variable& index, const Variable& source,
                 const char* before, const char* behind) {
  const int64_t count = source.dim() == 0 ? 1 : source.size(dim);
  check_that(index.numel() == count, op, "_(): Number of indices (", index.numel(),
             ") should be equal to source.size(dim)", before, " (", count, ")", behind);
}

/// x's sizes with `count` along `dim`.
Dims with_slices(const Variable& x, int64_t dim, int64_t count) {
  Dims sizes(x.sizes());
  if (x.dim() > 0) sizes[static_cast<std::size_t>(dim)] = count;
  return sizes;
}

/// The shape of a slice of x.
Dims slice_sizes(const Variable& x, int64_t dim) {
  Dims sizes(x.sizes());
  if (!sizes.empty()) sizes.erase(static_cast<std::size_t>(dim));
  return sizes;
}

/// Throws unless a slice of source has the shape of one of x.
void check_slice_shapes(const Variable& x, int64_t dim, const Variable& source) {
  const Dims to = slice_sizes(x, dim), from = slice_sizes(source, dim);
  if (to == from) return;
  const auto list = [](const Dims& sizes) {
    const std::string text = str(IntArrayRef(sizes));
    return text.substr(1, text.size() - 2);
  };
  throw Error(
      str("index_copy_(): Source/destination tensor must have same slice shapes. "
          "Destination slice shape: ",
          list(to), " at dimension ", dim, " and source slice shape: ", list(from),
          " at dimension 0."));
}

/// Numbers in the flattened x as a vector, counted from its start.
Variable element_numbers(const char* op, const Variable& x, const Variable& index) {
  check_that(index.dtype() == kLong, op, "(): Expected a long tensor for index, but got ",
             index.dtype());
  return wrapped_numbers(index.detach().reshape({-1}), x.numel(), 0, refuse_element);
}

/// The numbers of the elements where the mask, seen in the shape `sizes`, is true.
Variable chosen(const char* op, const Variable& mask, IntArrayRef sizes) {
  check(mask.dtype() == kBool || mask.dtype() == kByte, op,
        "expected BoolTensor or ByteTensor for mask, got ", mask.dtype());
  if (mask.dtype() == kByte)
    TAPER_WARN(
        op,
        " received a mask with dtype torch.uint8, this behavior is now deprecated,please use "
        "a mask with dtype torch.bool instead.");
  return Variable(kernel::flat_nonzero(mask.expand(sizes).array()));
}

/// The value that index_fill() writes everywhere.
const Variable& check_fill(const Variable& value) {
  check_that(value.dim() == 0,
             "index_fill_ only supports a 0-dimensional value tensor, but got tensor with ",
             value.dim(), " dimension(s).");
  return value;
}

}  // namespace

Variable index_select(const Variable& x, int64_t dim, const Variable& index) {
  dim = normalize_axis("index_select", dim, x.dim());
  const Variable at =
      slice_numbers(index, "index_select(): Expected dtype int32 or int64 for index, got ",
                    "index_select(): Index is supposed to be a vector, got shape ", index.sizes());
  if (x.dim() == 0) return select(index_select(unsqueeze(x, 0), 0, at), 0, 0);
  return pick("index_select", x, Picks::along(x, dim, at.sizes()), at);
}

Variable index_add(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                   Scalar alpha) {
  dim = normalize_axis("index_add", dim, x.dim());
  const Variable at =
      slice_numbers(index, "index_add_(): Expected dtype int32/int64 for index but got: ",
                    "index_add_(): Index is supposed to be a vector, but got dim: ", index.dim(),
                    " with type: ", index.dtype(), " and size: ", index.sizes());
  if (x.dim() == 0)
    return squeeze(index_add(unsqueeze(x, 0), 0, at, reshape(source, {-1}), alpha), 0);
  check_that(x.dtype() == source.dtype(), "index_add_(): self (", x.dtype(), ") and source (",
             source.dtype(), ") must have the same scalar type");
  check_count("index_add", dim, at, source, ":", str(", for dim: ", dim).c_str());
  const Dims sizes = with_slices(x, dim, at.numel());
  if (source.dim() == x.dim())
    broadcast_shapes("index_add", slice_sizes(x, dim), slice_sizes(source, dim));  // or throws
  check(broadcast_shapes("index_add", sizes, source.sizes()) == sizes, "index_add",
        "the slices of source must have the shape of those of self, got ", source.sizes(),
        ", expected ", sizes);
  const Scalar factor = converted(alpha, x.dtype());
  const Variable values = factor.toDouble() == 1 ? source : source * factor;
  return put("index_add", contiguous(x), Picks::along(x, dim, at.sizes()), at, values, true);
}

Variable index_copy(const Variable& x, int64_t dim, const Variable& index, const Variable& source) {
  const ScalarType widest = promote_types(x.dtype(), source.dtype());
  if (autocast::is_cpu_enabled() && x.dtype() != source.dtype())
    return index_copy(x.to(widest), dim, index, source.to(widest));
  dim = normalize_axis("index_copy", dim, x.dim());
  const Variable at =
      slice_numbers(index, "index_copy_(): Expected a long tensor for index, but got ",
                    "index_copy_(): Index should have dimension 1 or 0 (got ", index.dim(), ")");
  if (x.dim() == 0) return squeeze(index_copy(unsqueeze(x, 0), 0, at, reshape(source, {-1})), 0);
  check_that(x.dtype() == source.dtype(),
             "index_copy_(): self and source expected to have the same dtype, but got (self) ",
             x.dtype(), " and (source) ", source.dtype());
  check_that(x.dim() == source.dim() || x.dim() == 0 || source.dim() == 0,
             "index_copy_(): When source and destination are not scalars, their dimensionality "
             "must match. Source dimensionality (",
             source.dim(), "), destination dimensionality (", x.dim(), ")");
  check_slice_shapes(x, dim, source);
  check_count("index_copy", dim, at, source, "", "");
  return put("index_copy", contiguous(x), Picks::along(x, dim, at.sizes()), at, source, false);
}

Variable index_fill(const Variable& x, int64_t dim, const Variable& index, Scalar value) {
  return index_fill(x, dim, index, full({}, value, x.dtype()));
}

Variable index_fill(const Variable& x, int64_t dim, const Variable& index, const Variable& value) {
  dim = normalize_axis("index_fill", dim, x.dim());
  const Variable numbers =
      slice_numbers(index, "index_fill_(): Expected dtype int64 for index. Got ",
                    "Index has to be a vector/scalar, got shape ", index.sizes());
  if (x.dim() == 0) return squeeze(index_fill(unsqueeze(x, 0), 0, numbers, value), 0);
  // Each once: an element that is filled twice hands its gradient to the value once.
  const Variable at =
      std::get<0>(_unique2(wrapped_numbers(numbers, x.size(dim), dim, refuse_slice)));
  return put("index_fill", x, Picks::along(x, dim, at.sizes()), at, check_fill(value).to(x.dtype()),
             false);
}

Variable take(const Variable& x, const Variable& index) {
  check_that(x.numel() > 0 || index.numel() == 0, "take(): tried to take from an empty tensor");
  const Variable at = element_numbers("take", x, index);
  return pick("take", x, Picks::flat(x, index.sizes()), at);
}

Variable put(const Variable& x, const Variable& index, const Variable& source, bool accumulate) {
  check_that(x.numel() > 0 || index.numel() == 0,
             "put_(): Tried to put elements into an empty tensor");
  const Variable at = element_numbers("put_", x, index);
  check_that(x.dtype() == source.dtype(),
             "put_(): self and source expected to have the same dtype, but got self.dtype = ",
             x.dtype(), " and source.dtype = ", source.dtype());
  check_that(source.numel() == at.numel(),
             "put_(): Expected source and index to have the same number of elements, but got "
             "source.numel() = ",
             source.numel(), ", index.numel() = ", at.numel());
  return put("put", x, Picks::flat(x, at.sizes()), at, reshape(source, {-1}), accumulate);
}

Variable masked_select(const Variable& x, const Variable& mask) {
  const Dims sizes = broadcast_shapes("masked_select", mask.sizes(), x.sizes());
  const Variable all = expand(x, sizes), at = chosen("masked_select", mask, sizes);
  return pick("masked_select", all, Picks::flat(all, at.sizes()), at);
}

Variable masked_scatter(const Variable& x, const Variable& mask, const Variable& source) {
  check(x.dtype() == source.dtype(), "masked_scatter",
        "expected self and source to have same dtypes but got", x.dtype(), " and ", source.dtype());
  const Dims sizes = broadcast_shapes("masked_scatter", mask.sizes(), x.sizes());
  const Variable all = expand(x, sizes), at = chosen("masked_scatter_", mask, sizes);
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
