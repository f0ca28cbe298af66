#pragma once

#include <string>
#include <string_view>

#include "taper/core/graph/variable.h"

namespace taper::data {

/// Writes the values as NumPy's .npy file (version 1.0, little-endian, row-major), whole or not at
/// all. Any rank, and any dtype but bfloat16. Throws Error naming the path.
void save_npy(const Tensor& tensor, const std::string& path);

/// The array of a .npy file of version 1 to 3, little-endian, row- or column-major: floats of 16,
/// 32 or 64 bits, int8 to int64, uint8 or bool. Nothing in the file is trusted: throws Error,
/// naming the path, unless header and size agree to the byte. Never unpickles.
Tensor load_npy(const std::string& path);

/// The bytes of such a file, which errors call `path`.
std::string encode_npy(const Tensor& tensor, const std::string& path);
Tensor decode_npy(std::string_view bytes, const std::string& path);

}  // namespace taper::data
