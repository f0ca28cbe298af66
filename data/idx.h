#pragma once

#include <string>

#include "taper/core/graph/variable.h"

namespace taper::data {

/// The tensor in an IDX file, the format of MNIST: uint8, int32, float32 or float64; plain, or
/// compressed by gzip. Nothing in the file is trusted: a file that is truncated, too long, of
/// another format or damaged throws, and no file makes it allocate more than the file can hold.
Variable read_idx(const std::string& path);

}  // namespace taper::data
