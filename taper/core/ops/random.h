#pragma once

#include "taper/core/generator.h"
#include "taper/core/variable.h"

/// Random tensors, number for number those of PyTorch for the same seed.
namespace taper {

/// Uniform in [0, 1).
Variable rand(IntArrayRef size, const TensorOptions& options = {});
/// Standard normal.
Variable randn(IntArrayRef size, const TensorOptions& options = {});
/// Integers in [0, high) or [low, high); int64 unless `options` says otherwise.
Variable randint(int64_t high, IntArrayRef size, const TensorOptions& options = {});
Variable randint(int64_t low, int64_t high, IntArrayRef size, const TensorOptions& options = {});
/// 0 ... n - 1 in random order; int64.
Variable randperm(int64_t n, const TensorOptions& options = {});
Variable randperm(int64_t n, Generator generator, const TensorOptions& options = {});

}  // namespace taper
