#pragma once

#include <cstdint>
#include <optional>

#include "taper/core/base/array_ref.h"
#include "taper/core/methods/comparison.h"
#include "taper/core/methods/conversion.h"
#include "taper/core/methods/elementwise.h"
#include "taper/core/methods/index.h"
#include "taper/core/methods/random.h"
#include "taper/core/methods/reduction.h"
#include "taper/core/methods/shape.h"
#include "taper/core/tensor/dtype.h"

namespace taper {

class Generator;

/// Operations as methods: x.sum() is sum(x), described at the free function. A name that ends in _
/// changes the tensor in place and returns it. Variable inherits them.
class Methods : public ConversionMethods,
                public ElementwiseMethods,
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

 private:
  const Variable& self() const;
};

}  // namespace taper
