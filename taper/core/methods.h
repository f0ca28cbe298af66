#pragma once

#include <cstdint>
#include <optional>

#include "taper/core/array_ref.h"
#include "taper/core/dtype.h"
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
                public ShapeMethods,
                public IndexMethods,
                public RandomMethods,
                public ReductionMethods {
 public:
  // Linear algebra
  Variable matmul(const Variable& other) const;
  Variable mm(const Variable& other) const;

  // Conversion and copying
  Variable to(ScalarType dtype) const;
  Variable clone() const;
  Variable contiguous() const;
  Variable& copy_(const Variable& source) const;
  Variable& fill_(Scalar value) const;
  Variable& zero_() const;

 private:
  const Variable& self() const;
};

}  // namespace taper
