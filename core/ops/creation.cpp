#include "taper/core/ops/creation.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/spaced.h"
#include "taper/core/ops/strided.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

constexpr double kMaxCount = 9223372036854775808.0;  // 2^63

ScalarType dtype_for(Scalar value) {
  return value.isFloatingPoint() ? get_default_dtype() : value.type();
}

/// How many of a, a + d, a + 2 d, ... lie before b. A float64 does not hold every int64.
uint64_t count_steps(int64_t a, int64_t b, int64_t d) {
  const auto from = static_cast<uint64_t>(a), to = static_cast<uint64_t>(b);
  const uint64_t span = d > 0 ? to - from : from - to;
  const uint64_t step = d > 0 ? static_cast<uint64_t>(d) : -static_cast<uint64_t>(d);
  return span / step + (span % step != 0);
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
  double count = std::ceil((end.toDouble() - start.toDouble()) / step.toDouble());
  if constexpr (std::is_integral_v<T>)
    if (options.dtype() == kLong) count = static_cast<double>(count_steps(a, b, d));
  check(count < kMaxCount, "arange", "invalid size, possible overflow? Got ", start, " to ", end,
        " by ", step);
  Array values({static_cast<int64_t>(count)}, dtype_of<T>);
  T* out = values.data<T>();
  for (int64_t i = 0; i < values.numel(); ++i) {
    if constexpr (std::is_floating_point_v<T>)
      out[i] = std::fma(static_cast<T>(i), d, a);  // rounded once, as PyTorch's
    else
      out[i] = static_cast<T>(static_cast<uint64_t>(a) +
                              static_cast<uint64_t>(i) * static_cast<uint64_t>(d));
  }
  return Variable(kernel::cast(values, options.dtype()), options.requires_grad());
}

void check_spaced(const char* op, int64_t steps, const TensorOptions& options) {
  check(steps >= 0, op, "number of steps must be non-negative, got ", steps);
  check(options.dtype() != kBool, op, "not implemented for 'Bool'; choose another dtype");
}

/// An array to which nothing has been written. Bools are false: in C++ they have two values only.
Array unwritten(const Array& y) {
  if (y.dtype() == kBool) kernel::fill(y, false);
  return y;
}

/// Memory for a tensor like x, as empty_like() and full_like() make it.
Array room_like(const Variable& x, const TensorOptions& options,
                std::optional<MemoryFormat> memory_format) {
  const GeometryRef geometry = memory_format == MemoryFormat::Contiguous
                                   ? GeometryRef(x.sizes())
                                   : x.array().dense_geometry();
  return Array(options.dtype_opt().value_or(x.dtype()), geometry);
}

}  // namespace

Variable empty(IntArrayRef size, const TensorOptions& options) {
  return Variable(unwritten(Array(size, options.dtype())), options.requires_grad());
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

Variable empty_like(const Variable& x, const TensorOptions& options,
                    std::optional<MemoryFormat> memory_format) {
  return Variable(unwritten(room_like(x, options, memory_format)), options.requires_grad());
}
Variable zeros_like(const Variable& x, const TensorOptions& options,
                    std::optional<MemoryFormat> memory_format) {
  return full_like(x, 0, options, memory_format);
}
Variable ones_like(const Variable& x, const TensorOptions& options,
                   std::optional<MemoryFormat> memory_format) {
  return full_like(x, 1, options, memory_format);
}
Variable full_like(const Variable& x, Scalar value, const TensorOptions& options,
                   std::optional<MemoryFormat> memory_format) {
  const Array y = room_like(x, options, memory_format);
  kernel::fill(y, value);
  return Variable(y, options.requires_grad());
}

Variable eye(int64_t n, const TensorOptions& options) { return eye(n, n, options); }
Variable eye(int64_t n, int64_t m, const TensorOptions& options) {
  check(n >= 0, "eye", "n must be greater or equal to 0, got ", n);
  check(m >= 0, "eye", "m must be greater or equal to 0, got ", m);
  const Array y = kernel::full({n, m}, 0, options.dtype());
  if (y.numel() > 0) kernel::fill(y.as_strided({std::min(n, m)}, {m + 1}, 0), 1);
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
  const int64_t count = detail::extent("from_blob", sizes, strides);
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
