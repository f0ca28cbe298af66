#pragma once

/// All of Taper.
#include "taper/core.h"
