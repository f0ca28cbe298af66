#include "taper/nn/options/linear.h"

namespace taper::nn {

std::string UnflattenOptions::shown() const {
  std::string axes;
  const auto add = [&](const std::string& axis) { axes += (axes.empty() ? "" : ", ") + axis; };
  for (const auto& [name, size] : namedshape_)
    add("{\"" + name + "\", " + std::to_string(size) + '}');
  for (const int64_t size : sizes_) add(std::to_string(size));
  const Setting dim =
      dimname_.empty() ? Setting("dim", dim_) : Setting("dim", '"' + dimname_ + '"');
  return show({dim, {"unflattened_size", '{' + axes + '}'}});
}

}  // namespace taper::nn
