#include "taper/core/ops/pad.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

/// How many elements stand before and behind the axis `axis` of x.
struct Margins {
  int64_t before, behind;
};
constexpr int64_t kMostMargin = std::numeric_limits<int64_t>::max() / 4;  // two and a size add up
Margins margins_of(const Variable& x, IntArrayRef pad, std::size_t axis) {
  const std::size_t from_end = static_cast<std::size_t>(x.dim()) - 1 - axis;
  if (2 * from_end >= pad.size()) return {0, 0};
  const Margins m{pad[2 * from_end], pad[2 * from_end + 1]};
  for (const int64_t margin : {m.before, m.behind})
    check(margin == std::clamp(margin, -kMostMargin, kMostMargin), "pad",
          "the padding overflows, got ", margin, " at dimension ", axis);
  return m;
}

/// The part of an array that has `cut` fewer elements in front of each axis and at most these
/// sizes.
Array part(const Array& x, const Dims& cut, const Dims& sizes) {
  int64_t offset = x.offset();
  for (std::size_t i = 0; i < cut.size(); ++i) offset += cut[i] * x.strides()[i];
  return x.as_strided(sizes, x.strides(), offset);
}

Array padded(const Variable& x, IntArrayRef pad, Scalar value) {
  Dims sizes, common, skipped, moved;
  for (std::size_t i = 0; i < x.sizes().size(); ++i) {
    const int64_t size = x.sizes()[i];
    const Margins m = margins_of(x, pad, i);
    check(size + m.before + m.behind >= 0, "constant_pad_nd", "The input size ", size,
          ", plus negative padding ", m.before, " and ", m.behind,
          " resulted in a negative output size, which is invalid. Check dimension ", i,
          " of your input.");
    sizes.push_back(size + m.before + m.behind);
    skipped.push_back(std::min(size, std::max<int64_t>(0, -m.before)));
    moved.push_back(std::min(sizes.back(), std::max<int64_t>(0, m.before)));
    common.push_back(
        std::max<int64_t>(0, std::min(size - skipped.back(), sizes.back() - moved.back())));
  }
  Array y = kernel::full(sizes, value, x.scalar_type());
  kernel::copy(part(y, moved, common), part(x.array(), skipped, common));
  return y;
}

/// Which elements of an axis stand in the padded one.
Array places(const std::string& mode, int64_t size, Margins m) {
  Array out({size + m.before + m.behind}, kLong);
  auto* place = out.data<int64_t>();
  for (int64_t i = -m.before; i < size + m.behind; ++i) {
    int64_t at = i;
    if (mode == "reflect")
      at = i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i;
    else if (mode == "replicate")
      at = std::clamp<int64_t>(i, 0, size - 1);
    else
      at = (i + size) % size;
    *place++ = at;
  }
  return out;
}

void check_margins(const std::string& mode, const Variable& x, std::size_t axis, Margins m) {
  const int64_t size = x.sizes()[axis], most = std::max(m.before, m.behind);
  check(size > 0, "pad", "Expected a tensor with non-zero size at dimension ", axis, ", got ",
        x.sizes());
  check(size + m.before + m.behind > 0, "pad", "padding ", m.before, " and ", m.behind,
        " leave nothing of dimension ", axis, " of size ", size);
  check(mode != "reflect" || most < size, "pad",
        "Padding size should be less than the corresponding input dimension, but got: padding (",
        m.before, ", ", m.behind, ") at dimension ", axis, " of input ", x.sizes());
  check(mode != "circular" || most <= size, "pad",
        "Padding value causes wrapping around more than once. Got padding ", m.before, " and ",
        m.behind, " at dimension ", axis, " of input ", x.sizes());
}

}  // namespace

// y = x inside of a margin;  dL/dx = g without the margin
Variable constant_pad_nd(const Variable& x, IntArrayRef pad, Scalar value) {
  check(pad.size() % 2 == 0, "constant_pad_nd", "Length of pad must be even but instead it equals ",
        pad.size());
  check(pad.size() <= 2 * x.sizes().size(), "constant_pad_nd",
        "Length of pad should be no more than twice the number of dimensions of the input. Pad "
        "length is ",
        pad.size(), "while the input has ", x.dim(), "dimensions.");
  Array y = padded(x, pad, value);  // first, for it refuses margins that have no negative
  Dims back = pad;
  for (int64_t& margin : back) margin = -margin;
  return record("constant_pad_nd", std::move(y),
                wrt(x, [back](V g) { return constant_pad_nd(g, back); }));
}

Variable pad(const Variable& x, IntArrayRef pad, const std::string& mode,
             std::optional<double> value) {
  if (mode == "constant") return constant_pad_nd(x, pad, value.value_or(0));
  check(mode == "reflect" || mode == "replicate" || mode == "circular", "pad",
        "Unrecognised padding mode ", mode, "; expected constant, reflect, replicate or circular");
  check(!value || *value == 0, "pad", "Padding mode \"", mode, "\" doesn't take in value argument");
  const std::size_t axes = pad.size() / 2, rank = x.sizes().size();
  check(pad.size() % 2 == 0, "pad", "Padding length must be divisible by 2, got ", pad.size());
  check(axes >= 1 && axes <= 3 && (rank == axes + 1 || rank == axes + 2), "pad",
        "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now, got ",
        pad.size(), " numbers for input ", x.sizes());
  Variable y = x;
  for (std::size_t axis = rank - axes; axis < rank; ++axis) {
    const Margins m = margins_of(x, pad, axis);
    check_margins(mode, x, axis, m);
    if (m.before == 0 && m.behind == 0) continue;
    y = index_select(y, static_cast<int64_t>(axis), Variable(places(mode, x.sizes()[axis], m)));
  }
  return y;
}

}  // namespace taper
