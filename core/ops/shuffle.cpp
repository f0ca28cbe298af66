#include "taper/core/ops/shuffle.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

void check_factor(const char* op, const char* name, const Variable& x, int64_t r) {
  check_that(x.dim() >= 3, op, " expects input to have at least 3 dimensions, but got input with ",
             x.dim(), " dimension(s)");
  check_that(r > 0, op, " expects a positive ", name, ", but got ", r);
}

/// The last three axes of x as `sizes`, in the order that `order` gives to those, seen as `out`.
Variable rearranged(const Variable& x, IntArrayRef sizes, IntArrayRef order, IntArrayRef out) {
  const IntArrayRef before = x.sizes().slice(0, static_cast<std::size_t>(x.dim()) - 3);
  const auto behind = [&](IntArrayRef last) {
    Dims all = before;
    for (const int64_t size : last) all.push_back(size);
    return all;
  };
  Dims axes;
  for (std::size_t i = 0; i < before.size(); ++i) axes.push_back(static_cast<int64_t>(i));
  for (const int64_t axis : order) axes.push_back(static_cast<int64_t>(before.size()) + axis);
  return reshape(permute(reshape(x, behind(sizes)), axes), behind(out));
}

}  // namespace

Variable pixel_shuffle(const Variable& x, int64_t upscale_factor) {
  constexpr const char* op = "pixel_shuffle";
  const int64_t r = upscale_factor;
  check_factor(op, "upscale_factor", x, r);
  const int64_t c = x.size(-3) / (r * r), h = x.size(-2), w = x.size(-1);
  check_that(c * r * r == x.size(-3), op,
             " expects its input's 'channel' dimension to be divisible by the square of "
             "upscale_factor, but input.size(-3)=",
             x.size(-3), " is not divisible by ", r * r);
  return rearranged(x, {c, r, r, h, w}, {0, 3, 1, 4, 2}, {c, h * r, w * r});
}

Variable pixel_unshuffle(const Variable& x, int64_t downscale_factor) {
  constexpr const char* op = "pixel_unshuffle";
  const int64_t r = downscale_factor;
  check_factor(op, "downscale_factor", x, r);
  check_that(x.size(-2) % r == 0, op,
             " expects height to be divisible by downscale_factor, but input.size(-2)=", x.size(-2),
             " is not divisible by ", r);
  check_that(x.size(-1) % r == 0, op,
             " expects width to be divisible by downscale_factor, but input.size(-1)=", x.size(-1),
             " is not divisible by ", r);
  const int64_t c = x.size(-3), h = x.size(-2) / r, w = x.size(-1) / r;
  return rearranged(x, {c, h, r, w, r}, {0, 2, 4, 1, 3}, {c * r * r, h, w});
}

Variable channel_shuffle(const Variable& x, int64_t groups) {
  constexpr const char* op = "channel_shuffle";
  check_that(x.dim() > 2, op, " expects input with > 2 dims, but got input with sizes ", x.sizes());
  check(groups > 0, op,
        "Number of groups to divide channels in must be positive. Value of groups:", groups);
  const int64_t c = x.size(1);
  check(c % groups == 0, op, "Number of channels must be divisible by groups. Got ", c,
        " channels and ", groups, " groups.");
  return reshape(transpose(unflatten(x, 1, {groups, c / groups}), 1, 2), x.sizes());
}

}  // namespace taper
