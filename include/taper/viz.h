#pragma once

/// Seeing autograd: a page that steps through a program, and still pictures.
#include "taper/viz/recording.h"
#include "taper/viz/still.h"
