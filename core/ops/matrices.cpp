#include "taper/core/ops/matrices.h"

#include <limits>

#include "taper/core/graph/autocast.h"
#include "taper/core/ops/ops.h"

namespace taper::detail {

namespace {

void check_rank(const char* op, const Variable& x) {
  check(x.dim() >= 2, op, "The input tensor A must have at least 2 dimensions. Got shape ",
        x.sizes());
}

}  // namespace

Variable matrices(const char* op, const Variable& x) {
  check_rank(op, x);
  check(x.is_floating_point(), op, "Expected a floating point or complex tensor as input. Got ",
        x.dtype(), "; convert with .to(kFloat)");
  Variable a = autocast::is_cpu_enabled() ? autocast::detail::raise(x) : x;
  check(a.dtype() == kFloat || a.dtype() == kDouble, op, "Low precision dtypes not supported. Got ",
        a.dtype(), "; convert with .to(kFloat)");
  return a;
}

Variable squares(const char* op, const Variable& x) {
  check_rank(op, x);
  check(x.size(-1) == x.size(-2), op, "A must be batches of square matrices, but they are ",
        x.size(-2), " by ", x.size(-1), " matrices");
  return matrices(op, x);
}

void check_equation(const char* op, const Variable& a, const Variable& b, bool left) {
  check(b.dim() >= 2, op, "The input tensor B must have at least 2 dimensions. Got shape ",
        b.sizes());
  check(a.dtype() == b.dtype(), op, "Expected A and B to have the same dtype, but found A of type ",
        a.dtype(), " and B of type ", b.dtype(), " instead; convert one with .to(dtype)");
  check(a.size(-2) == b.size(left ? -2 : -1), op,
        "Incompatible shapes of A and B for the equation ", left ? "AX = B" : "XA = B", " (",
        a.size(-2), "x", a.size(-1), " and ", b.size(-2), "x", b.size(-1), ")");
}

void check_info(const char* op, const Array& info, std::string (*explain)(int info)) {
  const int* const said = info.data<int>();
  for (int64_t i = 0; i < info.numel(); ++i)
    if (said[i] != 0)
      throw Error(
          str(op, ": ", info.dim() > 0 ? str("(Batch element ", i, "): ") : "", explain(said[i])));
}

double epsilon(ScalarType dtype) {
  return dtype == kDouble ? std::numeric_limits<double>::epsilon()
                          : std::numeric_limits<float>::epsilon();
}

Variable diagonal_mask(int64_t n) { return arange(n).unsqueeze(1) == arange(n); }

Variable with_diagonal(const Variable& x, double value) {
  return masked_fill(x, diagonal_mask(x.size(-1)), value);
}

}  // namespace taper::detail
