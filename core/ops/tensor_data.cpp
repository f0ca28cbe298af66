#include "taper/core/ops/tensor_data.h"

#include <cstring>

#include "taper/core/base/error.h"
#include "taper/core/kernels/copy.h"

namespace taper {

TensorData::TensorData(Scalar value) : values_(kernel::full({}, value, value.type())) {}

TensorData::TensorData(const std::vector<bool>& items)
    : values_({static_cast<int64_t>(items.size())}, kBool) {
  std::copy(items.begin(), items.end(), values_.data<bool>());
}

TensorData::TensorData(std::initializer_list<TensorData> items) {
  const Array first = items.size() > 0 ? items.begin()->values() : Array({}, kDouble);
  Dims sizes = first.sizes();
  sizes.insert(0, static_cast<int64_t>(items.size()));
  values_ = Array(sizes, first.dtype());
  auto* to = static_cast<std::byte*>(values_.raw());
  for (const TensorData& item : items) {
    const Array& values = item.values();
    check(values.sizes() == first.sizes(), "tensor",
          "Expected all sub-lists to have sizes: ", first.sizes(),
          ", but got sub-list with sizes: ", values.sizes());
    check(values.dtype() == first.dtype(), "tensor",
          "Expected all elements of the tensor to have the same scalar type: ",
          items.begin()->dtype(), ", but got element of scalar type: ", item.dtype());
    std::memcpy(to, values.raw(), values.nbytes());
    to += values.nbytes();
  }
}

ScalarType TensorData::dtype() const {
  return is_floating_point(values_.dtype()) ? get_default_dtype() : values_.dtype();
}

}  // namespace taper
