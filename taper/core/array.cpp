#include "taper/core/array.h"

#include <utility>

#include "taper/core/error.h"
#include "taper/core/shape.h"

namespace taper {

Array::Array(IntArrayRef sizes, ScalarType dtype)
    : sizes_(sizes),
      strides_(contiguous_strides(sizes)),
      numel_(count_elements("empty", sizes)),
      dtype_(dtype) {
  std::size_t bytes = 0;
  check(!__builtin_mul_overflow(static_cast<std::size_t>(numel_), element_size(dtype), &bytes),
        "empty", "the size in bytes overflows, got ", sizes);
  storage_ = std::make_shared<Storage>(bytes);
}

Array::Array(std::shared_ptr<Storage> storage, ScalarType dtype, Dims sizes, Dims strides,
             int64_t offset)
    : storage_(std::move(storage)),
      sizes_(std::move(sizes)),
      strides_(std::move(strides)),
      offset_(offset),
      numel_(count_elements("as_strided", sizes_)),
      dtype_(dtype),
      contiguous_(taper::is_contiguous(sizes_, strides_)) {}

}  // namespace taper
