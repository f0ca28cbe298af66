#include "taper/core/ops/random.h"

#include "taper/core/inplace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/random.h"
#include "taper/core/ops.h"

namespace taper {
namespace {

/// x <- what `draw` fills an array with; the values before have no influence.
template <class F>
Variable& overwrite(const char* op, const Variable& x, F draw) {
  if (is_untracked(x)) {
    check_writable(op, x);
    draw(x.array());
    bump_version(op, x);
    return const_cast<Variable&>(x);
  }
  return in_place(op, x, [&](V old) {
    const Array value(old.sizes(), old.dtype());
    draw(value);
    return record(op, value, wrt(old, [](V g) { return zeros_like(g); }));
  });
}

}  // namespace

Variable rand(IntArrayRef size, const TensorOptions& options) {
  const Variable x = empty(size, options.requires_grad(false)).uniform_();
  return x.set_requires_grad(options.requires_grad());
}

Variable randn(IntArrayRef size, const TensorOptions& options) {
  const Variable x = empty(size, options.requires_grad(false)).normal_();
  return x.set_requires_grad(options.requires_grad());
}

Variable randint(int64_t high, IntArrayRef size, const TensorOptions& options) {
  return randint(0, high, size, options);
}

Variable randint(int64_t low, int64_t high, IntArrayRef size, const TensorOptions& options) {
  const Array x(size, options.dtype_opt().value_or(kLong));
  kernel::random_integers(x, low, high, default_generator());
  return Variable(x, options.requires_grad());
}

Variable randperm(int64_t n, const TensorOptions& options) {
  return randperm(n, default_generator(), options);
}

Variable randperm(int64_t n, Generator generator, const TensorOptions& options) {
  check(n >= 0, "randperm", "n must be non-negative, got ", n);
  const Array order = kernel::randperm(n, std::move(generator));
  return Variable(kernel::cast(order, options.dtype_opt().value_or(kLong)));
}

Variable& Methods::uniform_(double from, double to) const {
  return overwrite("uniform_", self(),
                   [&](const Array& y) { kernel::uniform(y, from, to, default_generator()); });
}

Variable& Methods::normal_(double mean, double std) const {
  return overwrite("normal_", self(),
                   [&](const Array& y) { kernel::normal(y, mean, std, default_generator()); });
}

}  // namespace taper
