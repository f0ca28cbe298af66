#include "taper/core/ops/comparison_aliases.h"

#include "taper/core/graph/variable.h"

namespace taper {

Variable greater(const Variable& a, const Variable& b) { return gt(a, b); }
Variable greater(const Variable& a, Scalar b) { return gt(a, b); }
Variable greater_equal(const Variable& a, const Variable& b) { return ge(a, b); }
Variable greater_equal(const Variable& a, Scalar b) { return ge(a, b); }
Variable less(const Variable& a, const Variable& b) { return lt(a, b); }
Variable less(const Variable& a, Scalar b) { return lt(a, b); }
Variable less_equal(const Variable& a, const Variable& b) { return le(a, b); }
Variable less_equal(const Variable& a, Scalar b) { return le(a, b); }
Variable not_equal(const Variable& a, const Variable& b) { return ne(a, b); }
Variable not_equal(const Variable& a, Scalar b) { return ne(a, b); }

}  // namespace taper
