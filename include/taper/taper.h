#pragma once

/// All of Taper.
#include "taper/core.h"
#include "taper/data.h"
#include "taper/nn.h"
#include "taper/optim.h"
#include "taper/serialize.h"
