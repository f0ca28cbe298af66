#pragma once

#include <functional>
#include <string>

#include "taper/serialize/safetensors_header.h"

namespace taper::serialize {

/// Reads the tensors and texts of a safetensors header, which may be any bytes. `refuse` is called
/// with what is wrong, and throws. Nothing is kept but what the header may have: no tree of JSON is
/// built, and what is nested deeper than it may be ends the reading.
void parse_header(const std::string& text, Header& header,
                  const std::function<void(const std::string& problem)>& refuse);

}  // namespace taper::serialize
