#pragma once

#include "taper/core/kernels/convolution.h"

namespace taper::kernel {

/// The three convolutions by oneDNN, on as many threads as get_num_threads() says. They return
/// false where Taper was built without it, for dtypes other than float32, and where there is
/// nothing to compute.
bool onednn_convolution(const Array& x, const Array& w, const Array& bias, const Window& window,
                        const Array& y);
bool onednn_convolution_input(const Array& g, const Array& w, const Window& window, const Array& x);
bool onednn_convolution_weight(const Array& g, const Array& x, const Window& window,
                               const Array& w);

}  // namespace taper::kernel
