#pragma once

/// Optimizers and learning-rate schedulers.
#include "taper/optim/adadelta.h"
#include "taper/optim/adagrad.h"
#include "taper/optim/adam.h"
#include "taper/optim/adamw.h"
#include "taper/optim/lbfgs.h"
#include "taper/optim/nadam.h"
#include "taper/optim/optimizer.h"
#include "taper/optim/radam.h"
#include "taper/optim/rmsprop.h"
#include "taper/optim/sgd.h"
