#include "tests/support/difference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

namespace taper::testing {
namespace {

/// The size that rounding errors are relative to, even for small elements: that of a typical one.
double typical_size(const Variable& e) {
  std::vector<double> sizes;
  for (int64_t i = 0; i < e.numel(); ++i)
    if (const double v = std::abs(e.data_ptr<double>()[i]); std::isfinite(v)) sizes.push_back(v);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(*middle, 0.25);
}

bool close(double a, double e, ScalarType dtype, double size) {
  if (a == e || (std::isnan(a) && std::isnan(e))) return true;
  if (!is_floating_point(dtype) || !std::isfinite(e)) return false;
  const double rounding = dtype == kBFloat16 ? 1.0 / 64
                          : dtype == kHalf   ? 1.0 / 512
                          : dtype == kFloat  ? 4e-6
                                             : 1e-12;
  return std::abs(a - e) <= rounding * std::max(std::abs(e), size);
}

}  // namespace

std::string difference(const Variable& actual, const Variable& expected) {
  if (actual.dtype() != expected.dtype())
    return str("dtype ", actual.dtype(), ", expected ", expected.dtype());
  if (actual.sizes() != expected.sizes())
    return str("shape ", actual.sizes(), ", expected ", expected.sizes());
  if (actual.dtype() == kLong) {  // float64 does not hold every int64
    const Variable a = actual.contiguous(), e = expected.contiguous();
    for (int64_t i = 0; i < a.numel(); ++i)
      if (a.data_ptr<int64_t>()[i] != e.data_ptr<int64_t>()[i])
        return str("element ", i, " is ", a.data_ptr<int64_t>()[i], ", expected ",
                   e.data_ptr<int64_t>()[i]);
    return "";
  }
  const Variable a = actual.to(kDouble).contiguous(), e = expected.to(kDouble).contiguous();
  const double size = typical_size(e);
  for (int64_t i = 0; i < a.numel(); ++i) {
    const double was = a.data_ptr<double>()[i], should = e.data_ptr<double>()[i];
    if (close(was, should, expected.dtype(), size)) continue;
    std::ostringstream text;
    text.precision(std::numeric_limits<double>::max_digits10);
    text << "element " << i << " is " << was << ", expected " << should;
    return text.str();
  }
  return "";
}

}  // namespace taper::testing
