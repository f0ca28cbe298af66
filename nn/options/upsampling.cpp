#include "taper/nn/options/upsampling.h"

#include <sstream>

#include "taper/nn/options/setting.h"

namespace taper::nn {
namespace {

template <class T>
Setting listed(const char* name, const std::optional<std::vector<T>>& values) {
  std::ostringstream text;
  if (values)
    text << ArrayRef<T>(*values);
  else
    text << "None";
  return {name, text.str()};
}

}  // namespace

std::string UpsampleOptions::shown() const {
  constexpr const char* names[] = {"kNearest", "kLinear", "kBilinear", "kBicubic", "kTrilinear"};
  return show({scale_factor_ ? listed("scale_factor", scale_factor_) : listed("size", size_),
               {"mode", std::string(names[mode_.index()])}});
}

}  // namespace taper::nn
