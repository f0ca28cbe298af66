#pragma once

#include <mpi.h>

#include <mutex>

#include "taper/core/tensor/dtype.h"
#include "taper/distributed/c10d/types.h"

/// What Taper asks of MPI; no other room includes mpi.h.
namespace taper::mpi {

/// Throws, with MPI's own words, if a call failed.
void check_mpi(int code, const char* call);

/// Begins MPI, unless the program has begun it; then it ends with the program. Throws if MPI does
/// not allow calls from several threads, one at a time.
void begin();

/// MPI is called by one thread at a time.
std::mutex& mutex();

MPI_Datatype datatype(ScalarType dtype);
/// Throws, in the name of `op`, for a reduction that the dtype does not have. AVG is a sum.
MPI_Op operation(const char* op, c10d::ReduceOp reduce, ScalarType dtype);
/// "sum", "average", ...
const char* name(c10d::ReduceOp reduce);

}  // namespace taper::mpi
