#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "taper/core.h"

/// Derivatives by central differences: a second opinion, which shares nothing with the library's
/// own checker.
namespace taper::testing {

using Function = std::function<variable_list(const variable_list&)>;

/// Uniform in [lo, hi), float64, from a generator of its own.
Variable random_values(IntArrayRef sizes, double lo, double hi, uint64_t& seed);

/// Compares the gradients of sum_i <v_i, f_i(x)>, for random v, with central differences. Returns
/// an empty text if they agree, else which element of which input does not. Inputs are float64.
std::string gradient_mismatch(const Function& f, const variable_list& inputs, uint64_t seed,
                              double step = 1e-6);

/// (x, v) -> the gradients of sum_i <v_i, f_i(x)>: checked in turn, it is the second order of f.
Function gradient_of(const Function& f, std::size_t input_count, bool create_graph = true);

}  // namespace taper::testing
