#pragma once

#include <tuple>

#include "taper/core/graph/variable.h"
#include "taper/nn/options/enums.h"

/// Fill tensors in place, unseen by autograd, and return them. Sources: Glorot and Bengio 2010
/// (xavier), He et al. 2015 (kaiming), Saxe et al. 2014 (orthogonal).
namespace taper::nn::init {

/// 0, 1, or the value everywhere.
Variable zeros_(const Variable& tensor);
Variable ones_(const Variable& tensor);
Variable constant_(const Variable& tensor, Scalar value);
/// The identity matrix, or as much of it as fits.
Variable eye_(const Variable& matrix);
/// Of a weight (out, in, ...) of rank 3 to 5: as many of the inputs as can be go through unchanged.
Variable dirac_(const Variable& tensor);
/// U(low, high), and N(mean, std^2).
Variable uniform_(const Variable& tensor, double low = 0, double high = 1);
Variable normal_(const Variable& tensor, double mean = 0, double std = 1);
/// Normal, but between a and b: by the inverse of the distribution function.
Variable trunc_normal_(const Variable& tensor, double mean = 0, double std = 1, double a = -2,
                       double b = 2);
/// N(0, std^2), but in each column of the matrix a share `sparsity` of the rows, chosen at random,
/// is 0 (Martens 2010).
Variable sparse_(const Variable& matrix, double sparsity, double std = 0.01);

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

/// How many inputs a unit of a weight (out, in, ...) has, and how many units an input feeds.
std::tuple<int64_t, int64_t> _calculate_fan_in_and_fan_out(const Variable& tensor);

/// How much an activation shrinks its input's size, inverted: tanh 5/3, relu sqrt(2), leaky relu
/// sqrt(2 / (1 + param^2)), others 1.
double calculate_gain(NonlinearityType nonlinearity, double param = 0.01);

}  // namespace taper::nn::init
