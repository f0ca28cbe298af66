#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pool.h"
#include "taper/core/ops/pool_window.h"

namespace taper {
namespace {

using Pair = std::tuple<Variable, Variable>;
using Rows = std::vector<std::vector<int64_t>>;

/// The elements of each window along an axis; of those with fewer than others have, the last again.
Rows along(int64_t size, int64_t out) {
  const std::vector<Range> windows = even_windows(size, out);
  int64_t most = 0;
  for (const Range& w : windows) most = std::max(most, w.end - w.begin);
  Rows rows;
  for (const Range& w : windows) {
    rows.emplace_back();
    for (int64_t i = 0; i < most; ++i) rows.back().push_back(std::min(w.begin + i, w.end - 1));
  }
  return rows;
}

/// The same for windows over planes: (windows, elements), counted in row-major order.
Variable elements(IntArrayRef sizes, IntArrayRef out) {
  Rows all{{0}};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    Rows products;
    for (const auto& outer : all)
      for (const auto& inner : along(sizes[i], out[i])) {
        products.emplace_back();
        for (const int64_t a : outer)
          for (const int64_t b : inner) products.back().push_back(a * sizes[i] + b);
      }
    all = std::move(products);
  }
  std::vector<int64_t> flat;
  for (const auto& row : all) flat.insert(flat.end(), row.begin(), row.end());
  return tensor(flat).view({static_cast<int64_t>(all.size()), -1});
}

/// Which element of the planes (n, c, elements) is the greatest of each window.
Variable greatest(const Variable& planes, IntArrayRef sizes, IntArrayRef out) {
  const Variable index = elements(sizes, out);
  const Variable seen =
      unflatten(index_select(planes, 2, flatten(index)), 2, {index.size(0), index.size(1)});
  const Variable best = argmax(seen, -1, /*keepdim=*/true);
  return squeeze(gather(expand(index, seen.sizes()), 3, best), 3);
}

// y = x at the place of each window's greatest value, which has no derivative
Pair adaptive_max_pool(const char* op, std::size_t axes, const Variable& x,
                       IntArrayRef output_size) {
  const auto rank = static_cast<std::size_t>(x.dim());
  check_that(rank == axes + 1 || rank == axes + 2, op, "(): Expected ", axes + 1, "D or ", axes + 2,
             "D tensor, but got: ", x.sizes());
  check_even(op, x, output_size, axes);
  if (rank == axes + 1) {
    const auto [values, where] = adaptive_max_pool(op, axes, unsqueeze(x, 0), output_size);
    return {squeeze(values, 0), squeeze(where, 0)};
  }
  Dims sizes{x.size(0), x.size(1)};
  for (const int64_t size : output_size) sizes.push_back(size);
  const bool is_empty = std::find(output_size.begin(), output_size.end(), 0) != output_size.end();
  const Variable planes = flatten(x, 2);
  const Variable where = is_empty ? zeros({x.size(0), x.size(1), 0}, kLong)
                                  : greatest(planes.detach(), x.sizes().slice(2), output_size);
  return {reshape(gather(planes, 2, where), sizes), reshape(where, sizes)};
}

}  // namespace

Pair adaptive_max_pool1d(const Variable& x, IntArrayRef output_size) {
  return adaptive_max_pool("adaptive_max_pool1d", 1, x, output_size);
}
Pair adaptive_max_pool2d(const Variable& x, IntArrayRef output_size) {
  return adaptive_max_pool("adaptive_max_pool2d", 2, x, output_size);
}
Pair adaptive_max_pool3d(const Variable& x, IntArrayRef output_size) {
  return adaptive_max_pool("adaptive_max_pool3d", 3, x, output_size);
}

}  // namespace taper
