#pragma once

#include "taper/core/kernels/convolution.h"

namespace taper::kernel {

/// Convolutions by oneDNN, on as many threads as get_num_threads() says. They return false where
/// Taper was built without it, for dtypes other than float32, and where there is nothing to
/// compute.
bool onednn_convolution(const Array& x, const Array& w, const Array& bias, const Window& window,
                        const Array& y);
/// What is sent back for g to images, by filters w, and to filters, by images x: each if it is
/// defined. For both of them at once, g is brought into the layout that oneDNN likes only once.
bool onednn_convolution_backward(const Array& g, const Array& x, const Array& w,
                                 const Window& window, const Array& of_x, const Array& of_w);

}  // namespace taper::kernel
