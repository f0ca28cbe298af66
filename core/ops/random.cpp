#include "taper/core/ops/random.h"

#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/random.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// x <- what `draw` fills an array with; the values before have no influence.
template <class F>
Variable& overwrite(const char* name, const Variable& x, F draw) {
  if (is_untracked(x)) {
    check_writable(name, x);
    draw(x.array());
    bump_version(name, x);
    return const_cast<Variable&>(x);
  }
  return in_place(name, x, [&](V old) {
    const Array value(old.sizes(), old.dtype());
    draw(value);
    return record(name, value, wrt(old, [](V g) { return zeros_like(g); }));
  });
}

Generator choose(const std::optional<Generator>& generator) {
  return generator ? *generator : default_generator();
}

/// A new tensor filled by `draw`; it is a leaf.
template <class F>
Variable filled(IntArrayRef size, const TensorOptions& options, F draw) {
  const Array x(size, options.dtype());
  draw(x);
  return Variable(x, options.requires_grad());
}

TensorOptions like(const Variable& x, const TensorOptions& options) {
  return options.dtype(options.dtype_opt().value_or(x.dtype()));
}

}  // namespace

Variable rand(IntArrayRef size, const TensorOptions& options) {
  return rand(size, std::nullopt, options);
}
Variable rand(IntArrayRef size, const std::optional<Generator>& generator,
              const TensorOptions& options) {
  return filled(size, options,
                [&](const Array& x) { kernel::uniform(x, 0, 1, choose(generator)); });
}
Variable rand_like(const Variable& x, const TensorOptions& options) {
  return rand(x.sizes(), like(x, options));
}

Variable randn(IntArrayRef size, const TensorOptions& options) {
  return randn(size, std::nullopt, options);
}
Variable randn(IntArrayRef size, const std::optional<Generator>& generator,
               const TensorOptions& options) {
  return normal(0, 1, size, generator, options);
}
Variable randn_like(const Variable& x, const TensorOptions& options) {
  return randn(x.sizes(), like(x, options));
}
Variable normal(double mean, double std, IntArrayRef size,
                const std::optional<Generator>& generator, const TensorOptions& options) {
  return filled(size, options,
                [&](const Array& x) { kernel::normal(x, mean, std, choose(generator)); });
}

Variable randint(int64_t high, IntArrayRef size, const TensorOptions& options) {
  return randint(0, high, size, options);
}
Variable randint(int64_t high, IntArrayRef size, const std::optional<Generator>& generator,
                 const TensorOptions& options) {
  return randint(0, high, size, generator, options);
}
Variable randint(int64_t low, int64_t high, IntArrayRef size, const TensorOptions& options) {
  return randint(low, high, size, std::nullopt, options);
}
Variable randint(int64_t low, int64_t high, IntArrayRef size,
                 const std::optional<Generator>& generator, const TensorOptions& options) {
  return filled(size, options,
                [&](const Array& x) { kernel::random_integers(x, low, high, choose(generator)); });
}
Variable randint_like(const Variable& x, int64_t high, const TensorOptions& options) {
  return randint(0, high, x.sizes(), like(x, options));
}
Variable randint_like(const Variable& x, int64_t low, int64_t high, const TensorOptions& options) {
  return randint(low, high, x.sizes(), like(x, options));
}

Variable randperm(int64_t n, const TensorOptions& options) {
  return randperm(n, std::nullopt, options);
}
Variable randperm(int64_t n, const std::optional<Generator>& generator,
                  const TensorOptions& options) {
  count_elements("randperm", n);  // throws for a negative one
  const Array order = kernel::randperm(n, choose(generator));
  return Variable(kernel::cast(order, options.dtype_opt().value_or(kLong)),
                  options.requires_grad());
}

Variable bernoulli(const Variable& p, const std::optional<Generator>& generator) {
  return Variable(kernel::bernoulli(p.array(), p.dtype(), choose(generator)));
}
Variable bernoulli(const Variable& x, double p, const std::optional<Generator>& generator) {
  return filled(x.sizes(), x.dtype(),
                [&](const Array& y) { kernel::bernoulli(y, p, choose(generator)); });
}

Variable multinomial(const Variable& weights, int64_t num_samples, bool replacement,
                     const std::optional<Generator>& generator) {
  check(weights.dim() == 1 || weights.dim() == 2, "multinomial",
        "prob_dist must be 1 or 2 dim, got shape ", weights.sizes());
  check_that(weights.is_floating_point(),
             "multinomial only supports floating-point dtypes for input, got: ", weights.dtype());
  check(num_samples > 0, "multinomial", "cannot sample n_sample <= 0 samples, got ", num_samples);
  check(replacement || num_samples <= weights.size(-1), "multinomial",
        "cannot sample n_sample > prob_dist.size(-1) samples without replacement, got ",
        num_samples, " of ", weights.size(-1));
  const NoGradGuard guard;
  const Variable proper = logical_and(isfinite(weights), weights >= 0);
  check(proper.sum().item<int64_t>() == weights.numel(), "multinomial",
        "probability tensor contains either `inf`, `nan` or element < 0");
  check((weights.sum(-1) <= 0).sum().item<int64_t>() == 0, "multinomial",
        "invalid multinomial distribution (sum of probabilities <= 0)");
  return Variable(
      kernel::multinomial(weights.array(), num_samples, replacement, choose(generator)));
}

Variable& detail::uniform_(const Variable& x, double from, double to,
                           const std::optional<Generator>& generator) {
  return overwrite("uniform_", x,
                   [&](const Array& y) { kernel::uniform(y, from, to, choose(generator)); });
}
Variable& detail::normal_(const Variable& x, double mean, double std,
                          const std::optional<Generator>& generator) {
  return overwrite("normal_", x,
                   [&](const Array& y) { kernel::normal(y, mean, std, choose(generator)); });
}
Variable& detail::exponential_(const Variable& x, double lambd,
                               const std::optional<Generator>& generator) {
  return overwrite("exponential_", x,
                   [&](const Array& y) { kernel::exponential(y, lambd, choose(generator)); });
}
Variable& detail::bernoulli_(const Variable& x, double p,
                             const std::optional<Generator>& generator) {
  return overwrite("bernoulli_", x,
                   [&](const Array& y) { kernel::bernoulli(y, p, choose(generator)); });
}
Variable& detail::bernoulli_(const Variable& x, const Variable& p,
                             const std::optional<Generator>& generator) {
  return overwrite("bernoulli_", x, [&](const Array& y) {
    kernel::copy(y, kernel::bernoulli(p.array(), y.dtype(), choose(generator)));
  });
}
Variable& detail::random_(const Variable& x, int64_t from, int64_t to,
                          const std::optional<Generator>& generator) {
  return overwrite("random_", x, [&](const Array& y) {
    kernel::random_integers(y, from, to, choose(generator));
  });
}
Variable& detail::random_(const Variable& x, int64_t to,
                          const std::optional<Generator>& generator) {
  return random_(x, 0, to, generator);
}
Variable& detail::random_(const Variable& x, const std::optional<Generator>& generator) {
  return overwrite("random_", x,
                   [&](const Array& y) { kernel::random_integers(y, choose(generator)); });
}

}  // namespace taper
