#include "taper/core/ops/random.h"

#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/random.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// x <- what `draw` fills an array with;  dL/dx_before = 0, and so for what else the draw looks at
template <class F, class... Others>
Variable& overwrite(const char* name, const Variable& x, F draw, const Others&... others) {
  if (is_untracked(x, {&others...})) {
    check_writable(name, x);
    draw(x.array());
    bump_version(name, x);
    return const_cast<Variable&>(x);
  }
  return in_place(name, x, [&](V old) {
    const Array value(old.dtype(), old.array().dense_geometry());
    draw(value);
    const auto zero = [](V g) { return zeros_like(g); };
    return record(name, value, wrt(old, zero), wrt(others, zero)...);
  });
}

Generator choose(const std::optional<Generator>& generator) {
  return generator ? *generator : default_generator();
}

/// x, which is new, filled by `draw`.
template <class F>
Variable filled(Variable x, F draw) {
  draw(x.array());
  return x;
}

}  // namespace

Variable rand(IntArrayRef size, const TensorOptions& options) {
  return rand(size, std::nullopt, options);
}
Variable rand(IntArrayRef size, const std::optional<Generator>& generator,
              const TensorOptions& options) {
  return filled(empty(size, options),
                [&](const Array& x) { kernel::uniform(x, 0, 1, choose(generator)); });
}
Variable rand_like(const Variable& x, const TensorOptions& options) {
  return filled(empty_like(x, options),
                [](const Array& y) { kernel::uniform(y, 0, 1, default_generator()); });
}

Variable randn(IntArrayRef size, const TensorOptions& options) {
  return randn(size, std::nullopt, options);
}
Variable randn(IntArrayRef size, const std::optional<Generator>& generator,
               const TensorOptions& options) {
  return normal(0, 1, size, generator, options);
}
Variable randn_like(const Variable& x, const TensorOptions& options) {
  return filled(empty_like(x, options),
                [](const Array& y) { kernel::normal(y, 0, 1, default_generator()); });
}
Variable normal(double mean, double std, IntArrayRef size,
                const std::optional<Generator>& generator, const TensorOptions& options) {
  return filled(empty(size, options),
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
  return filled(empty(size, options),
                [&](const Array& x) { kernel::random_integers(x, low, high, choose(generator)); });
}
Variable randint_like(const Variable& x, int64_t high, const TensorOptions& options) {
  return randint_like(x, 0, high, options);
}
Variable randint_like(const Variable& x, int64_t low, int64_t high, const TensorOptions& options) {
  return filled(empty_like(x, options), [=](const Array& y) {
    kernel::random_integers(y, low, high, default_generator());
  });
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

// y = 1 with probability p, else 0;  dL/dp = 0
Variable bernoulli(const Variable& p, const std::optional<Generator>& generator) {
  const Array y(p.sizes(), p.dtype());
  kernel::bernoulli(y, p.array(), choose(generator));
  return record("bernoulli", y, wrt(p, [](V g) { return zeros_like(g); }));
}
Variable bernoulli(const Variable& x, double p, const std::optional<Generator>& generator) {
  return filled(empty(x.sizes(), x.dtype()),
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
  const Variable too_few = (weights > 0).sum(-1) < num_samples;
  check(
      replacement || too_few.sum().item<int64_t>() == 0, "multinomial",
      "invalid multinomial distribution (with replacement=False, not enough non-negative category "
      "to sample), got ",
      num_samples, " samples of fewer positive weights");
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
  return overwrite(
      "bernoulli_", x, [&](const Array& y) { kernel::bernoulli(y, p.array(), choose(generator)); },
      p);
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
