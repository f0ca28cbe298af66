#pragma once

#include <mutex>

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/generator.h"

/// Filling with random numbers, drawn as PyTorch draws them: in the order of memory.
namespace taper::kernel {

/// A generator that one operation draws from while no other thread does.
class LockedGenerator : public Generator {
 public:
  LockedGenerator(const Generator& generator) : Generator(generator), lock_(*this) {}

 private:
  std::lock_guard<const Generator> lock_;
};

/// Uniform in [from, to).
void uniform(const Array& y, double from, double to, LockedGenerator generator);
void normal(const Array& y, double mean, double std, LockedGenerator generator);
void exponential(const Array& y, double rate, LockedGenerator generator);
/// `hit` with probability p, else 0; in any dtype.
void bernoulli(const Array& y, double p, LockedGenerator generator, double hit = 1);
/// The same with the probabilities that p, which is broadcast, holds.
void bernoulli(const Array& y, const Array& p, LockedGenerator generator);
/// Integers in [from, to), in any dtype that holds them.
void random_integers(const Array& y, int64_t from, int64_t to, LockedGenerator generator);
/// Integers from 0 on, as many as the dtype represents exactly.
void random_integers(const Array& y, LockedGenerator generator);
/// Positions in each row of p, drawn with probabilities in proportion to its values; int64.
Array multinomial(const Array& p, int64_t samples, bool replacement, LockedGenerator generator);
/// The numbers 0 ... n - 1 in random order.
Array randperm(int64_t n, LockedGenerator generator);

}  // namespace taper::kernel
