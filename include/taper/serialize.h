#pragma once

/// Saving and loading: tensors, modules and optimizers in safetensors files.
#include "taper/serialize/archive.h"
#include "taper/serialize/save.h"
