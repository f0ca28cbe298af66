#pragma once

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/generator.h"

/// Filling with random numbers, drawn as PyTorch draws them: in the order of memory.
namespace taper::kernel {

/// Uniform in [from, to).
void uniform(const Array& y, double from, double to, Generator generator);
void normal(const Array& y, double mean, double std, Generator generator);
void exponential(const Array& y, double rate, Generator generator);
/// 1 with probability p, else 0; in any dtype.
void bernoulli(const Array& y, double p, Generator generator);
/// The same with the probabilities that p holds.
Array bernoulli(const Array& p, ScalarType dtype, Generator generator);
/// Integers in [from, to), in any dtype that holds them.
void random_integers(const Array& y, int64_t from, int64_t to, Generator generator);
/// Integers from 0 on, as many as the dtype represents exactly.
void random_integers(const Array& y, Generator generator);
/// Positions in each row of p, drawn with probabilities in proportion to its values; int64.
Array multinomial(const Array& p, int64_t samples, bool replacement, Generator generator);
/// The numbers 0 ... n - 1 in random order.
Array randperm(int64_t n, Generator generator);

}  // namespace taper::kernel
