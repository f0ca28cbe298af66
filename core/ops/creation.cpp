#include "taper/core/ops/creation.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/spaced.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

constexpr double kMaxCount = 9223372036854775808.0;  // 2^63

ScalarType dtype_for(Scalar value) {
  return value.isFloatingPoint() ? get_default_dtype() : value.type();
}

/// arange in the precision in which its values are computed.
template <class T>
Variable arange_in(Scalar start, Scalar end, Scalar step, const TensorOptions& options) {
  check(options.dtype() != kBool, "arange", "not implemented for 'Bool'; choose another dtype");
  const T a = start.to<T>(), b = end.to<T>(), d = step.to<T>();
  check(d != 0, "arange", "step must be nonzero, got ", step);
  check(std::isfinite(static_cast<double>(a)) && std::isfinite(static_cast<double>(b)), "arange",
        "unsupported range: ", start, " -> ", end);
  check(d > 0 ? b >= a : b <= a, "arange",
        "upper bound and larger bound inconsistent with step sign, got ", start, " to ", end,
        " by ", step);
  // In integers where a float64 would not hold them; else from the numbers as they were given.
  const T whole = (b - a + d - (d > 0 ? 1 : -1)) / d;
  const double count = options.dtype() == kLong
                           ? static_cast<double>(whole)
                           : std::ceil((end.toDouble() - start.toDouble()) / step.toDouble());
  check(count < kMaxCount, "arange", "invalid size, possible overflow, got ", start, " to ", end,
        " by ", step);
  Array values({static_cast<int64_t>(count)}, dtype_of<T>);
  for (int64_t i = 0; i < values.numel(); ++i) {
    if constexpr (std::is_floating_point_v<T>)
      values.data<T>()[i] = std::fma(static_cast<T>(i), d, a);  // rounded once, as PyTorch's
    else
      values.data<T>()[i] = a + i * d;
  }
  return Variable(kernel::cast(values, options.dtype()), options.requires_grad());
}

void check_spaced(const char* op, int64_t steps, const TensorOptions& options) {
  check(steps >= 0, op, "number of steps must be non-negative, got ", steps);
  check(options.dtype() != kBool, op, "not implemented for 'Bool'; choose another dtype");
}

/// How many elements memory has in which a tensor of these strides lies.
int64_t extent(const char* op, IntArrayRef sizes, IntArrayRef strides) {
  check(sizes.size() == strides.size(), op, "there must be one stride for each axis, got strides ",
        strides, " for shape ", sizes);
  if (count_elements(op, sizes) == 0) return 0;
  int64_t last = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    check(strides[i] >= 0, op, "negative strides are not supported, got ", strides);
    last += (sizes[i] - 1) * strides[i];
  }
  return last + 1;
}

TensorOptions like(const Variable& x, const TensorOptions& options) {
  return options.has_dtype() ? options : options.dtype(x.dtype());
}

}  // namespace

Variable empty(IntArrayRef size, const TensorOptions& options) {
  return Variable(Array(size, options.dtype()), options.requires_grad());
}
Variable zeros(IntArrayRef size, const TensorOptions& options) {
  return full(size, 0, options.dtype(options.dtype()));
}
Variable ones(IntArrayRef size, const TensorOptions& options) {
  return full(size, 1, options.dtype(options.dtype()));
}
Variable full(IntArrayRef size, Scalar value, const TensorOptions& options) {
  const ScalarType dtype = options.dtype_opt().value_or(dtype_for(value));
  return Variable(kernel::full(size, value, dtype), options.requires_grad());
}

Variable empty_like(const Variable& x, const TensorOptions& options) {
  return empty(x.sizes(), like(x, options));
}
Variable zeros_like(const Variable& x, const TensorOptions& options) {
  return zeros(x.sizes(), like(x, options));
}
Variable ones_like(const Variable& x, const TensorOptions& options) {
  return ones(x.sizes(), like(x, options));
}
Variable full_like(const Variable& x, Scalar value, const TensorOptions& options) {
  return full(x.sizes(), value, like(x, options));
}

Variable eye(int64_t n, const TensorOptions& options) { return eye(n, n, options); }
Variable eye(int64_t n, int64_t m, const TensorOptions& options) {
  check(n >= 0, "eye", "n must be greater or equal to 0, got ", n);
  check(m >= 0, "eye", "m must be greater or equal to 0, got ", m);
  const Array y = kernel::full({n, m}, 0, options.dtype());
  kernel::fill(y.as_strided({std::min(n, m)}, {m + 1}, 0), 1);
  return Variable(y, options.requires_grad());
}

Variable arange(Scalar end, const TensorOptions& options) { return arange(0, end, options); }
Variable arange(Scalar start, Scalar end, const TensorOptions& options) {
  return arange(start, end, 1, options);
}
Variable arange(Scalar start, Scalar end, Scalar step, const TensorOptions& options) {
  const bool floating = start.isFloatingPoint() || end.isFloatingPoint() || step.isFloatingPoint();
  const TensorOptions chosen =
      options.has_dtype() ? options : options.dtype(floating ? get_default_dtype() : kLong);
  return is_floating_point(chosen.dtype()) ? arange_in<double>(start, end, step, chosen)
                                           : arange_in<int64_t>(start, end, step, chosen);
}

Variable linspace(Scalar start, Scalar end, int64_t steps, const TensorOptions& options) {
  check_spaced("linspace", steps, options);
  return Variable(kernel::linspace(start, end, steps, options.dtype()), options.requires_grad());
}
Variable logspace(Scalar start, Scalar end, int64_t steps, double base,
                  const TensorOptions& options) {
  check_spaced("logspace", steps, options);
  return Variable(kernel::logspace(start, end, steps, base, options.dtype()),
                  options.requires_grad());
}

Variable scalar_tensor(Scalar value, const TensorOptions& options) {
  return full({}, value, options.dtype(options.dtype()));
}

Variable tensor(const TensorData& data, const TensorOptions& options) {
  const ScalarType dtype = options.dtype_opt().value_or(data.dtype());
  return Variable(kernel::cast(data.values(), dtype), options.requires_grad());
}

Variable from_blob(void* data, IntArrayRef sizes, const TensorOptions& options) {
  return from_blob(data, sizes, contiguous_strides(sizes), {}, options);
}
Variable from_blob(void* data, IntArrayRef sizes, std::function<void(void*)> deleter,
                   const TensorOptions& options) {
  return from_blob(data, sizes, contiguous_strides(sizes), std::move(deleter), options);
}
Variable from_blob(void* data, IntArrayRef sizes, IntArrayRef strides,
                   const TensorOptions& options) {
  return from_blob(data, sizes, strides, {}, options);
}
Variable from_blob(void* data, IntArrayRef sizes, IntArrayRef strides,
                   std::function<void(void*)> deleter, const TensorOptions& options) {
  const int64_t count = extent("from_blob", sizes, strides);
  check(data != nullptr || count == 0, "from_blob", "the address is null, got shape ", sizes);
  auto storage = std::make_shared<Storage>(
      data, static_cast<std::size_t>(count) * element_size(options.dtype()), std::move(deleter));
  return Variable(Array(std::move(storage), options.dtype(), GeometryRef(sizes, strides), 0),
                  options.requires_grad());
}

TensorOptions detail::with_dtype_of(const Variable& x, const TensorOptions& options) {
  return options.dtype(options.dtype_opt().value_or(x.dtype()));
}

}  // namespace taper
