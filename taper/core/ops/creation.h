#pragma once

#include "taper/core/ops/tensor_data.h"
#include "taper/core/variable.h"

/// New tensors. Options choose dtype (default get_default_dtype()) and requires_grad.
namespace taper {

/// Uninitialised values.
Variable empty(IntArrayRef size, const TensorOptions& options = {});
Variable zeros(IntArrayRef size, const TensorOptions& options = {});
Variable ones(IntArrayRef size, const TensorOptions& options = {});
/// Without a dtype in `options`: float for a float value, int64 for an integer, bool for a bool.
Variable full(IntArrayRef size, Scalar value, const TensorOptions& options = {});
/// Sizes and, unless `options` says otherwise, dtype of x.
Variable empty_like(const Variable& x, const TensorOptions& options = {});
Variable zeros_like(const Variable& x, const TensorOptions& options = {});
Variable ones_like(const Variable& x, const TensorOptions& options = {});
Variable full_like(const Variable& x, Scalar value, const TensorOptions& options = {});
/// start, start + step, ... below end; integers unless an argument or `options` is floating.
Variable arange(Scalar end, const TensorOptions& options = {});
Variable arange(Scalar start, Scalar end, const TensorOptions& options = {});
Variable arange(Scalar start, Scalar end, Scalar step, const TensorOptions& options = {});
/// A rank-0 tensor: float for a float value, int64 for an integer, bool for a bool.
Variable scalar_tensor(Scalar value, const TensorOptions& options = {});
/// The values of nested braced lists, a vector or a number: tensor({{1.0, 2.0}, {3.0, 4.0}}).
/// Throws if rows differ in length. Without a dtype in `options`, that of the values.
Variable tensor(const TensorData& data, const TensorOptions& options = {});
/// Memory of the caller, neither copied nor owned; `deleter`, if given, is called at the end.
Variable from_blob(void* data, IntArrayRef sizes, const TensorOptions& options = {});
Variable from_blob(void* data, IntArrayRef sizes, std::function<void(void*)> deleter,
                   const TensorOptions& options = {});

}  // namespace taper
