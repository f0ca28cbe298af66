#pragma once

/// Layers without parameters as functions, and the operations below them.
#include "taper/core/ops/activation.h"
#include "taper/core/ops/dropout.h"
#include "taper/core/ops/embedding.h"
#include "taper/core/ops/likelihood.h"
#include "taper/core/ops/margin.h"
#include "taper/core/ops/normalization.h"
#include "taper/nn/functional/activation.h"
#include "taper/nn/functional/conv.h"
#include "taper/nn/functional/dropout.h"
#include "taper/nn/functional/embedding.h"
#include "taper/nn/functional/linear.h"
#include "taper/nn/functional/loss.h"
#include "taper/nn/functional/normalization.h"
#include "taper/nn/functional/padding.h"
#include "taper/nn/functional/pooling.h"
