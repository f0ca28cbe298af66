#pragma once

#include <vector>

#include "taper/core/graph/variable.h"

namespace taper::nn::utils {

/// All elements of the parameters, one after the other, as one vector with their history.
Variable parameters_to_vector(const std::vector<Variable>& parameters);
/// Gives the parameters, one after the other, the elements of the vector. As in libtorch they then
/// share its memory. Throws if it is too short.
void vector_to_parameters(const Variable& vec, const std::vector<Variable>& parameters);

}  // namespace taper::nn::utils
