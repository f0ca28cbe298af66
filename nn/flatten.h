#pragma once

#include "taper/nn/functional/linear.h"
#include "taper/nn/layer.h"

namespace taper::nn {

/// Joins the axes start_dim ... end_dim into one; a batch of images becomes a matrix.
TAPER_LAYER(Flatten, Layer, functional::flatten);
/// Splits an axis into several.
TAPER_LAYER(Unflatten, Layer, functional::unflatten);

/// Returns its input.
class IdentityImpl : public Cloneable<IdentityImpl> {
 public:
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return input; }
};
using Identity = ModuleHolder<IdentityImpl>;

}  // namespace taper::nn
