#include "taper/core/ops/tensor_data.h"

#include <cstring>

#include "taper/core/base/error.h"
#include "taper/core/kernels/copy.h"

namespace taper {
namespace {

/// "{{1, 2}, {3, 4}}", for messages.
std::string in_braces(const Array& x) {
  if (x.dim() == 0) return str(kernel::item(x));
  std::string text;
  for (int64_t i = 0; i < x.size(0); ++i) {
    const IntArrayRef sizes = x.sizes(), strides = x.strides();
    const Array part = x.as_strided(sizes.slice(1), strides.slice(1), x.offset() + i * strides[0]);
    text += (i == 0 ? "" : ", ") + in_braces(part);
  }
  return '{' + text + '}';
}

/// "2 3", for messages.
std::string spaced(IntArrayRef sizes) {
  std::string text;
  for (const int64_t size : sizes) text += str(text.empty() ? "" : " ", size);
  return text;
}

}  // namespace

TensorData::TensorData(Scalar value) : TensorData(value, value.type(), value.type()) {}

TensorData::TensorData(Scalar value, ScalarType stored, ScalarType element)
    : values_(kernel::full({}, value, stored)), element_(element) {}

TensorData::~TensorData() = default;

TensorData::TensorData(const std::vector<bool>& items)
    : values_({static_cast<int64_t>(items.size())}, kBool), element_(kBool) {
  std::copy(items.begin(), items.end(), values_.data<bool>());
}

TensorData::TensorData(std::initializer_list<TensorData> items) {
  const Array first = items.size() > 0 ? items.begin()->values() : Array({}, kDouble);
  Dims sizes = first.sizes();
  sizes.insert(0, static_cast<int64_t>(items.size()));
  values_ = Array(sizes, first.dtype());
  if (items.size() > 0) element_ = items.begin()->element_;
  auto* to = static_cast<std::byte*>(values_.raw());
  for (const TensorData& item : items) {
    const Array& values = item.values();
    check(values.sizes() == first.sizes(), "tensor",
          "Expected all sub-lists to have sizes: ", spaced(first.sizes()), " (e.g. ",
          in_braces(first), "), but got sub-list ", in_braces(values),
          " with sizes: ", spaced(values.sizes()));
    check(values.dtype() == first.dtype(), "tensor",
          "Expected all elements of the tensor to have the same scalar type: ", element_,
          ", but got element of scalar type: ", item.element_);
    std::memcpy(to, values.raw(), values.nbytes());
    to += values.nbytes();
  }
}

ScalarType TensorData::dtype() const {
  return is_floating_point(values_.dtype()) ? get_default_dtype() : values_.dtype();
}

}  // namespace taper
