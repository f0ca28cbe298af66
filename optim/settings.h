#pragma once

#include <tuple>

/// What optimizers throw for settings that make no sense.
namespace taper::optim {

/// Throws "op: Invalid <what>: ..." for a negative value, or NaN.
void check_setting(const char* op, const char* what, double value);
/// Throws unless both numbers are in [0, 1).
void check_betas(const char* op, const std::tuple<double, double>& betas);

}  // namespace taper::optim
