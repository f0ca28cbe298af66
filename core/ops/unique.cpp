#include "taper/core/ops/unique.h"

#include "taper/core/kernels/index.h"
#include "taper/core/kernels/sort.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

using Triple = std::tuple<Variable, Variable, Variable>;

/// The distinct slices of `values` along `dim`, told from one another by the rows that they are.
Triple distinct(const Variable& x, int64_t dim, const Variable& rows, bool sorted, bool inverse,
                bool counts) {
  const auto [first, number, count] = kernel::groups(rows.array(), sorted);
  const Variable none = zeros({0}, kLong);
  return {Variable(kernel::index_select(x.array(), dim, first)), inverse ? Variable(number) : none,
          counts ? Variable(count) : none};
}

Triple distinct_elements(const Variable& x, bool sorted, bool inverse, bool counts) {
  const Variable flat = reshape(x.detach(), {-1});
  auto found = distinct(flat, 0, unsqueeze(flat, 1), sorted, inverse, counts);
  if (inverse) std::get<1>(found) = reshape(std::get<1>(found), x.sizes());
  return found;
}

Triple distinct_slices(const char* op, const Variable& x, int64_t dim, bool sorted, bool inverse,
                       bool counts) {
  check(x.dim() > 0, op, "Dimension specified as ", dim, " but tensor has no dimensions");
  dim = normalize_axis(op, dim, x.dim());
  check(x.numel() > 0 || x.size(dim) == 0, op,
        "There are 0 sized dimensions, and they aren't selected, so unique cannot be applied, got ",
        x.sizes(), " and dim ", dim);
  const Variable rows =
      reshape(transpose(x.detach(), 0, dim), {x.size(dim), x.numel() == 0 ? 0 : -1});
  return distinct(x.detach(), dim, rows, sorted, inverse, counts);
}

}  // namespace

Triple _unique2(const Variable& x, bool, bool return_inverse, bool return_counts) {
  return distinct_elements(x, true, return_inverse, return_counts);
}
Triple unique_dim(const Variable& x, int64_t dim, bool, bool return_inverse, bool return_counts) {
  return distinct_slices("unique_dim", x, dim, true, return_inverse, return_counts);
}
Triple unique_consecutive(const Variable& x, bool return_inverse, bool return_counts,
                          std::optional<int64_t> dim) {
  if (dim) return unique_dim_consecutive(x, *dim, return_inverse, return_counts);
  return distinct_elements(x, false, return_inverse, return_counts);
}
Triple unique_dim_consecutive(const Variable& x, int64_t dim, bool return_inverse,
                              bool return_counts) {
  return distinct_slices("unique_dim_consecutive", x, dim, false, return_inverse, return_counts);
}

}  // namespace taper
