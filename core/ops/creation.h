#pragma once

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/tensor_data.h"
#include "taper/core/tensor/options.h"

/// New tensors. Options choose dtype (default get_default_dtype()) and requires_grad.
namespace taper {

/// Uninitialised values.
Variable empty(IntArrayRef size, const TensorOptions& options = {});
Variable zeros(IntArrayRef size, const TensorOptions& options = {});
Variable ones(IntArrayRef size, const TensorOptions& options = {});
/// Without a dtype in `options`: float for a float value, int64 for an integer, bool for a bool.
Variable full(IntArrayRef size, Scalar value, const TensorOptions& options = {});
/// Sizes and, unless an option says otherwise, dtype and order of axes of x.
Variable empty_like(const Variable& x, const TensorOptions& options = {},
                    std::optional<MemoryFormat> memory_format = std::nullopt);
Variable zeros_like(const Variable& x, const TensorOptions& options = {},
                    std::optional<MemoryFormat> memory_format = std::nullopt);
Variable ones_like(const Variable& x, const TensorOptions& options = {},
                   std::optional<MemoryFormat> memory_format = std::nullopt);
Variable full_like(const Variable& x, Scalar value, const TensorOptions& options = {},
                   std::optional<MemoryFormat> memory_format = std::nullopt);
/// Ones on the diagonal of an n x n or n x m matrix, zeros elsewhere.
Variable eye(int64_t n, const TensorOptions& options = {});
Variable eye(int64_t n, int64_t m, const TensorOptions& options = {});
/// start, start + step, ... below end; integers unless an argument or `options` is floating.
Variable arange(Scalar end, const TensorOptions& options = {});
Variable arange(Scalar start, Scalar end, const TensorOptions& options = {});
Variable arange(Scalar start, Scalar end, Scalar step, const TensorOptions& options = {});
/// `steps` values at equal distances from start to end, of the default dtype unless `options` says
/// otherwise. The second half is counted from the end, so that both ends are exact.
Variable linspace(Scalar start, Scalar end, int64_t steps, const TensorOptions& options = {});
/// base raised to what linspace() gives.
Variable logspace(Scalar start, Scalar end, int64_t steps, double base = 10.0,
                  const TensorOptions& options = {});
/// A rank-0 tensor of the default dtype, unless `options` says otherwise.
Variable scalar_tensor(Scalar value, const TensorOptions& options = {});
/// The values of nested braced lists, a vector or a number: tensor({{1.0, 2.0}, {3.0, 4.0}}).
/// Without a dtype in `options`: int64 for integers (their own dtype for those of 8 and 16 bits),
/// bool for bools, the default dtype for floats. Throws if rows differ in length, or items in
/// category.
Variable tensor(const TensorData& data, const TensorOptions& options = {});
/// Memory of the caller, neither copied nor owned, row-major unless `strides` (in elements) are
/// given; `deleter` is called with it when the last tensor on it is gone.
Variable from_blob(void* data, IntArrayRef sizes, const TensorOptions& options = {});
Variable from_blob(void* data, IntArrayRef sizes, std::function<void(void*)> deleter,
                   const TensorOptions& options = {});
Variable from_blob(void* data, IntArrayRef sizes, IntArrayRef strides,
                   const TensorOptions& options = {});
Variable from_blob(void* data, IntArrayRef sizes, IntArrayRef strides,
                   std::function<void(void*)> deleter, const TensorOptions& options = {});

namespace detail {
TensorOptions with_dtype_of(const Variable& x, const TensorOptions& options);
}

/// New tensors in the dtype of this one, unless `options` say otherwise.
template <class Tensor>
class CreationMethods {
 public:
  Tensor new_empty(IntArrayRef size, const TensorOptions& options = {}) const {
    return taper::empty(size, detail::with_dtype_of(self(), options));
  }
  Tensor new_zeros(IntArrayRef size, const TensorOptions& options = {}) const {
    return taper::zeros(size, detail::with_dtype_of(self(), options));
  }
  Tensor new_ones(IntArrayRef size, const TensorOptions& options = {}) const {
    return taper::ones(size, detail::with_dtype_of(self(), options));
  }
  Tensor new_full(IntArrayRef size, Scalar value, const TensorOptions& options = {}) const {
    return taper::full(size, value, detail::with_dtype_of(self(), options));
  }
  Tensor new_tensor(const TensorData& data, const TensorOptions& options = {}) const {
    return taper::tensor(data, detail::with_dtype_of(self(), options));
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
