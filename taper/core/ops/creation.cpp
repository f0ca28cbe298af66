#include "taper/core/ops/creation.h"

#include <cmath>

#include "taper/core/error.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/shape.h"

namespace taper {
namespace {

ScalarType dtype_for(Scalar value) {
  return value.isFloatingPoint() ? get_default_dtype() : value.type();
}

TensorOptions like(const Variable& x, const TensorOptions& options) {
  return options.has_dtype() ? options : options.dtype(x.dtype());
}

}  // namespace

TensorData::TensorData(std::initializer_list<TensorData> items) {
  dtype_ = items.size() == 0 ? get_default_dtype() : items.begin()->dtype();
  sizes_ = items.size() == 0 ? Dims() : items.begin()->sizes();
  for (const TensorData& item : items) {
    check(item.sizes() == sizes_, "tensor",
          "the rows of a nested list must have the same shape, got ", item.sizes(), ", expected ",
          sizes_);
    check(item.dtype() == dtype_, "tensor",
          "expected all elements of the tensor to have the same "
          "scalar type, got ",
          item.dtype(), ", expected ", dtype_);
    values_.insert(values_.end(), item.values().begin(), item.values().end());
  }
  sizes_.insert(0, static_cast<int64_t>(items.size()));
}

TensorData::TensorData(const std::vector<bool>& items)
    : sizes_{static_cast<int64_t>(items.size())}, dtype_(kBool) {
  for (const bool item : items) values_.emplace_back(item);
}

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

Variable arange(Scalar end, const TensorOptions& options) { return arange(0, end, options); }
Variable arange(Scalar start, Scalar end, const TensorOptions& options) {
  return arange(start, end, 1, options);
}
Variable arange(Scalar start, Scalar end, Scalar step, const TensorOptions& options) {
  const bool floating = start.isFloatingPoint() || end.isFloatingPoint() || step.isFloatingPoint();
  const double a = start.toDouble(), b = end.toDouble(), d = step.toDouble();
  check(d != 0, "arange", "step must be nonzero");
  check(std::isfinite(a) && std::isfinite(b), "arange", "unsupported range: ", a, " -> ", b);
  check((b - a) * d >= 0, "arange",
        "upper bound and larger bound inconsistent with step sign, got ", a, " to ", b, " by ", d);
  const auto count = static_cast<int64_t>(std::ceil((b - a) / d));
  const ScalarType dtype = options.dtype_opt().value_or(floating ? get_default_dtype() : kLong);
  Array values({count}, is_floating_point(dtype) ? kDouble : kLong);
  if (is_floating_point(dtype))
    for (int64_t i = 0; i < count; ++i) values.data<double>()[i] = a + static_cast<double>(i) * d;
  else
    for (int64_t i = 0; i < count; ++i)
      values.data<int64_t>()[i] = start.toLong() + i * step.toLong();
  return Variable(kernel::cast(values, dtype), options.requires_grad());
}

Variable scalar_tensor(Scalar value, const TensorOptions& options) {
  return full({}, value, options);
}

Variable tensor(const TensorData& data, const TensorOptions& options) {
  const bool floating = is_floating_point(data.dtype());
  Array values(data.sizes(), floating ? kDouble : kLong);
  for (std::size_t i = 0; i < data.values().size(); ++i)
    if (floating)
      values.data<double>()[i] = data.values()[i].toDouble();
    else
      values.data<int64_t>()[i] = data.values()[i].toLong();
  return Variable(kernel::cast(values, options.dtype_opt().value_or(data.dtype())),
                  options.requires_grad());
}

Variable from_blob(void* data, IntArrayRef sizes, const TensorOptions& options) {
  return from_blob(data, sizes, {}, options);
}
Variable from_blob(void* data, IntArrayRef sizes, std::function<void(void*)> deleter,
                   const TensorOptions& options) {
  const int64_t count = count_elements("from_blob", sizes);
  check(data != nullptr || count == 0, "from_blob", "the address is null, got shape ", sizes);
  auto storage = std::make_shared<Storage>(
      data, static_cast<std::size_t>(count) * element_size(options.dtype()), std::move(deleter));
  return Variable(Array(std::move(storage), options.dtype(), GeometryRef(sizes), 0),
                  options.requires_grad());
}

}  // namespace taper
