#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/generator.h"
#include "taper/core/tensor/options.h"

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

/// What the methods that overwrite x do. Not where a call could take them for those of nn::init.
namespace detail {
/// Uniform in [from, to).
Variable& uniform_(const Variable& x, double from = 0, double to = 1,
                   const std::optional<Generator>& generator = std::nullopt);
Variable& normal_(const Variable& x, double mean = 0, double std = 1,
                  const std::optional<Generator>& generator = std::nullopt);
/// Density lambd * e^(-lambd x).
Variable& exponential_(const Variable& x, double lambd = 1,
                       const std::optional<Generator>& generator = std::nullopt);
/// 1 with probability p, else 0; p may be a tensor of this shape.
Variable& bernoulli_(const Variable& x, double p = 0.5,
                     const std::optional<Generator>& generator = std::nullopt);
Variable& bernoulli_(const Variable& x, const Variable& p,
                     const std::optional<Generator>& generator = std::nullopt);
/// Integers in [from, to), in [0, to), or from 0 on as many as the dtype represents exactly.
Variable& random_(const Variable& x, int64_t from, int64_t to,
                  const std::optional<Generator>& generator = std::nullopt);
Variable& random_(const Variable& x, int64_t to,
                  const std::optional<Generator>& generator = std::nullopt);
Variable& random_(const Variable& x, const std::optional<Generator>& generator = std::nullopt);
}  // namespace detail

/// The same as methods.
template <class Tensor>
class RandomMethods {
 public:
  Tensor bernoulli(const std::optional<Generator>& generator = std::nullopt) const {
    return taper::bernoulli(self(), generator);
  }
  Tensor bernoulli(double p, const std::optional<Generator>& generator = std::nullopt) const {
    return taper::bernoulli(self(), p, generator);
  }
  Tensor multinomial(int64_t num_samples, bool replacement = false,
                     const std::optional<Generator>& generator = std::nullopt) const {
    return taper::multinomial(self(), num_samples, replacement, generator);
  }
  Tensor& uniform_(double from = 0, double to = 1,
                   const std::optional<Generator>& generator = std::nullopt) const {
    return detail::uniform_(self(), from, to, generator);
  }
  Tensor& normal_(double mean = 0, double std = 1,
                  const std::optional<Generator>& generator = std::nullopt) const {
    return detail::normal_(self(), mean, std, generator);
  }
  Tensor& exponential_(double lambd = 1,
                       const std::optional<Generator>& generator = std::nullopt) const {
    return detail::exponential_(self(), lambd, generator);
  }
  Tensor& bernoulli_(double p = 0.5,
                     const std::optional<Generator>& generator = std::nullopt) const {
    return detail::bernoulli_(self(), p, generator);
  }
  Tensor& bernoulli_(const Tensor& p,
                     const std::optional<Generator>& generator = std::nullopt) const {
    return detail::bernoulli_(self(), p, generator);
  }
  Tensor& random_(int64_t from, int64_t to,
                  const std::optional<Generator>& generator = std::nullopt) const {
    return detail::random_(self(), from, to, generator);
  }
  Tensor& random_(int64_t to, const std::optional<Generator>& generator = std::nullopt) const {
    return detail::random_(self(), to, generator);
  }
  Tensor& random_(const std::optional<Generator>& generator = std::nullopt) const {
    return detail::random_(self(), generator);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
