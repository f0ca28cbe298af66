#include "taper/core/tensor/layout.h"

#include <algorithm>
#include <numeric>

namespace taper {

bool is_row_major(IntArrayRef sizes, IntArrayRef strides) {
  int64_t inside = 0;
  for (std::size_t i = sizes.size(); i-- > 0;) {
    if (sizes[i] == 1 || strides[i] == 0) continue;
    if (strides[i] <= inside) return false;
    inside = strides[i];
  }
  return true;
}

bool is_dense(IntArrayRef sizes, IntArrayRef strides) {
  const auto spans = [](int64_t size) { return size > 1; };
  int64_t expected = 1;
  for (auto left = std::count_if(sizes.begin(), sizes.end(), spans); left > 0; --left) {
    std::size_t i = 0;
    while (i < sizes.size() && !(spans(sizes[i]) && strides[i] == expected)) ++i;
    if (i == sizes.size()) return false;
    expected *= sizes[i];
  }
  return true;
}

Dims memory_order(IntArrayRef sizes, ArrayRef<IntArrayRef> strides) {
  // 1 if axis a lies outside of axis b, -1 if inside, 0 if that cannot be told.
  const auto compare = [&](int64_t a, int64_t b) {
    const auto i = static_cast<std::size_t>(a), k = static_cast<std::size_t>(b);
    for (const IntArrayRef step : strides) {
      if (step[i] == 0 || step[k] == 0) continue;
      if (step[i] != step[k]) return step[i] < step[k] ? -1 : 1;
      if (sizes[i] > sizes[k]) return 1;
    }
    return 0;
  };
  Dims order(sizes.size(), 0);
  std::iota(order.begin(), order.end(), int64_t{0});
  std::reverse(order.begin(), order.end());  // from the innermost
  // Insertion, for the comparison is not transitive.
  for (std::size_t i = 1; i < order.size(); ++i)
    for (std::size_t at = i, next = i; next-- > 0;) {
      const int outside = compare(order[next], order[at]);
      if (outside < 0) break;
      if (outside == 0) continue;
      std::swap(order[next], order[at]);
      at = next;
    }
  std::reverse(order.begin(), order.end());
  return order;
}

Dims dense_strides(IntArrayRef sizes, IntArrayRef order) {
  Dims strides(sizes.size(), 1);
  int64_t step = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    const auto axis = static_cast<std::size_t>(order[i]);
    strides[axis] = step;
    step *= std::max<int64_t>(sizes[axis], 1);
  }
  return strides;
}

}  // namespace taper
