#pragma once

#include "taper/core/base/file.h"

namespace taper::data {
using taper::read_file;
using taper::write_file;
}  // namespace taper::data
