#pragma once

/// Rows compile against Taper, and with ROWS_LIBTORCH against libtorch 1.13.1, under one set of
/// names. What libtorch 1.13.1 spells otherwise is below.
#ifdef ROWS_LIBTORCH

#include <torch/torch.h>

namespace rows {

namespace lib = torch;
using namespace torch;
namespace F = torch::nn::functional;

/// Those of at are no match for those of torch.
using torch::arange, torch::empty, torch::eye, torch::full, torch::linspace, torch::logspace,
    torch::ones, torch::rand, torch::randint, torch::randn, torch::randperm, torch::scalar_tensor,
    torch::tensor, torch::zeros;

/// a / x as Python has it; that of C++ refuses integers.
inline Tensor divide(Scalar a, const Tensor& x) { return x.reciprocal() * a; }

/// floor_divide() has no derivative.
template <class B>
Tensor floored(const Tensor& a, const B& b) {
  return div(a, b, "floor");
}

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

inline Tensor divide(Scalar a, const Tensor& x) { return a / x; }
template <class B>
Tensor floored(const Tensor& a, const B& b) {
  return floor_divide(a, b);
}

}  // namespace rows

#endif
