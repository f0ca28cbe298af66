#pragma once

#include "taper/core/graph/variable_fwd.h"

/// Random zeros against overfitting (Hinton et al. 2012). Without `train`, x itself. Throws unless
/// 0 <= p <= 1. A name that ends in _ changes x.
namespace taper {

/// Each element is 0 with probability p, and divided by 1 - p otherwise.
Variable dropout(const Variable& x, double p, bool train);
/// The same for whole slices x[i, j], of channels for instance.
Variable feature_dropout(const Variable& x, double p, bool train);
/// Each element has the value that selu saturates at with probability p; all are scaled and shifted
/// so that mean 0 and variance 1 stay (Klambauer et al. 2017).
Variable alpha_dropout(const Variable& x, double p, bool train);
/// The same for whole slices x[i, j].
Variable feature_alpha_dropout(const Variable& x, double p, bool train);

Variable& dropout_(const Variable& x, double p, bool train);
Variable& feature_dropout_(const Variable& x, double p, bool train);
Variable& alpha_dropout_(const Variable& x, double p, bool train);
Variable& feature_alpha_dropout_(const Variable& x, double p, bool train);

}  // namespace taper
