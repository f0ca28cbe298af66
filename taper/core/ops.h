#pragma once

/// Every operation on Variables, by family.
#include "taper/core/ops/activation.h"
#include "taper/core/ops/arithmetic.h"
#include "taper/core/ops/comparison.h"
#include "taper/core/ops/conversion.h"
#include "taper/core/ops/creation.h"
#include "taper/core/ops/index.h"
#include "taper/core/ops/join.h"
#include "taper/core/ops/linalg.h"
#include "taper/core/ops/loss.h"
#include "taper/core/ops/operators.h"
#include "taper/core/ops/pointwise.h"
#include "taper/core/ops/random.h"
#include "taper/core/ops/reduction.h"
#include "taper/core/ops/shape.h"
#include "taper/core/ops/slice.h"
