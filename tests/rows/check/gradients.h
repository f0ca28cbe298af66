#pragma once

#include <set>
#include <string>

#include "tests/rows/rows.h"

namespace rows {

/// The inputs, those of them as leaves that are floating-point.
std::vector<Tensor> leaves_of(const Case& c);

/// Whether the gradients of a case are compared with central differences: its floating-point inputs
/// are float64, finite and few, and so is the result.
bool is_differentiable(const Row& row, const Case& c);

/// What is wrong with the gradients of first and second order, or an empty text.
std::string wrong_gradients(const Row& row, const Case& c);

/// The operations that both orders go through.
std::set<std::string> names_in_graphs(const Row& row, const Case& c);

}  // namespace rows
