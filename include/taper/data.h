#pragma once

/// Data sets and the loader that makes batches of them.
#include "taper/data/data_loader.h"
#include "taper/data/dataset.h"
#include "taper/data/example.h"
#include "taper/data/idx.h"
#include "taper/data/mnist.h"
#include "taper/data/npy.h"
#include "taper/data/sampler.h"
#include "taper/data/tensor_dataset.h"
#include "taper/data/transform.h"
