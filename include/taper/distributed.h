#pragma once

/// Training on several processes, which MPI starts and connects.
#include "taper/distributed/process_group_mpi.h"
