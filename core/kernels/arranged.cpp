#include "taper/core/kernels/arranged.h"

#include "taper/core/kernels/strided.h"
#include "taper/core/tensor/layout.h"

namespace taper::kernel {
namespace {

Dims permuted(const Dims& values, const Dims& order) {
  Dims out = values;
  for (std::size_t i = 0; i < order.size(); ++i)
    out[i] = values[static_cast<std::size_t>(order[i])];
  return out;
}

}  // namespace

Dims steps(const Operand& x, IntArrayRef sizes) {
  if (x.is_number()) return Dims(sizes.size(), 0);
  return broadcast_strides(x.sizes(), x.array().strides(), sizes);
}

Arranged::Arranged(IntArrayRef sizes, std::initializer_list<Operand> operands) : sizes_(sizes) {
  std::copy(operands.begin(), operands.end(), operands_.begin());
  std::array<Dims, 4> own;
  std::array<IntArrayRef, 4> strides;
  for (std::size_t i = 0; i < operands.size(); ++i)
    strides[i] = own[i] = steps(operands_[i], sizes);
  order_ = memory_order(sizes, {strides.data(), operands.size()});
  arranged_sizes_ = permuted(sizes_, order_);
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (operands_[i].is_number()) continue;
    const Array& x = operands_[i].array();
    arrays_[i] =
        x.dim() == 0 ? x : x.as_strided(arranged_sizes_, permuted(own[i], order_), x.offset());
  }
}

Array Arranged::restore(const Array& y) const {
  if (!y.defined()) return y;
  Dims strides = sizes_;
  for (std::size_t i = 0; i < order_.size(); ++i)
    strides[static_cast<std::size_t>(order_[i])] = y.strides()[i];
  return y.as_strided(sizes_, strides, y.offset());
}

}  // namespace taper::kernel
