#pragma once

#include <cstdint>
#include <string>

#include "taper/core/base/ordered_dict.h"
#include "taper/core/graph/variable.h"

namespace taper::data {

/// Writes the tensors as NumPy's savez() does: a zip archive with a .npy file for each, compressed
/// as by savez_compressed() if told so. Whole or not at all; throws Error naming the path.
void save_npz(const OrderedDict<std::string, Tensor>& tensors, const std::string& path,
              bool compressed = false);

/// The arrays of a .npz file by name. Nothing in it is trusted, as with load_npy(): no entry may
/// claim more than its bytes can unpack to, and all together may not unpack to `most_unpacked`
/// bytes more than the file has. Throws Error that names path and entry.
OrderedDict<std::string, Tensor> load_npz(const std::string& path,
                                          uint64_t most_unpacked = uint64_t{4} << 30);

}  // namespace taper::data
