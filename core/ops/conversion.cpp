#include "taper/core/ops/conversion.h"

#include "taper/core/graph/inplace.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/reduce.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

// x <- value;  dL/dx_before = 0
Variable& filled(const char* op, const Variable& x, Scalar value) {
  if (is_untracked(x)) {
    check_writable(op, x, true);
    kernel::fill(x.array(), value);
    bump_version(op, x);
    return const_cast<Variable&>(x);
  }
  return in_place(op, x, [&](V old) {
    return record(op, kernel::full_like(old.array(), value, old.dtype()),
                  wrt(old, [](V g) { return zeros_like(g); }));
  });
}

}  // namespace

// y = x;  dL/dx = g (the engine converts it back)
Variable to(const Variable& x, ScalarType dtype, bool copy) {
  if (x.dtype() == dtype) return copy ? clone(x) : x;
  return record("to", kernel::cast(x.array(), dtype), wrt(x, [](V g) { return g; }));
}

Variable to(const Variable& x, TypeMeta dtype, bool copy) {
  return to(x, dtype.toScalarType(), copy);
}
Variable to(const Variable& x, const TensorOptions& options, bool copy) {
  check(!options.requires_grad(), "to",
        "Operators taking TensorOptions cannot take a TensorOptions with options.requires_grad set "
        "as true. This isn't implemented yet. Call requires_grad_() on the result");
  return to(x, options.dtype_opt().value_or(x.dtype()), copy);
}

// y = x;  dL/dx = g
Variable clone(const Variable& x, std::optional<MemoryFormat> memory_format) {
  const MemoryFormat format = memory_format.value_or(MemoryFormat::Preserve);
  return record("clone", kernel::clone(x.array(), format), wrt(x, [](V g) { return g; }));
}

Variable contiguous(const Variable& x) {
  return x.is_contiguous() ? x : clone(x, MemoryFormat::Contiguous);
}

// y = x summed to sizes;  dL/dx = g, broadcast back
Variable sum_to(const Variable& x, IntArrayRef sizes) {
  if (x.sizes() == sizes) return x;
  return record("sum_to", kernel::sum_to(x.array(), sizes),
                wrt(x, [shape = Dims(x.sizes())](V g) { return expand(g, shape); }));
}

// x <- source;  dL/dsource = g summed to its shape, dL/dx_before = 0
Variable& copy_(const Variable& x, const Variable& source, bool) {
  if (is_untracked(x, {&source})) {
    check_writable("copy_", x);
    kernel::copy(x.array(), source.array());
    bump_version("copy_", x);
    return const_cast<Variable&>(x);
  }
  return in_place("copy_", x, [&](V old) {
    const Array value(old.dtype(), old.array().dense_geometry());
    kernel::copy(value, source.array());
    return record("copy_", value, wrt(old, [](V g) { return zeros_like(g); }),
                  wrt(source, [](V g) { return g; }));
  });
}

Variable& fill_(const Variable& x, Scalar value) { return filled("fill_", x, value); }
Variable& zero_(const Variable& x) { return filled("zero_", x, 0); }

// x <- value;  dL/dvalue = sum(g), dL/dx_before = 0
Variable& fill_(const Variable& x, const Variable& value) {
  check_that(value.dim() == 0, "fill_ only supports 0-dimension value tensor but got tensor with ",
             value.dim(), " dimensions.");
  if (is_untracked(x, {&value})) return fill_(x, value.item());
  return in_place("fill_", x, [&](V old) {
    return record("fill_", kernel::full_like(old.array(), value.item(), old.dtype()),
                  wrt(old, [](V g) { return zeros_like(g); }), wrt(value, [](V g) { return g; }));
  });
}

Variable& detach_(const Variable& x) { return x.detach_(); }

}  // namespace taper
