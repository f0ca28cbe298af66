#pragma once

#include "taper/core/base/array_ref.h"
#include "taper/core/ops/tensor_data.h"
#include "taper/core/tensor/options.h"

namespace taper {

class Variable;

/// Conversions, copies, values written as a whole, and new tensors in the dtype of this one; see
/// taper/core/ops/{conversion,creation}.h.
class ConversionMethods {
 public:
  /// With the dtype that is given, or that of `other`; the tensor itself if it has that already,
  /// unless `copy`. There is one device, and nothing to wait for: `non_blocking` changes nothing.
  Variable to(ScalarType dtype, bool non_blocking = false, bool copy = false) const;
  Variable to(const Device& device, ScalarType dtype, bool non_blocking = false,
              bool copy = false) const;
  Variable to(const TensorOptions& options, bool non_blocking = false, bool copy = false) const;
  Variable to(const Variable& other, bool non_blocking = false, bool copy = false) const;
  Variable toType(ScalarType dtype) const;
  Variable type_as(const Variable& other) const;
  Variable cpu() const;
  /// Throws: Taper runs on the CPU.
  Variable cuda() const;
  Variable clone() const;
  Variable contiguous() const;

  /// Overwrites this tensor with `source`, which is broadcast and converted.
  Variable& copy_(const Variable& source, bool non_blocking = false) const;
  Variable& fill_(Scalar value) const;
  /// `value` has rank 0.
  Variable& fill_(const Variable& value) const;
  Variable& zero_() const;

  Variable new_empty(IntArrayRef size, const TensorOptions& options = {}) const;
  Variable new_zeros(IntArrayRef size, const TensorOptions& options = {}) const;
  Variable new_ones(IntArrayRef size, const TensorOptions& options = {}) const;
  Variable new_full(IntArrayRef size, Scalar value, const TensorOptions& options = {}) const;
  Variable new_tensor(const TensorData& data, const TensorOptions& options = {}) const;

 private:
  const Variable& self() const;
};

}  // namespace taper
