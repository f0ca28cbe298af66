#include "taper/core/tensor/array.h"

#include "taper/core/base/error.h"
#include "taper/core/runtime/pool.h"
#include "taper/core/tensor/layout.h"

namespace taper {
namespace {

/// The addresses between which the elements lie.
std::pair<const std::byte*, const std::byte*> extent(const Array& x) {
  const auto* first = static_cast<const std::byte*>(x.raw());
  if (x.is_contiguous()) return {first, first + x.nbytes()};
  int64_t low = 0, high = 0;
  for (std::size_t i = 0; i < x.sizes().size(); ++i)
    (x.strides()[i] < 0 ? low : high) += (x.sizes()[i] - 1) * x.strides()[i];
  const auto width = static_cast<int64_t>(element_size(x.dtype()));
  return {first + low * width, first + (high + 1) * width};
}

}  // namespace

Array::Array(ScalarType dtype, GeometryRef dense) : geometry_(std::move(dense)), dtype_(dtype) {
  std::size_t bytes = 0;
  check(!__builtin_mul_overflow(static_cast<std::size_t>(numel()), element_size(dtype), &bytes),
        "empty", "Storage size calculation overflowed with sizes=", sizes());
  storage_ = pool::make_shared<Storage>(bytes);
}

GeometryRef Array::dense_geometry() const {
  if (is_contiguous() || is_dense(sizes(), strides())) return geometry_;
  return {sizes(), dense_strides(sizes(), memory_order(sizes(), IntArrayRef(strides())))};
}

void Array::mistaken_for(ScalarType wanted) const {
  throw Error(str("data: elements of ", dtype_, " are taken for ", wanted));
}

bool may_overwrite(const Array& to, const Array& from) {
  if (to.numel() == 0 || from.numel() == 0) return true;
  if (to.raw() == from.raw() && to.dtype() == from.dtype() && to.sizes() == from.sizes() &&
      to.strides() == from.strides())
    return true;
  const auto [to_begin, to_end] = extent(to);
  const auto [from_begin, from_end] = extent(from);
  return to_end <= from_begin || from_end <= to_begin;
}

}  // namespace taper
