#include "taper/nn/options/loss.h"

#include <sstream>

#include "taper/core/autograd/print.h"

namespace taper::nn {

std::string MultiMarginLossOptions::shown() const {
  std::ostringstream weight;
  weight << weight_;
  const std::string names[] = {"kNone", "kMean", "kSum"};
  return show({{"p", p_},
               {"margin", margin_},
               {"weight", weight_.defined() ? weight.str() : "[ Tensor (undefined) ]"},
               {"reduction", names[reduction_]}});
}

}  // namespace taper::nn
