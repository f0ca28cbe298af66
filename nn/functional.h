#pragma once

/// Layers without parameters as functions.
#include "taper/core/ops/activation.h"
#include "taper/nn/functional/activation.h"
#include "taper/nn/linear.h"
#include "taper/nn/loss.h"
