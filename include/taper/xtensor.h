#pragma once

/// Tensors as xtensor's views, xtensor's expressions as tensors, and operations written in xtensor.
#include "taper/xtensor/from_xtensor.h"
#include "taper/xtensor/function.h"
#include "taper/xtensor/view.h"
