#pragma once

#include <string>

/// The libraries that the kernels work with.
namespace taper::kernel {

/// One line for each library: its name and version, and what else there is to know.
std::string describe_libraries();

/// True if a BLAS that uses the kernels of `core` runs far below what this processor can do.
bool is_slow_blas(const std::string& core);
/// What OpenBLAS took the processor for; empty if the BLAS is another one.
std::string blas_core();
/// Warns, once, where is_slow_blas(blas_core()).
void warn_of_slow_blas();

}  // namespace taper::kernel
