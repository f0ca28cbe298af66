#include "taper/core/tensor/array.h"

#include "taper/core/base/error.h"
#include "taper/core/runtime/pool.h"

namespace taper {

Array::Array(IntArrayRef sizes, ScalarType dtype) : geometry_(sizes), dtype_(dtype) {
  std::size_t bytes = 0;
  check(!__builtin_mul_overflow(static_cast<std::size_t>(numel()), element_size(dtype), &bytes),
        "empty", "the size in bytes overflows, got ", sizes);
  storage_ = pool::make_shared<Storage>(bytes);
}

}  // namespace taper
