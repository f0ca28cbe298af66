#pragma once

#include <cstdint>
#include <optional>

#include "taper/core/tensor/generator.h"

namespace taper {

class Variable;

/// Random numbers as methods. A name that ends in _ overwrites the tensor; see
/// taper/core/ops/random.h.
class RandomMethods {
 public:
  /// Uniform in [from, to).
  Variable& uniform_(double from = 0, double to = 1,
                     const std::optional<Generator>& generator = std::nullopt) const;
  Variable& normal_(double mean = 0, double std = 1,
                    const std::optional<Generator>& generator = std::nullopt) const;
  /// Density lambd * e^(-lambd x).
  Variable& exponential_(double lambd = 1,
                         const std::optional<Generator>& generator = std::nullopt) const;
  /// 1 with probability p, else 0; p may be a tensor of this shape.
  Variable& bernoulli_(double p = 0.5,
                       const std::optional<Generator>& generator = std::nullopt) const;
  Variable& bernoulli_(const Variable& p,
                       const std::optional<Generator>& generator = std::nullopt) const;
  /// Integers in [from, to), in [0, to), or from 0 on as many as the dtype represents exactly.
  Variable& random_(int64_t from, int64_t to,
                    const std::optional<Generator>& generator = std::nullopt) const;
  Variable& random_(int64_t to, const std::optional<Generator>& generator = std::nullopt) const;
  Variable& random_(const std::optional<Generator>& generator = std::nullopt) const;
  Variable bernoulli(const std::optional<Generator>& generator = std::nullopt) const;
  Variable bernoulli(double p, const std::optional<Generator>& generator = std::nullopt) const;
  Variable multinomial(int64_t num_samples, bool replacement = false,
                       const std::optional<Generator>& generator = std::nullopt) const;

 private:
  const Variable& self() const;
};

}  // namespace taper
