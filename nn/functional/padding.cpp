#include "taper/nn/functional/padding.h"

namespace taper::nn::functional {

Variable pad(const Variable& x, const PadFuncOptions& options) {
  constexpr const char* modes[] = {"constant", "reflect", "replicate", "circular"};
  return taper::pad(x, options.pad(), modes[options.mode().index()], options.value());
}

}  // namespace taper::nn::functional
