#include "taper/nn/options/normalization.h"

namespace taper::nn {

std::string BatchNormOptions::shown() const {
  const Setting momentum =
      momentum_ ? Setting("momentum", *momentum_) : Setting("momentum", std::string("None"));
  return show({{"", num_features_},
               {"eps", eps_},
               momentum,
               {"affine", affine_},
               {"track_running_stats", track_running_stats_}});
}

std::string InstanceNormOptions::shown() const {
  return show({{"", num_features_},
               {"eps", eps_},
               {"momentum", momentum_},
               {"affine", affine_},
               {"track_running_stats", track_running_stats_}});
}

std::string LayerNormOptions::shown() const {
  std::string shape = "[";
  for (const int64_t size : normalized_shape_)
    shape += (shape.size() > 1 ? ", " : "") + std::to_string(size);
  return show({{"", shape + ']'}, {"eps", eps_}, {"elementwise_affine", elementwise_affine_}});
}

std::string GroupNormOptions::shown() const {
  return show({{"", num_groups_}, {"", num_channels_}, {"eps", eps_}, {"affine", affine_}});
}

std::string LocalResponseNormOptions::shown() const {
  return show({{"", size_}, {"alpha", alpha_}, {"beta", beta_}, {"k", k_}});
}

}  // namespace taper::nn
