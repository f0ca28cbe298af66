#pragma once

/// The library that a task is compiled for, as namespace torch.
#ifdef BENCHMARK_LIBTORCH
#include <torch/torch.h>
#else
#include "taper/taper.h"
namespace torch = taper;
#endif
