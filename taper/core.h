#pragma once

/// The engine and its operations.
#include "taper/core/anomaly.h"
#include "taper/core/engine.h"
#include "taper/core/error.h"
#include "taper/core/function.h"
#include "taper/core/functional.h"
#include "taper/core/generator.h"
#include "taper/core/grad_mode.h"
#include "taper/core/gradcheck.h"
#include "taper/core/graph.h"
#include "taper/core/node.h"
#include "taper/core/ops.h"
#include "taper/core/parallel.h"
#include "taper/core/print.h"
#include "taper/core/trace.h"
#include "taper/core/variable.h"
#include "taper/core/warning.h"
