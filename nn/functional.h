#pragma once

/// Layers without parameters as functions; each one stands with its layer.
#include "taper/core/ops/activation.h"
#include "taper/nn/activation.h"
#include "taper/nn/linear.h"
#include "taper/nn/loss.h"
