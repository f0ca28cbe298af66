#include "taper/core/kernels/sort.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"

namespace taper::kernel {
namespace {

template <class T>
struct Placed {
  T value;
  int64_t at;
};

/// NaN is the largest.
template <class T>
bool is_less(T a, T b) {
  return a < b || (b != b && a == a);
}

/// Equal values keep their order. A class, not a function, whose address sorting would call.
template <bool descending>
struct ComesBefore {
  template <class T>
  bool operator()(const Placed<T>& a, const Placed<T>& b) const {
    if (is_less(a.value, b.value)) return !descending;
    if (is_less(b.value, a.value)) return descending;
    return a.at < b.at;
  }
};

/// The first k of a row in order.
template <class T, class Before>
void sort_row(const T* x, std::vector<Placed<T>>& row, int64_t k, Before before, T* values,
              int64_t* positions) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = {x[i], static_cast<int64_t>(i)};
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

std::pair<Array, Array> sort(const Array& in, int64_t axis, int64_t k, bool descending) {
  const Array x = wide(in);
  const Array rows = contiguous(exchanged(x, axis));
  const int64_t n = rows.sizes().back();
  Dims sizes = rows.sizes();
  sizes.back() = k;
  const Array values(sizes, x.dtype()), positions(sizes, kLong);
  if (values.numel() > 0)
    dispatch(x.dtype(), [&](auto zero) {
      using T = decltype(zero);
      const auto sort_rows = [&](auto before) {
        parallel_for(values.numel() / k, 4096 / n + 1, [&](int64_t begin, int64_t end) {
          std::vector<Placed<T>> row(static_cast<std::size_t>(n));
          for (int64_t r = begin; r < end; ++r)
            sort_row(rows.data<T>() + r * n, row, k, before, values.data<T>() + r * k,
                     positions.data<int64_t>() + r * k);
        });
      };
      descending ? sort_rows(ComesBefore<true>()) : sort_rows(ComesBefore<false>());
    });
  // All of them lie as x does, the first few row by row.
  const auto arranged = [&](const Array& y, ScalarType dtype) {
    const Array back = exchanged(y, axis);
    const Array out(dtype, k == n ? in.dense_geometry() : GeometryRef(back.sizes()));
    copy(out, back);
    return out;
  };
  return {arranged(values, in.dtype()), arranged(positions, kLong)};
}

std::array<Array, 3> groups(const Array& rows, bool sorted) {
  const Array c = contiguous(wide(rows));
  const int64_t n = c.size(0), width = c.size(1);
  std::vector<int64_t> order(static_cast<std::size_t>(n)), firsts, counts;
  std::iota(order.begin(), order.end(), int64_t{0});
  const Array numbers({n}, kLong);
  dispatch(c.dtype(), [&](auto zero) {
    const auto* x = c.data<decltype(zero)>();
    if (sorted)
      std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
        return std::lexicographical_compare(x + a * width, x + (a + 1) * width, x + b * width,
                                            x + (b + 1) * width, is_less<decltype(zero)>);
      });
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto* row = x + order[i] * width;
      if (i == 0 || !std::equal(row, row + width, x + firsts.back() * width)) {
        firsts.push_back(order[i]);
        counts.push_back(0);
      }
      ++counts.back();
      numbers.data<int64_t>()[order[i]] = static_cast<int64_t>(firsts.size()) - 1;
    }
  });
  const auto array = [](const std::vector<int64_t>& v) {
    Array y({static_cast<int64_t>(v.size())}, kLong);
    std::copy(v.begin(), v.end(), y.data<int64_t>());
    return y;
  };
  return {array(firsts), numbers, array(counts)};
}

}  // namespace taper::kernel
