#include "taper/core/ops/grid_sample.h"

#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

/// An axis of images, and how places along it are read.
struct Axis {
  int64_t size, interpolation, padding;
  bool align_corners;

  /// Coordinates as positions among the elements.
  Variable positions(const Variable& coordinates) const {
    const auto n = static_cast<double>(size);
    return align_corners ? (coordinates + 1) / 2 * (n - 1) : ((coordinates + 1) * n - 1) / 2;
  }
  /// Positions mirrored at the borders until they lie inside.
  Variable mirrored(const Variable& at) const {
    const double low = align_corners ? 0 : -0.5;
    const auto span = static_cast<double>(align_corners ? size - 1 : size);
    if (span == 0) return at * 0;
    const Variable beyond = abs(at - low), turns = floor(beyond.detach() / span);
    const Variable rest = beyond - turns * span;
    return where(remainder(turns, 2) == 0, rest, span - rest) + low;
  }
  /// Positions as the padding sees them: those outside may count as some inside.
  Variable padded(const Variable& at) const {
    if (padding == 0) return at;
    return clamp(padding == 2 ? mirrored(at) : at, 0, static_cast<double>(size - 1));
  }
};

/// Elements, counted in row-major order, and the weights with which they make values.
struct Tap {
  Variable index, weight;
};

/// The element at each position, a whole number; none is outside of the axis that has a weight.
Tap tap(const Axis& axis, const Variable& at, const Variable& weight) {
  const Variable inside = logical_and(at >= 0, at <= axis.size - 1);
  return {where(inside, at, 0).to(kLong), where(inside, weight, 0)};
}

// By the distance t to the element before: the cubics of upsample(), a = -3/4
std::vector<Variable> cubic_weights(const Variable& t) {
  const double a = -0.75;
  const auto far = [a](const Variable& x) { return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a; };
  const auto near = [a](const Variable& x) { return ((a + 2) * x - (a + 3)) * x * x + 1; };
  return {far(t + 1), near(t), near(1 - t), far(1 - t + 1)};
}

/// The elements along one axis that make the values at positions.
std::vector<Tap> taps(const Axis& axis, const Variable& coordinates) {
  const Variable at = axis.positions(coordinates);
  if (axis.interpolation == 2) {
    const Variable before = floor(at.detach());
    std::vector<Tap> all;
    for (const Variable& weight : cubic_weights(at - before)) {
      const auto offset = static_cast<int64_t>(all.size()) - 1;
      all.push_back(tap(axis, round(axis.padded(before + offset)), weight));
    }
    return all;
  }
  const Variable inside = axis.padded(at);
  if (axis.interpolation == 1)
    return {tap(axis, round(inside.detach()), flat_in(inside, ones_like(inside.detach())))};
  const Variable before = floor(inside.detach()), t = inside - before;
  return {tap(axis, before, 1 - t), tap(axis, before + 1, t)};
}

void check_grid(const Variable& x, const Variable& grid, int64_t interpolation_mode) {
  constexpr const char* op = "grid_sampler";
  const auto both = [&] {
    return str("but got input with sizes ", x.sizes(), " and grid with sizes ", grid.sizes());
  };
  check_that(x.dim() > 0 && grid.dim() > 0 && x.size(0) == grid.size(0), op,
             "(): expected grid and input to have same batch size, ", both());
  check_that(grid.size(-1) == x.dim() - 2, op, "(): expected grid to have size ", x.dim() - 2,
             " in last dimension, but got grid with sizes ", grid.sizes());
  for (int64_t i = 2; i < x.dim(); ++i)
    check_that(x.size(i) > 0, op,
               "(): expected input to have non-empty spatial dimensions, but input has sizes ",
               x.sizes(), " with dimension ", i, " being empty");
  const int64_t rank = x.dim() == 4 ? 4 : 5;
  check_that(x.dim() == rank && grid.dim() == rank, op, "(): expected ", rank,
             "D input and grid with same number of dimensions, ", both());
  check_that(rank == 4 || interpolation_mode != 2, op,
             "(): bicubic interpolation only supports 4D input");
  check(x.is_floating_point(), op, "not implemented for ", x.dtype(), "; convert with .to(kFloat)");
  check(x.dtype() == grid.dtype(), op, "expected scalar type ", toString(x.scalar_type()),
        " but found ", toString(grid.scalar_type()));
}

}  // namespace

// y = sum_k w_k(grid) x_k, over the elements near a place. Their numbers have no derivative, their
// weights do.
Variable grid_sampler(const Variable& input, const Variable& grid, int64_t interpolation_mode,
                      int64_t padding_mode, bool align_corners) {
  check_grid(input, grid, interpolation_mode);
  const int64_t axes = input.dim() - 2, n = input.size(0), c = input.size(1);
  const Variable places = flatten(grid, 1, -2), x = flatten(input, 2);
  std::vector<Tap> all{{zeros({}, kLong), ones({}, input.options().requires_grad(false))}};
  for (int64_t i = 0; i < axes; ++i) {
    const Axis axis{input.size(i + 2), interpolation_mode, padding_mode, align_corners};
    const std::vector<Tap> along = taps(axis, select(places, -1, axes - 1 - i));
    std::vector<Tap> products;
    for (const Tap& a : all)
      for (const Tap& b : along)
        products.push_back({a.index * axis.size + b.index, a.weight * b.weight});
    all = std::move(products);
  }
  Variable y = zeros({n, c, places.size(1)}, input.options().requires_grad(false));
  for (const Tap& t : all)
    y = y + gather(x, 2, expand(unsqueeze(t.index, 1), y.sizes())) * unsqueeze(t.weight, 1);
  Dims sizes{n, c};
  for (int64_t i = 1; i <= axes; ++i) sizes.push_back(grid.size(i));
  return reshape(y, sizes);
}

// places = (x, y, ..., 1) theta^T
Variable affine_grid_generator(const Variable& theta, IntArrayRef size, bool align_corners) {
  check(size.size() == 4 || size.size() == 5, "affine_grid_generator",
        "AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs.");
  const IntArrayRef out = size.slice(2);
  Dims places{size[0]};
  std::vector<Variable> columns{ones(out, theta.options().requires_grad(false))};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto n = static_cast<double>(out[i]);
    const double end = out[i] <= 1 ? 0 : align_corners ? 1 : (n - 1) / n;
    Dims along(out.size(), 1);
    along[i] = out[i];
    const Variable line = linspace(-end, end, out[i], columns.back().options());
    columns.insert(columns.begin(), expand(reshape(line, along), out));
    places.push_back(out[i]);
  }
  places.push_back(static_cast<int64_t>(out.size()));
  const Variable base = flatten(stack(columns, -1), 0, -2);
  return reshape(matmul(base, transpose(theta, 1, 2)), places);
}

}  // namespace taper
