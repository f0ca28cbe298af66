#pragma once

/// Data sets and the loader that makes batches of them.
#include "taper/data/chunk_dataset.h"
#include "taper/data/data_loader.h"
#include "taper/data/dataset.h"
#include "taper/data/distributed_sampler.h"
#include "taper/data/example.h"
#include "taper/data/idx.h"
#include "taper/data/mnist.h"
#include "taper/data/npy.h"
#include "taper/data/sampler.h"
#include "taper/data/shared_dataset.h"
#include "taper/data/stateful_dataset.h"
#include "taper/data/stream_sampler.h"
#include "taper/data/subset.h"
#include "taper/data/tensor_dataset.h"
#include "taper/data/transform.h"
#include "taper/data/worker_exception.h"
