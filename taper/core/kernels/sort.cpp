#include "taper/core/kernels/sort.h"

#include <algorithm>
#include <vector>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/parallel.h"

namespace taper::kernel {
namespace {

template <class T>
struct Placed {
  T value;
  int64_t at;
};

template <class T>
bool comes_before(const Placed<T>& a, const Placed<T>& b) {
  if (a.value != a.value || b.value != b.value)
    return (b.value != b.value && a.value == a.value) ||
           (a.value != a.value && b.value != b.value && a.at < b.at);
  return a.value < b.value || (a.value == b.value && a.at < b.at);
}

/// The same for descending values; equal ones keep their order, too.
template <class T>
bool comes_before_descending(const Placed<T>& a, const Placed<T>& b) {
  if (a.value != a.value || b.value != b.value)
    return (a.value != a.value && b.value == b.value) ||
           (a.value != a.value && b.value != b.value && a.at < b.at);
  return a.value > b.value || (a.value == b.value && a.at < b.at);
}

/// The first k of a row in order.
template <class T>
void sort_row(const T* x, std::vector<Placed<T>>& row, int64_t k, bool descending, T* values,
              int64_t* positions) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = {x[i], static_cast<int64_t>(i)};
  const auto before = descending ? comes_before_descending<T> : comes_before<T>;
  if (k < static_cast<int64_t>(row.size()) / 4)
    std::partial_sort(row.begin(), row.begin() + k, row.end(), before);
  else
    std::sort(row.begin(), row.end(), before);
  for (int64_t i = 0; i < k; ++i) {
    values[i] = row[static_cast<std::size_t>(i)].value;
    positions[i] = row[static_cast<std::size_t>(i)].at;
  }
}

/// x with `axis` and the last axis exchanged.
Array exchanged(const Array& x, int64_t axis) {
  Dims sizes = x.sizes(), strides = x.strides();
  std::swap(sizes[static_cast<std::size_t>(axis)], sizes.back());
  std::swap(strides[static_cast<std::size_t>(axis)], strides.back());
  return x.as_strided(sizes, strides, x.offset());
}

}  // namespace

std::pair<Array, Array> sort(const Array& x, int64_t axis, int64_t k, bool descending) {
  const Array rows = contiguous(exchanged(x, axis));
  const int64_t n = rows.sizes().back();
  Dims sizes = rows.sizes();
  sizes.back() = k;
  const Array values(sizes, x.dtype()), positions(sizes, kLong);
  if (values.numel() > 0)
    dispatch(x.dtype(), [&](auto zero) {
      using T = decltype(zero);
      parallel_for(values.numel() / k, 4096 / n + 1, [&](int64_t begin, int64_t end) {
        std::vector<Placed<T>> row(static_cast<std::size_t>(n));
        for (int64_t r = begin; r < end; ++r)
          sort_row(rows.data<T>() + r * n, row, k, descending, values.data<T>() + r * k,
                   positions.data<int64_t>() + r * k);
      });
    });
  return {contiguous(exchanged(values, axis)), contiguous(exchanged(positions, axis))};
}

std::array<Array, 3> unique(const Array& x) {
  const int64_t n = x.numel();
  const Array flat = contiguous(x).as_strided({n}, {1}, contiguous(x).offset());
  const auto [sorted, from] = sort(flat, 0, n, false);
  const Array numbers(x.sizes(), kLong);
  std::vector<int64_t> firsts;
  dispatch(x.dtype(), [&, &sorted = sorted, &from = from](auto zero) {
    const auto* v = sorted.template data<decltype(zero)>();
    for (int64_t i = 0; i < n; ++i) {
      if (i == 0 || !(v[i] == v[i - 1])) firsts.push_back(i);
      numbers.data<int64_t>()[from.template data<int64_t>()[i]] =
          static_cast<int64_t>(firsts.size()) - 1;
    }
  });
  const auto count = static_cast<int64_t>(firsts.size());
  const Array values({count}, x.dtype()), counts({count}, kLong);
  const std::size_t width = element_size(x.dtype());
  for (std::size_t i = 0; i < firsts.size(); ++i) {
    std::copy_n(
        static_cast<const std::byte*>(sorted.raw()) + static_cast<std::size_t>(firsts[i]) * width,
        width, static_cast<std::byte*>(values.raw()) + i * width);
    counts.data<int64_t>()[i] = (i + 1 < firsts.size() ? firsts[i + 1] : n) - firsts[i];
  }
  return {values, numbers, counts};
}

}  // namespace taper::kernel
