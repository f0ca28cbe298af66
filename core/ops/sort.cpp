#include "taper/core/ops/sort.h"

#include <limits>

#include "taper/core/graph/record.h"
#include "taper/core/kernels/index.h"
#include "taper/core/kernels/sort.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

using Pair = std::tuple<Variable, Variable>;

// y = x's first k values in order;  dL/dx = g where they were, 0 elsewhere
Pair first_in_order(const char* name, const Variable& x, int64_t k, int64_t dim, bool descending) {
  if (x.dim() == 0) {
    const auto [values, at] = first_in_order(name, unsqueeze(x, 0), k, 0, descending);
    return {reshape(values, {}), reshape(at, {})};
  }
  auto [values, positions] = kernel::sort(x.array(), dim, k, descending);
  return picked(name, x, dim, std::move(values), std::move(positions));
}

}  // namespace

Pair sort(const Variable& x, int64_t dim, bool descending) {
  dim = normalize_axis("sort", dim, x.dim());
  return first_in_order("sort", x, x.dim() == 0 ? 1 : x.size(dim), dim, descending);
}

Pair sort(const Variable& x, std::optional<bool>, int64_t dim, bool descending) {
  return sort(x, dim, descending);
}

Variable argsort(const Variable& x, int64_t dim, bool descending) {
  return std::get<1>(sort(x.detach(), dim, descending));
}

template <>
Variable argsort<bool>(const Variable& x, bool, int64_t dim, bool descending) {
  return argsort(x, dim, descending);
}

Pair topk(const Variable& x, int64_t k, int64_t dim, bool largest, bool) {
  check(x.dtype() != kBool, "topk", "not implemented for 'Bool'; convert with .to(kLong)");
  dim = normalize_axis("topk", dim, x.dim());
  const int64_t n = x.dim() == 0 ? 1 : x.size(dim);
  check(k >= 0 && k <= n, "topk", "selected index k out of range, got ", k, ", expected 0 to ", n);
  return first_in_order("topk", x, k, dim, largest);
}

Variable one_hot(const Variable& x, int64_t num_classes) {
  check_that(x.dtype() == kLong, "one_hot is only applicable to index tensor. Got ", x.dtype(),
             ", expected Long");
  check(x.numel() > 0 || num_classes > 0, "one_hot",
        "Can not infer total number of classes from empty tensor. Pass num_classes");
  if (x.numel() > 0) {
    check(min(x).item<int64_t>() >= 0, "one_hot", "Class values must be non-negative. Got ",
          min(x).item<int64_t>());
    const auto most = max(x).item<int64_t>();
    check(num_classes == -1 || most < num_classes, "one_hot",
          "Class values must be smaller than num_classes. Got ", most, " and ", num_classes);
    check(most < std::numeric_limits<int64_t>::max(), "one_hot", "Class values are too large, got ",
          most);
    if (num_classes == -1) num_classes = most + 1;
  }
  Dims sizes(x.sizes());
  sizes.push_back(num_classes);
  return zeros(sizes, kLong).scatter_(-1, unsqueeze(x, -1), 1);
}

Variable nonzero(const Variable& x) { return unrecorded("nonzero", kernel::nonzero(x.array())); }

}  // namespace taper
