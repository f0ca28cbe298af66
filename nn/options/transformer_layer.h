#pragma once

#include <cstdint>
#include <functional>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/nn/options/enums.h"

namespace taper::nn {

/// What stands between the two layers of a feed-forward net: relu, gelu or any function.
using activation_t =
    ValueOr<std::function<Variable(const Variable&)>, enumtype::kReLU, enumtype::kGELU>;

/// Of encoder and decoder layers: their features, heads, and inner features.
struct TransformerEncoderLayerOptions {
  TransformerEncoderLayerOptions(int64_t d_model, int64_t nhead)
      : d_model_(d_model), nhead_(nhead) {}
  TAPER_ARG(int64_t, d_model);
  TAPER_ARG(int64_t, nhead);
  TAPER_ARG(int64_t, dim_feedforward) = 2048;
  TAPER_ARG(double, dropout) = 0.1;
  TAPER_ARG(activation_t, activation) = kReLU;
};

struct TransformerDecoderLayerOptions {
  TransformerDecoderLayerOptions(int64_t d_model, int64_t nhead)
      : d_model_(d_model), nhead_(nhead) {}
  TAPER_ARG(int64_t, d_model);
  TAPER_ARG(int64_t, nhead);
  TAPER_ARG(int64_t, dim_feedforward) = 2048;
  TAPER_ARG(double, dropout) = 0.1;
  TAPER_ARG(activation_t, activation) = kReLU;
};

}  // namespace taper::nn
