#include "taper/core/ops/bitwise.h"

#include "taper/core/kernels/bitwise.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {
namespace {

using Kernel = Array (*)(const kernel::Operand&, const kernel::Operand&, const Array&);

Variable combine(Kernel kernel, const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return Variable(kernel(o.a, o.b, {}));
}
Variable combine(Kernel kernel, const Variable& a, Scalar b) {
  return Variable(kernel(promoted(a, b), b, {}));
}

/// x = x combined with other.
template <class Other>
Variable& combine_(const char* op, Kernel kernel, const Variable& x, const Other& other) {
  return update(op, x, other, kernel,
                [kernel](V x, const Other& o) { return combine(kernel, x, o); });
}

}  // namespace

Variable bitwise_and(const Variable& a, const Variable& b) {
  return combine(kernel::bitwise_and, a, b);
}
Variable bitwise_and(const Variable& a, Scalar b) { return combine(kernel::bitwise_and, a, b); }
Variable bitwise_and(Scalar a, const Variable& b) { return combine(kernel::bitwise_and, b, a); }
Variable bitwise_or(const Variable& a, const Variable& b) {
  return combine(kernel::bitwise_or, a, b);
}
Variable bitwise_or(const Variable& a, Scalar b) { return combine(kernel::bitwise_or, a, b); }
Variable bitwise_or(Scalar a, const Variable& b) { return combine(kernel::bitwise_or, b, a); }
Variable bitwise_xor(const Variable& a, const Variable& b) {
  return combine(kernel::bitwise_xor, a, b);
}
Variable bitwise_xor(const Variable& a, Scalar b) { return combine(kernel::bitwise_xor, a, b); }
Variable bitwise_xor(Scalar a, const Variable& b) { return combine(kernel::bitwise_xor, b, a); }
Variable bitwise_not(const Variable& x) {
  return unrecorded("bitwise_not", kernel::bitwise_not(x.array()));
}

Variable& bitwise_and_(const Variable& x, const Variable& other) {
  return combine_("bitwise_and_", kernel::bitwise_and, x, other);
}
Variable& bitwise_and_(const Variable& x, Scalar other) {
  return combine_("bitwise_and_", kernel::bitwise_and, x, other);
}
Variable& bitwise_or_(const Variable& x, const Variable& other) {
  return combine_("bitwise_or_", kernel::bitwise_or, x, other);
}
Variable& bitwise_or_(const Variable& x, Scalar other) {
  return combine_("bitwise_or_", kernel::bitwise_or, x, other);
}
Variable& bitwise_xor_(const Variable& x, const Variable& other) {
  return combine_("bitwise_xor_", kernel::bitwise_xor, x, other);
}
Variable& bitwise_xor_(const Variable& x, Scalar other) {
  return combine_("bitwise_xor_", kernel::bitwise_xor, x, other);
}
Variable& bitwise_not_(const Variable& x) { return in_place("bitwise_not_", x, bitwise_not); }

}  // namespace taper
