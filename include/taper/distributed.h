#pragma once

/// Training on several processes, which MPI starts and connects.
#include "taper/distributed/data_parallel.h"
#include "taper/distributed/process_group_mpi.h"
