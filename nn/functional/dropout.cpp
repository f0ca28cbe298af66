#include "taper/nn/functional/dropout.h"

#include "taper/core/ops/dropout.h"
#include "taper/core/ops/shape.h"

namespace taper::nn::functional {
namespace {

/// Of channels; without an axis for the batch, one is put in front.
Variable dropout_of_channels(const Variable& x, const DropoutFuncOptions& options, int64_t rank) {
  const Variable batch = x.dim() == rank ? x : unsqueeze(x, 0);
  const Variable y = options.inplace() ? feature_dropout_(batch, options.p(), options.training())
                                       : feature_dropout(batch, options.p(), options.training());
  return x.dim() == rank ? y : squeeze(y, 0);
}

}  // namespace

Variable dropout(const Variable& x, const DropoutFuncOptions& options) {
  return options.inplace() ? dropout_(x, options.p(), options.training())
                           : taper::dropout(x, options.p(), options.training());
}

Variable dropout2d(const Variable& x, const Dropout2dFuncOptions& options) {
  return dropout_of_channels(x, options, 4);
}
Variable dropout3d(const Variable& x, const Dropout3dFuncOptions& options) {
  return dropout_of_channels(x, options, 5);
}

Variable alpha_dropout(const Variable& x, const AlphaDropoutFuncOptions& options) {
  return options.inplace() ? alpha_dropout_(x, options.p(), options.training())
                           : taper::alpha_dropout(x, options.p(), options.training());
}

Variable feature_alpha_dropout(const Variable& x, const FeatureAlphaDropoutFuncOptions& options) {
  return options.inplace() ? feature_alpha_dropout_(x, options.p(), options.training())
                           : taper::feature_alpha_dropout(x, options.p(), options.training());
}

}  // namespace taper::nn::functional
