#pragma once

/// Rows compile against Taper, and with ROWS_LIBTORCH against libtorch 1.13.1, under one set of
/// names. What libtorch 1.13.1 spells otherwise is below.
#ifdef ROWS_LIBTORCH

#include <torch/torch.h>

namespace rows {

namespace lib = torch;
using namespace torch;
namespace F = torch::nn::functional;
/// Those of at do not check shapes, and are wrong where they broadcast.
namespace losses = torch::nn::functional;

/// Those of at are no match for those of torch.
using torch::optional, torch::arange, torch::bartlett_window, torch::blackman_window, torch::empty,
    torch::eye, torch::full, torch::hamming_window, torch::hann_window, torch::linspace,
    torch::logspace, torch::ones, torch::rand, torch::randint, torch::randn, torch::randperm,
    torch::scalar_tensor, torch::tensor, torch::tril_indices, torch::triu_indices, torch::zeros;

/// a / x as Python has it; that of C++ refuses integers.
inline Tensor divide(Scalar a, const Tensor& x) { return x.reciprocal() * a; }

/// floor_divide() has no derivative.
template <class B>
Tensor floored(const Tensor& a, const B& b) {
  return div(a, b, "floor");
}

inline Tensor stable_argsort(const Tensor& x, int64_t dim = -1, bool descending = false) {
  return argsort(x, true, dim, descending);
}
inline Tensor new_tensor(const Tensor& x, const std::vector<double>& values) {
  return tensor(values, x.scalar_type());
}
inline Generator generator(uint64_t seed) { return make_generator<CPUGeneratorImpl>(seed); }
inline Tensor softsign(const Tensor& x) { return F::softsign(x); }
inline Tensor tanhshrink(const Tensor& x) { return F::tanhshrink(x); }

}  // namespace rows

#else

#include "taper/core.h"
#include "taper/nn.h"

namespace rows {

namespace lib = taper;
using namespace taper;
namespace F = taper::nn::functional;
namespace losses = taper;

using std::optional;

inline Tensor divide(Scalar a, const Tensor& x) { return a / x; }
inline Tensor stable_argsort(const Tensor& x, int64_t dim = -1, bool descending = false) {
  return argsort(x, dim, descending);
}
inline Tensor new_tensor(const Tensor& x, const std::vector<double>& values) {
  return x.new_tensor(values);
}
inline Generator generator(uint64_t seed) { return Generator(seed); }
template <class B>
Tensor floored(const Tensor& a, const B& b) {
  return floor_divide(a, b);
}

}  // namespace rows

#endif
