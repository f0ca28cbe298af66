#pragma once

#include <cstdint>
#include <optional>

#include "taper/core/array_ref.h"
#include "taper/core/dtype.h"
#include "taper/core/methods/shape.h"
#include "taper/core/scalar.h"

namespace taper {

class Variable;
class Generator;

/// Operations as methods: x.sum() is sum(x), described at the free function. A name that ends in _
/// changes the tensor in place and returns it. Variable inherits them.
class Methods : public ShapeMethods {
 public:
  // Arithmetic
  Variable add(const Variable& other, Scalar alpha = 1) const;
  Variable add(Scalar other) const;
  Variable sub(const Variable& other, Scalar alpha = 1) const;
  Variable sub(Scalar other) const;
  Variable mul(const Variable& other) const;
  Variable mul(Scalar other) const;
  Variable div(const Variable& other) const;
  Variable div(Scalar other) const;
  Variable pow(Scalar exponent) const;
  Variable pow(const Variable& exponent) const;
  Variable neg() const;
  Variable& add_(const Variable& other, Scalar alpha = 1) const;
  Variable& add_(Scalar other) const;
  Variable& sub_(const Variable& other, Scalar alpha = 1) const;
  Variable& sub_(Scalar other) const;
  Variable& mul_(const Variable& other) const;
  Variable& mul_(Scalar other) const;
  Variable& div_(const Variable& other) const;
  Variable& div_(Scalar other) const;

  // Element-wise functions
  Variable exp() const;
  Variable log() const;
  Variable sqrt() const;
  Variable abs() const;
  Variable relu() const;
  Variable sigmoid() const;
  Variable tanh() const;
  Variable softmax(int64_t dim) const;
  Variable log_softmax(int64_t dim) const;

  // Comparison
  Variable eq(const Variable& other) const;
  Variable eq(Scalar other) const;

  // Reductions
  Variable sum() const;
  Variable sum(IntArrayRef dim, bool keepdim = false) const;
  Variable mean() const;
  Variable mean(IntArrayRef dim, bool keepdim = false) const;
  Variable argmax(std::optional<int64_t> dim = std::nullopt, bool keepdim = false) const;

  // Linear algebra
  Variable matmul(const Variable& other) const;
  Variable mm(const Variable& other) const;

  // Indexing
  Variable index_select(int64_t dim, const Variable& index) const;

  // Conversion and copying
  Variable to(ScalarType dtype) const;
  Variable clone() const;
  Variable contiguous() const;
  Variable& copy_(const Variable& source) const;
  Variable& fill_(Scalar value) const;
  Variable& zero_() const;

  // Random values in place
  Variable& uniform_(double from = 0, double to = 1) const;
  Variable& normal_(double mean = 0, double std = 1) const;

 private:
  const Variable& self() const;
};

}  // namespace taper
