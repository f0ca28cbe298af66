#include "taper/core/kernels/finite.h"

#include <cmath>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"

namespace taper::kernel {

std::optional<std::pair<Dims, double>> find_not_finite(const Array& x) {
  if (!is_floating_point(x.dtype())) return std::nullopt;
  const Array c = contiguous(wide(x));
  return dispatch_floating(
      "find_not_finite", c.dtype(), [&](auto zero) -> std::optional<std::pair<Dims, double>> {
        using T = decltype(zero);
        const T* begin = c.data<T>();
        const T* end = begin + c.numel();
        const T* found = std::find_if(begin, end, [](T v) { return !std::isfinite(v); });
        if (found == end) return std::nullopt;
        Dims index(c.sizes().size(), 0);
        int64_t position = found - begin;
        for (std::size_t i = index.size(); i-- > 0; position /= c.sizes()[i])
          index[i] = position % c.sizes()[i];
        return std::pair(index, static_cast<double>(*found));
      });
}

}  // namespace taper::kernel
