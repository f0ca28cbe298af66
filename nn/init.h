#pragma once

#include "taper/core/graph/variable.h"
#include "taper/nn/enums.h"

/// Fill tensors in place, unseen by autograd, and return them. Sources: Glorot and Bengio 2010
/// (xavier), He et al. 2015 (kaiming), Saxe et al. 2014 (orthogonal).
namespace taper::nn::init {

Variable zeros_(const Variable& tensor);
Variable ones_(const Variable& tensor);
Variable constant_(const Variable& tensor, Scalar value);
/// The identity matrix, or as much of it as fits.
Variable eye_(const Variable& matrix);
Variable uniform_(const Variable& tensor, double low = 0, double high = 1);
Variable normal_(const Variable& tensor, double mean = 0, double std = 1);

/// U(-a, a) or N(0, s^2) of variance gain^2 * 2 / (fan_in + fan_out); rank at least 2.
Variable xavier_uniform_(const Variable& tensor, double gain = 1);
Variable xavier_normal_(const Variable& tensor, double gain = 1);
/// U(-b, b) or N(0, s^2) of variance gain^2 / fan, with the gain of `nonlinearity`, whose slope
/// for negative values is `a` where it is leaky; rank at least 2.
Variable kaiming_uniform_(const Variable& tensor, double a = 0, FanModeType mode = kFanIn,
                          NonlinearityType nonlinearity = kLeakyReLU);
Variable kaiming_normal_(const Variable& tensor, double a = 0, FanModeType mode = kFanIn,
                         NonlinearityType nonlinearity = kLeakyReLU);
/// Rows, or columns if there are more rows than columns, that are orthogonal and of length `gain`;
/// rank at least 2, later axes count as columns.
Variable orthogonal_(const Variable& tensor, double gain = 1);

/// How much an activation shrinks its input's size, inverted: tanh 5/3, relu sqrt(2), leaky relu
/// sqrt(2 / (1 + param^2)), others 1.
double calculate_gain(NonlinearityType nonlinearity, double param = 0.01);

}  // namespace taper::nn::init
