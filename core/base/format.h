#pragma once

#include <string>

namespace taper {

/// std::printf into a string, with a decimal point whatever the locale.
[[gnu::format(printf, 1, 2)]] std::string formatted(const char* format, ...);

}  // namespace taper
