#pragma once

#include "taper/core/base/arg.h"
#include "taper/nn/cloneable.h"

namespace taper::nn {

struct FlattenOptions {
  TAPER_ARG(int64_t, start_dim) = 1;
  TAPER_ARG(int64_t, end_dim) = -1;
};

/// Joins the axes start_dim ... end_dim into one; a batch of images becomes a matrix.
class FlattenImpl : public Cloneable<FlattenImpl> {
 public:
  explicit FlattenImpl(const FlattenOptions& settings = {}) : options(settings) {}
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const;

  FlattenOptions options;
};
TAPER_MODULE(Flatten);

/// Returns its input.
class IdentityImpl : public Cloneable<IdentityImpl> {
 public:
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return input; }
};
TAPER_MODULE(Identity);

}  // namespace taper::nn
