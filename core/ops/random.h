#pragma once

#include <optional>

#include "taper/core/graph/variable.h"
#include "taper/core/tensor/generator.h"

/// Random tensors, number for number those of PyTorch for the same seed. A generator, where one is
/// given, is drawn from in the place of the default one.
namespace taper {

/// Uniform in [0, 1).
Variable rand(IntArrayRef size, const TensorOptions& options = {});
Variable rand(IntArrayRef size, const std::optional<Generator>& generator,
              const TensorOptions& options = {});
Variable rand_like(const Variable& x, const TensorOptions& options = {});
/// Standard normal.
Variable randn(IntArrayRef size, const TensorOptions& options = {});
Variable randn(IntArrayRef size, const std::optional<Generator>& generator,
               const TensorOptions& options = {});
Variable randn_like(const Variable& x, const TensorOptions& options = {});
/// Normal with the given mean and standard deviation.
Variable normal(double mean, double std, IntArrayRef size,
                const std::optional<Generator>& generator = std::nullopt,
                const TensorOptions& options = {});
/// Integers in [0, high) or [low, high); int64 unless `options` are given, then of their dtype.
Variable randint(int64_t high, IntArrayRef size, const TensorOptions& options = kLong);
Variable randint(int64_t high, IntArrayRef size, const std::optional<Generator>& generator,
                 const TensorOptions& options = kLong);
Variable randint(int64_t low, int64_t high, IntArrayRef size, const TensorOptions& options = kLong);
Variable randint(int64_t low, int64_t high, IntArrayRef size,
                 const std::optional<Generator>& generator, const TensorOptions& options = kLong);
Variable randint_like(const Variable& x, int64_t high, const TensorOptions& options = {});
Variable randint_like(const Variable& x, int64_t low, int64_t high,
                      const TensorOptions& options = {});
/// 0 ... n - 1 in random order; int64.
Variable randperm(int64_t n, const TensorOptions& options = {});
Variable randperm(int64_t n, const std::optional<Generator>& generator,
                  const TensorOptions& options = {});
/// 1 with the probability that p holds, else 0; no gradient.
Variable bernoulli(const Variable& p, const std::optional<Generator>& generator = std::nullopt);
/// 1 with probability p, else 0, in the shape and dtype of x.
Variable bernoulli(const Variable& x, double p,
                   const std::optional<Generator>& generator = std::nullopt);
/// Positions (int64) in each row of `weights` (rank 1 or 2), drawn with probabilities in proportion
/// to its values, with or without replacement.
Variable multinomial(const Variable& weights, int64_t num_samples, bool replacement = false,
                     const std::optional<Generator>& generator = std::nullopt);

}  // namespace taper
