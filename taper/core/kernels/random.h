#pragma once

#include "taper/core/array.h"
#include "taper/core/generator.h"

/// Filling with random numbers, drawn as PyTorch draws them (floating point; row-major order).
namespace taper::kernel {

/// Uniform in [from, to).
void uniform(const Array& y, double from, double to, Generator generator);
void normal(const Array& y, double mean, double std, Generator generator);
/// Integers in [from, to), in any dtype.
void random_integers(const Array& y, int64_t from, int64_t to, Generator generator);
/// The numbers 0 ... n - 1 in random order.
Array randperm(int64_t n, Generator generator);

}  // namespace taper::kernel
