#pragma once

#include <cstdint>
#include <optional>

#include "taper/core/array_ref.h"
#include "taper/core/dtype.h"
#include "taper/core/methods/comparison.h"
#include "taper/core/methods/elementwise.h"
#include "taper/core/methods/index.h"
#include "taper/core/methods/random.h"
#include "taper/core/methods/reduction.h"
#include "taper/core/methods/shape.h"

namespace taper {

class Generator;

/// Operations as methods: x.sum() is sum(x), described at the free function. A name that ends in _
/// changes the tensor in place and returns it. Variable inherits them.
class Methods : public ElementwiseMethods,
                public ComparisonMethods,
                public ShapeMethods,
                public IndexMethods,
                public RandomMethods,
                public ReductionMethods {
 public:
  // Linear algebra
  Variable matmul(const Variable& other) const;
  Variable mm(const Variable& other) const;
  Variable bmm(const Variable& other) const;
  Variable mv(const Variable& other) const;
  Variable dot(const Variable& other) const;
  Variable outer(const Variable& other) const;
  Variable addmm(const Variable& a, const Variable& b, Scalar beta = 1, Scalar alpha = 1) const;
  Variable& addmm_(const Variable& a, const Variable& b, Scalar beta = 1, Scalar alpha = 1) const;

  // Conversion and copying
  Variable to(ScalarType dtype) const;
  Variable clone() const;
  Variable contiguous() const;
  Variable& copy_(const Variable& source) const;
  Variable& fill_(Scalar value) const;
  /// With the element of a tensor of rank 0, which gets the sum of the gradient.
  Variable& fill_(const Variable& value) const;
  Variable& zero_() const;

 private:
  const Variable& self() const;
};

}  // namespace taper
