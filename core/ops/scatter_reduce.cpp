#include "taper/core/ops/scatter_reduce.h"

#include <limits>
#include <string>

#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

using Scatter = void (*)(const char*, const Array&, int64_t, const Array&, const Array&);

/// The number of elements of x and the source that each result is made of.
Variable counts(const Variable& x, int64_t dim, const Variable& index, bool include_self) {
  const Variable own = ones_like(x), others = ones(index.sizes(), x.dtype());
  return scatter_add(include_self ? own : scatter(own, dim, index, 0), dim, index, others);
}

Array scattered(Scatter kernel, const Variable& x, int64_t dim, const Variable& index,
                const Variable& source) {
  Array y = kernel::clone(x.array(), MemoryFormat::Contiguous);
  kernel("scatter_reduce", y, dim, index.array(), source.array());
  return y;
}

Variable quotient(const Variable& sum, const Variable& count) {
  return sum.is_floating_point() ? sum / count : floor_divide(sum, count);
}

// y = x_1 x_2 ...;  dL/dx_i = g times the product of the others, from y where x_i is not 0
Variable products(const Variable& x, int64_t dim, const Variable& index, const Variable& source) {
  return record("scatter_reduce", scattered(kernel::scatter_multiply, x, dim, index, source),
                wrt(x, x, index, source,
                    [dim](V g, V x, V index, V source) {
                      return g * scatter_reduce(ones_like(x), dim, index, source, "prod");
                    }),
                wrt(source, x, index, source, [dim](V g, V x, V index, V source) {
                  const Variable zero = (source == 0).to(source.dtype());
                  const Variable zeros_there =
                      gather(scatter_add(zeros_like(x), dim, index, zero), dim, index) - zero;
                  const Variable safe = source + zero;
                  const Variable rest =
                      gather(scatter_reduce(x, dim, index, safe, "prod"), dim, index) / safe;
                  return gather(g, dim, index) * where(zeros_there > 0, 0, rest);
                }));
}

// y = the extreme of x_1, x_2, ...;  dL/dx_i = g where x_i is it, shared evenly
Variable extremes(Scatter kernel, const Variable& x, int64_t dim, const Variable& index,
                  const Variable& source) {
  const auto hit = [](V x, V y) { return (x == y).to(y.dtype()); };
  const auto share = [dim, hit](V g, V x, V index, V source, V y) {
    return g / scatter_add(hit(x, y), dim, index, hit(source, gather(y, dim, index)));
  };
  return record(
      "scatter_reduce", scattered(kernel, x, dim, index, source),
      wrt(x, x, index, source, kOutput,
          [share, hit](V g, V x, V index, V source, V y) {
            return hit(x, y) * share(g, x, index, source, y);
          }),
      wrt(source, x, index, source, kOutput, [share, hit, dim](V g, V x, V index, V source, V y) {
        return hit(source, gather(y, dim, index)) *
               gather(share(g, x, index, source, y), dim, index);
      }));
}

/// A value that changes nothing when it is reduced with others.
Scalar neutral(ScalarType dtype, std::string_view reduce) {
  if (reduce == "prod") return 1;
  if (reduce == "sum" || reduce == "mean") return 0;
  const double sign = reduce == "amax" ? -1 : 1;
  if (is_floating_point(dtype)) return sign * std::numeric_limits<double>::infinity();
  if (dtype == kBool || dtype == kByte) return sign < 0 ? 0 : dtype == kBool ? 1 : 255;
  const int64_t most = std::numeric_limits<int64_t>::max() >> (64 - 8 * element_size(dtype));
  return sign < 0 ? -most - 1 : most;
}

// A source for each index; `x` counts.
Variable reduce_all(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                    std::string_view reduce) {
  if (reduce == "prod") return products(x, dim, index, source);
  if (reduce == "amax") return extremes(kernel::scatter_max, x, dim, index, source);
  if (reduce == "amin") return extremes(kernel::scatter_min, x, dim, index, source);
  return scatter_add(x, dim, index, source);
}

}  // namespace

Variable scatter_reduce(const Variable& x, int64_t dim, const Variable& index,
                        const Variable& source, std::string_view reduce, bool include_self) {
  check(reduce == "sum" || reduce == "prod" || reduce == "mean" || reduce == "amax" ||
            reduce == "amin",
        "scatter_reduce", "reduce argument must be either sum, prod, mean, amax or amin. Got ",
        std::string(reduce));
  dim = check_index("scatter_reduce", x, dim, index);
  const Variable part = check_source("scatter_reduce", x, dim, index, source);
  const Variable start = include_self ? x : scatter(x, dim, index, neutral(x.dtype(), reduce));
  const Variable y = reduce_all(start, dim, index, part, reduce);
  return reduce == "mean" ? quotient(y, counts(x, dim, index, include_self)) : y;
}

Variable& scatter_reduce_(const Variable& x, int64_t dim, const Variable& index,
                          const Variable& source, std::string_view reduce, bool include_self) {
  return in_place("scatter_reduce_", x,
                  [&](V x) { return scatter_reduce(x, dim, index, source, reduce, include_self); });
}

}  // namespace taper
