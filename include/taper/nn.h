#pragma once

/// Layers, losses, initialisers, and the modules that hold them.
#include "taper/nn/activation.h"
#include "taper/nn/any_module.h"
#include "taper/nn/cloneable.h"
#include "taper/nn/flatten.h"
#include "taper/nn/functional.h"
#include "taper/nn/functional_module.h"
#include "taper/nn/init.h"
#include "taper/nn/linear.h"
#include "taper/nn/loss.h"
#include "taper/nn/module.h"
#include "taper/nn/sequential.h"
#include "taper/nn/utils/clip_grad.h"
#include "taper/nn/utils/convert_parameters.h"
