#include "taper/core/methods.h"

#include "taper/core/ops/ops.h"

namespace taper {

const Variable& Methods::self() const { return static_cast<const Variable&>(*this); }

Variable Methods::matmul(const Variable& o) const { return taper::matmul(self(), o); }
Variable Methods::mm(const Variable& o) const { return taper::mm(self(), o); }
Variable Methods::bmm(const Variable& o) const { return taper::bmm(self(), o); }
Variable Methods::mv(const Variable& o) const { return taper::mv(self(), o); }
Variable Methods::dot(const Variable& o) const { return taper::dot(self(), o); }
Variable Methods::outer(const Variable& o) const { return taper::outer(self(), o); }
Variable Methods::addmm(const Variable& a, const Variable& b, Scalar beta, Scalar alpha) const {
  return taper::addmm(self(), a, b, beta, alpha);
}

}  // namespace taper
