#pragma once

#include <initializer_list>
#include <optional>

#include "taper/core/graph/variable.h"

namespace taper {

/// The dtype in which operands are combined. A tensor of rank 0 counts only if its category
/// (bool, integer, float) is above the other's, and a Scalar like a rank-0 tensor of the default
/// dtype of its category.
ScalarType result_type(const Variable& a, const Variable& b);
ScalarType result_type(std::initializer_list<const Variable*> operands);
ScalarType result_type(const Variable& a, Scalar b);

/// b as a rank-0 tensor of the dtype in which it is combined with a.
Variable wrapped(Scalar b, const Variable& a);

/// a and b in their common dtype; they themselves where they have it, for a copied handle costs as
/// much as a small operation.
struct Operands {
  Operands(const Variable& x, const Variable& y) : Operands(x, y, result_type(x, y)) {}
  Operands(const Variable& x, const Variable& y, ScalarType dtype);
  Operands(const Operands&) = delete;
  Operands& operator=(const Operands&) = delete;

 private:
  std::optional<Array> converted_a_, converted_b_;

 public:
  const Array& a;
  const Array& b;
};

/// `number` as an element of this dtype holds it. Throws if that does not reach so far.
Scalar converted(Scalar number, ScalarType dtype);

/// a in the dtype in which it is combined with b.
Array promoted(const Variable& a, Scalar b);

/// x in a floating-point dtype: its own or the default.
Array floating(const Variable& x);

/// `t` if it is a floating-point type, otherwise the default dtype: what division yields.
ScalarType to_floating(ScalarType t);

}  // namespace taper
