#pragma once

#include <string>
#include <string_view>

namespace taper {

/// Writes the whole file under a temporary name beside `path` and renames it, so that `path` holds
/// the old bytes or the new ones, never a part. Throws Error naming the path.
void write_file(const std::string& path, std::string_view bytes);

/// All bytes of the file. Throws Error naming the path.
std::string read_file(const std::string& path);

}  // namespace taper
