#include "taper/core/ops/gather.h"

#include <cstring>
#include "taper/core/graph/inplace.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

int64_t rank(const Variable& x) { return std::max<int64_t>(x.dim(), 1); }

/// A number as a source for each index.
Variable spread(Scalar value, const Variable& x, const Variable& index) {
  return expand(full({}, value, x.dtype()), index.sizes());
}

// x <- source at index, joined with what was there by the kernel
template <class Kernel, class F>
Variable& scatter_in_place(const char* op, const Variable& x, int64_t dim, const Variable& index,
                           const Variable& source, Kernel write, F f) {
  if (!is_untracked(x, {&source})) return in_place(op, x, f);
  check_writable(op, x);
  dim = check_index(op, x, dim, index);
  write(op, x.array(), dim, kernel::kept_from(x.array(), index.array()),
        kernel::kept_from(x.array(), check_source(op, x, dim, index, source).array()));
  bump_version(op, x);
  return const_cast<Variable&>(x);
}

}  // namespace

int64_t check_index(const char* op, const Variable& x, int64_t dim, const Variable& index) {
  const bool gathers = std::strcmp(op, "gather") == 0;
  dim = normalize_axis(op, dim, x.dim());
  check_that(index.dtype() == kLong, gathers ? "gather" : "scatter",
             "(): Expected dtype int64 for index, got ", index.dtype());
  if (index.numel() == 0) return dim;
  check(rank(index) == rank(x), op, "Index tensor must have the same number of dimensions as ",
        gathers ? "input" : "self", " tensor, got ", index.sizes(), " and ", x.sizes());
  for (int64_t i = 0; i < index.dim() && gathers; ++i)
    check(i == dim || index.size(i) <= x.size(i), op, "Size does not match at dimension ", i,
          " expected index ", index.sizes(), " to be smaller than self ", x.sizes(),
          " apart from dimension ", dim);
  return dim;
}

Variable check_source(const char* op, const Variable& x, int64_t dim, const Variable& index,
                      const Variable& source) {
  check_that(x.dtype() == source.dtype(),
             "scatter(): Expected self.dtype to be equal to src.dtype, got ", x.dtype(), " and ",
             source.dtype());
  if (index.numel() == 0) return reshape(narrow(reshape(source, {-1}), 0, 0, 0), index.sizes());
  check(rank(source) == rank(x), op,
        "Index tensor must have the same number of dimensions as src tensor, got ", index.sizes(),
        " and ", source.sizes());
  Variable part = source;
  for (int64_t i = 0; i < index.dim(); ++i) {
    const int64_t n = index.size(i), room = source.dim() == 0 ? n : source.size(i);
    check((i == dim || n <= x.size(i)) && n <= room, op, "Expected index ", index.sizes(),
          " to be smaller than self ", x.sizes(), " apart from dimension ", dim,
          " and to be smaller size than src ", source.sizes());
    if (n < room) part = narrow(part, i, 0, n);
  }
  return part;
}

// y = x's elements at index;  dL/dx = g's elements added at index
Variable gather(const Variable& x, int64_t dim, const Variable& index) {
  dim = check_index("gather", x, dim, index);
  return record("gather", kernel::gather(x.array(), dim, index.array()),
                wrt(x, index, [dim, shape = Dims(x.sizes())](V g, V index) {
                  return gather_backward(g, shape, dim, index);
                }));
}

// y = x's elements at the positions;  dL/dx = g's elements added there
std::tuple<Variable, Variable> picked(const char* name, const Variable& x, int64_t dim,
                                      Array values, Array positions) {
  const Variable at(std::move(positions));
  return {record(name, std::move(values),
                 wrt(x, at,
                     [dim, shape = Dims(x.sizes())](V g, V at) {
                       return gather_backward(g, shape, dim, at);
                     })),
          at};
}

// y = zeros with g's elements added at index;  dL/dg = the cotangent's elements at index
Variable gather_backward(const Variable& g, IntArrayRef sizes, int64_t dim, const Variable& index) {
  const Array y = kernel::full(sizes, 0, g.dtype());
  kernel::scatter_add("gather", y, dim, index.array(), g.array());
  return record("gather_backward", y,
                wrt(g, index, [dim](V gg, V index) { return gather(gg, dim, index); }));
}

// y = x with source at index;  dL/dx = g with 0 at index,  dL/dsource = g's elements at index
Variable scatter(const Variable& x, int64_t dim, const Variable& index, const Variable& source) {
  dim = check_index("scatter", x, dim, index);
  const Variable part = check_source("scatter", x, dim, index, source);
  const Array y = kernel::clone(x.array(), MemoryFormat::Contiguous);
  kernel::scatter("scatter", y, dim, index.array(), part.array());
  return record("scatter", y,
                wrt(x, index, [dim](V g, V index) { return scatter(g, dim, index, 0); }),
                wrt(part, index, [dim](V g, V index) { return gather(g, dim, index); }));
}

Variable scatter(const Variable& x, int64_t dim, const Variable& index, Scalar value) {
  return scatter(x, dim, index, spread(value, x, index));
}

// y = x with source added at index;  dL/dx = g,  dL/dsource = g's elements at index
Variable scatter_add(const Variable& x, int64_t dim, const Variable& index,
                     const Variable& source) {
  dim = check_index("scatter_add", x, dim, index);
  const Variable part = check_source("scatter_add", x, dim, index, source);
  const Array y = kernel::clone(x.array(), MemoryFormat::Contiguous);
  kernel::scatter_add("scatter_add", y, dim, index.array(), part.array());
  return record("scatter_add", y, wrt(x, [](V g) { return g; }),
                wrt(part, index, [dim](V g, V index) { return gather(g, dim, index); }));
}

Variable scatter(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                 std::string_view reduce) {
  check(reduce == "add" || reduce == "multiply", "scatter",
        "reduce argument must be either add or multiply. Got ", std::string(reduce));
  if (reduce == "add") return scatter_add(x, dim, index, source);
  check(is_untracked(x, {&source}), "scatter",
        "derivative for aten::scatter is not implemented with reduce 'multiply'; detach() the "
        "tensors");
  dim = check_index("scatter", x, dim, index);
  const Variable part = check_source("scatter", x, dim, index, source);
  Variable y(kernel::clone(x.array(), MemoryFormat::Contiguous));
  kernel::scatter_multiply("scatter", y.array(), dim, index.array(), part.array());
  return y;
}

Variable scatter(const Variable& x, int64_t dim, const Variable& index, Scalar value,
                 std::string_view reduce) {
  return scatter(x, dim, index, spread(value, x, index), reduce);
}

Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, const Variable& source) {
  return scatter_in_place("scatter_", x, dim, index, source, kernel::scatter,
                          [&](V x) { return scatter(x, dim, index, source); });
}
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, Scalar value) {
  return scatter_(x, dim, index, spread(value, x, index));
}
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                   std::string_view reduce) {
  return in_place("scatter_", x, [&](V x) { return scatter(x, dim, index, source, reduce); });
}
Variable& scatter_(const Variable& x, int64_t dim, const Variable& index, Scalar value,
                   std::string_view reduce) {
  return scatter_(x, dim, index, spread(value, x, index), reduce);
}
Variable& scatter_add_(const Variable& x, int64_t dim, const Variable& index,
                       const Variable& source) {
  return scatter_in_place("scatter_add_", x, dim, index, source, kernel::scatter_add,
                          [&](V x) { return scatter_add(x, dim, index, source); });
}

}  // namespace taper
