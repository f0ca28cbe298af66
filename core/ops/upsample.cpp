#include "taper/core/ops/upsample.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "taper/core/base/error.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/resample.h"

namespace taper {
namespace {

using kernel::SparseMatrix;
using Matrices = std::vector<SparseMatrix>;

// y = x times a matrix along each axis;  dL/dx = g times their transposes
Variable resample(const Variable& x, const std::shared_ptr<const Matrices>& matrices) {
  return record("resample", kernel::resample(x.array(), *matrices), wrt(x, [matrices](V g) {
                  Matrices back;
                  for (const SparseMatrix& m : *matrices) back.push_back(transposed(m));
                  return resample(g, std::make_shared<const Matrices>(std::move(back)));
                }));
}

/// An axis of `in` elements of which `out` are made, `step` elements from each other.
struct Axis {
  int64_t in, out;
  double step;
  bool align_corners;

  Axis(int64_t in_size, int64_t out_size, std::optional<double> scale, bool aligned)
      : in(in_size), out(out_size), align_corners(aligned) {
    const auto size = static_cast<double>(in), results = static_cast<double>(out);
    if (aligned)
      step = out > 1 ? (size - 1) / (results - 1) : 0;
    else
      step = scale && *scale > 0 ? 1 / *scale : size / results;
  }
  /// Where element i of the result lies among those of the input.
  double at(int64_t i) const {
    const auto x = static_cast<double>(i);
    return align_corners ? step * x : step * (x + 0.5) - 0.5;
  }
};

void add(SparseMatrix& m, int64_t column, double weight) {
  m.column.push_back(std::clamp<int64_t>(column, 0, m.columns - 1));
  m.weight.push_back(weight);
}
void end_row(SparseMatrix& m) { m.begin.push_back(static_cast<int64_t>(m.column.size())); }

/// In the precision that libtorch has, which decides where two elements are as near.
SparseMatrix nearest(const Axis& axis, bool exact, bool is_double) {
  const auto rounded = [=](double x) { return is_double ? x : double{static_cast<float>(x)}; };
  const double step = rounded(axis.step);
  SparseMatrix m;
  m.columns = axis.in;
  for (int64_t i = 0; i < axis.out; ++i) {
    const auto x = static_cast<double>(i);
    const double at = exact ? rounded(rounded(step * (x + 0.5)) - 0.5) + 0.5 : rounded(step * x);
    add(m, static_cast<int64_t>(std::floor(static_cast<float>(at))), 1);
    end_row(m);
  }
  return m;
}

/// Weights by the distance to an element: a triangle, or Keys' cubics with the slope a at 1.
double triangle(double x) { return std::max(1 - std::abs(x), 0.0); }
double cubic(double x, double a) {
  x = std::abs(x);
  if (x >= 2) return 0;
  return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : ((x - 5) * x + 8) * x * a - 4 * a;
}

/// Weights f(distance) of the elements nearer than `reach`; beyond the border is its element.
template <class F>
SparseMatrix weighted(const Axis& axis, int64_t reach, const F& f) {
  SparseMatrix m;
  m.columns = axis.in;
  for (int64_t i = 0; i < axis.out; ++i) {
    const double at = axis.at(i);
    const auto before = static_cast<int64_t>(std::floor(at));
    for (int64_t j = before - reach + 1; j <= before + reach; ++j)
      add(m, j, f(at - static_cast<double>(j)));
    end_row(m);
  }
  return m;
}

/// The same with f as wide as the step, if that is more than one element; they add up to 1.
template <class F>
SparseMatrix averaged(const Axis& axis, int64_t reach, const F& f) {
  const double wide = std::max(axis.step, 1.0), radius = static_cast<double>(reach) * wide;
  SparseMatrix m;
  m.columns = axis.in;
  for (int64_t i = 0; i < axis.out; ++i) {
    const double center = axis.step * (static_cast<double>(i) + 0.5);
    const auto first =
        std::max(static_cast<int64_t>(std::floor(center - radius + 0.5)), int64_t{0});
    const auto last = std::min(static_cast<int64_t>(std::floor(center + radius + 0.5)), axis.in);
    double total = 0;
    for (int64_t j = first; j < last; ++j)
      total += f((static_cast<double>(j) + 0.5 - center) / wide);
    for (int64_t j = first; j < last; ++j)
      add(m, j, f((static_cast<double>(j) + 0.5 - center) / wide) / total);
    end_row(m);
  }
  return m;
}

SparseMatrix matrix(Axis axis, Interpolation interpolation, bool antialias, bool is_double) {
  if (axis.in == axis.out && !antialias && interpolation != Interpolation::Cubic) axis.step = 1;
  switch (interpolation) {
    case Interpolation::Nearest:
    case Interpolation::NearestExact:
      return nearest(axis, interpolation == Interpolation::NearestExact, is_double);
    case Interpolation::Linear:
      if (antialias) return averaged(axis, 1, triangle);
      return weighted(axis, 1, triangle);
    default:
      if (antialias) return averaged(axis, 2, [](double x) { return cubic(x, -0.5); });
      return weighted(axis, 2, [](double x) { return cubic(x, -0.75); });
  }
}

/// "H: 2, W: 3".
std::string named(IntArrayRef sizes) {
  constexpr const char* names[] = {"D: ", "H: ", "W: "};
  std::string out;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    out +=
        (i > 0 ? ", " : "") + std::string(names[3 - sizes.size() + i]) + std::to_string(sizes[i]);
  return out;
}

void check_sizes(const char* op, const Variable& x, IntArrayRef out, std::size_t axes) {
  check(out.size() == axes, op, "It is expected output_size equals to ", axes, ", but got size ",
        out.size());
  check(x.sizes().size() == axes + 2, op, "It is expected input_size equals to ", axes + 2,
        ", but got size ", x.dim());
  const IntArrayRef in = x.sizes().slice(2);
  const auto is_some = [](int64_t size) { return size > 0; };
  check(std::all_of(in.begin(), in.end(), is_some) && std::all_of(out.begin(), out.end(), is_some),
        op, "Input and output sizes should be greater than 0, but got input (", named(in), ")",
        axes == 1 ? " and" : "", " output (", named(out), ")");
  check(x.size(1) > 0, op, "Non-empty ", axes + 2,
        "D data tensor expected but got a tensor with sizes ", x.sizes());
}

}  // namespace

Variable upsample(const char* op, const Variable& x, IntArrayRef output_size,
                  ArrayRef<std::optional<double>> scales, Interpolation interpolation,
                  bool align_corners, bool antialias) {
  check_sizes(op, x, output_size, scales.size());
  const bool is_nearest = interpolation <= Interpolation::NearestExact;
  check(x.is_floating_point() || (is_nearest && x.dtype() == kByte), op, "not implemented for '",
        x.dtype(), "'; convert with .to(kFloat)");
  Dims sizes(x.sizes().slice(0, 2));
  for (const int64_t size : output_size) sizes.push_back(size);
  // Given back at once: before anything is made, it says what is too large.
  static_cast<void>(Array(sizes, x.scalar_type()));
  Matrices matrices;
  for (std::size_t i = 0; i < scales.size(); ++i)
    matrices.push_back(
        matrix(Axis(x.sizes()[i + 2], output_size[i], scales[i], align_corners && !is_nearest),
               interpolation, antialias, x.dtype() == kDouble));
  return resample(x, std::make_shared<const Matrices>(std::move(matrices)));
}

Variable upsample_nearest1d(const Variable& x, IntArrayRef output_size,
                            std::optional<double> scales) {
  return upsample("upsample_nearest1d", x, output_size, {scales}, Interpolation::Nearest);
}
Variable upsample_nearest2d(const Variable& x, IntArrayRef output_size,
                            std::optional<double> scales_h, std::optional<double> scales_w) {
  return upsample("upsample_nearest2d", x, output_size, {scales_h, scales_w},
                  Interpolation::Nearest);
}
Variable upsample_nearest3d(const Variable& x, IntArrayRef output_size,
                            std::optional<double> scales_d, std::optional<double> scales_h,
                            std::optional<double> scales_w) {
  return upsample("upsample_nearest3d", x, output_size, {scales_d, scales_h, scales_w},
                  Interpolation::Nearest);
}
Variable upsample_linear1d(const Variable& x, IntArrayRef output_size, bool align_corners,
                           std::optional<double> scales) {
  return upsample("upsample_linear1d", x, output_size, {scales}, Interpolation::Linear,
                  align_corners);
}
Variable upsample_bilinear2d(const Variable& x, IntArrayRef output_size, bool align_corners,
                             std::optional<double> scales_h, std::optional<double> scales_w) {
  return upsample("upsample_bilinear2d", x, output_size, {scales_h, scales_w},
                  Interpolation::Linear, align_corners);
}
Variable upsample_trilinear3d(const Variable& x, IntArrayRef output_size, bool align_corners,
                              std::optional<double> scales_d, std::optional<double> scales_h,
                              std::optional<double> scales_w) {
  return upsample("upsample_trilinear3d", x, output_size, {scales_d, scales_h, scales_w},
                  Interpolation::Linear, align_corners);
}
Variable upsample_bicubic2d(const Variable& x, IntArrayRef output_size, bool align_corners,
                            std::optional<double> scales_h, std::optional<double> scales_w) {
  return upsample("upsample_bicubic2d", x, output_size, {scales_h, scales_w}, Interpolation::Cubic,
                  align_corners);
}

}  // namespace taper
