#pragma once

#include <initializer_list>
#include <vector>

#include "taper/core/graph/variable.h"

namespace taper::nn::utils {

/// Scales the grads of all parameters by max_norm / (norm + 1e-6), if that is less than 1, and
/// returns their norm before: of order norm_type, as if they were one vector (infinity: the
/// greatest element; 0: as in libtorch, the number of grads). With error_if_nonfinite throws for an
/// infinite or NaN norm.
double clip_grad_norm_(const std::vector<Variable>& parameters, double max_norm,
                       double norm_type = 2, bool error_if_nonfinite = false);
/// Brings the elements of all grads into [-clip_value, clip_value].
void clip_grad_value_(const std::vector<Variable>& parameters, double clip_value);

// The same for parameters in braces, and for one.
inline double clip_grad_norm_(std::initializer_list<Variable> parameters, double max_norm,
                              double norm_type = 2, bool error_if_nonfinite = false) {
  return clip_grad_norm_(std::vector<Variable>(parameters), max_norm, norm_type,
                         error_if_nonfinite);
}
inline double clip_grad_norm_(const Variable& parameter, double max_norm, double norm_type = 2,
                              bool error_if_nonfinite = false) {
  return clip_grad_norm_({parameter}, max_norm, norm_type, error_if_nonfinite);
}
inline void clip_grad_value_(std::initializer_list<Variable> parameters, double clip_value) {
  clip_grad_value_(std::vector<Variable>(parameters), clip_value);
}
inline void clip_grad_value_(const Variable& parameter, double clip_value) {
  clip_grad_value_({parameter}, clip_value);
}

}  // namespace taper::nn::utils
