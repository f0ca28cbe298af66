#pragma once

/// For programs written for libtorch: include it in the place of torch/torch.h.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <variant>

#include "taper/taper.h"

// Names of the standard library that such programs find in torch and c10.
namespace taper {
using std::get;
using std::get_if;
using std::holds_alternative;
using std::make_unique;
using std::to_string;
using std::variant;
using std::visit;

/// make_generator<CPUGeneratorImpl>(seed) makes a Generator.
struct CPUGeneratorImpl;
template <class Implementation>
Generator make_generator(uint64_t seed) {
  return Generator(seed);
}
}  // namespace taper

namespace torch = taper;
namespace at = taper;
namespace c10 = taper;
