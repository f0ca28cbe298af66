#pragma once

#include <string>

#include "taper/serialize/safetensors.h"

namespace taper::testing {

/// The bytes of a safetensors file.
inline std::string encoded(const serialize::Safetensors& file) {
  const serialize::EncodedSafetensors encoded(file);
  std::string bytes;
  for (const std::string_view part : encoded.parts()) bytes += part;
  return bytes;
}

}  // namespace taper::testing
