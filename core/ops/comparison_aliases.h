#pragma once

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/comparison.h"

/// Second names of comparisons, where libtorch has them: greater() is gt().
namespace taper {

Variable greater(const Variable& a, const Variable& b);
Variable greater(const Variable& a, Scalar b);
Variable greater_equal(const Variable& a, const Variable& b);
Variable greater_equal(const Variable& a, Scalar b);
Variable less(const Variable& a, const Variable& b);
Variable less(const Variable& a, Scalar b);
Variable less_equal(const Variable& a, const Variable& b);
Variable less_equal(const Variable& a, Scalar b);
Variable not_equal(const Variable& a, const Variable& b);
Variable not_equal(const Variable& a, Scalar b);

/// The same as methods; a name that ends in _ changes the tensor.
template <class Tensor>
class ComparisonAliasMethods {
 public:
  Tensor greater(const Tensor& b) const { return taper::greater(self(), b); }
  Tensor greater(Scalar b) const { return taper::greater(self(), b); }
  Tensor greater_equal(const Tensor& b) const { return taper::greater_equal(self(), b); }
  Tensor greater_equal(Scalar b) const { return taper::greater_equal(self(), b); }
  Tensor less(const Tensor& b) const { return taper::less(self(), b); }
  Tensor less(Scalar b) const { return taper::less(self(), b); }
  Tensor less_equal(const Tensor& b) const { return taper::less_equal(self(), b); }
  Tensor less_equal(Scalar b) const { return taper::less_equal(self(), b); }
  Tensor not_equal(const Tensor& b) const { return taper::not_equal(self(), b); }
  Tensor not_equal(Scalar b) const { return taper::not_equal(self(), b); }
  Tensor& greater_(const Tensor& b) const { return taper::gt_(self(), b); }
  Tensor& greater_(Scalar b) const { return taper::gt_(self(), b); }
  Tensor& greater_equal_(const Tensor& b) const { return taper::ge_(self(), b); }
  Tensor& greater_equal_(Scalar b) const { return taper::ge_(self(), b); }
  Tensor& less_(const Tensor& b) const { return taper::lt_(self(), b); }
  Tensor& less_(Scalar b) const { return taper::lt_(self(), b); }
  Tensor& less_equal_(const Tensor& b) const { return taper::le_(self(), b); }
  Tensor& less_equal_(Scalar b) const { return taper::le_(self(), b); }
  Tensor& not_equal_(const Tensor& b) const { return taper::ne_(self(), b); }
  Tensor& not_equal_(Scalar b) const { return taper::ne_(self(), b); }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
