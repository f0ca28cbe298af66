#pragma once

/// Optimizers.
#include "taper/optim/optimizer.h"
#include "taper/optim/sgd.h"
