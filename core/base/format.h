#pragma once

#include <cstddef>
#include <cstdio>
#include <string>

namespace taper {

/// std::printf into a string.
template <class... Arguments>
std::string formatted(const char* format, Arguments... arguments) {
  std::string text(64, '\0');
  const auto write = [&] {
    return static_cast<std::size_t>(
        std::snprintf(text.data(), text.size() + 1, format, arguments...));
  };
  const std::size_t size = write(), room = text.size();
  text.resize(size);
  if (size > room) write();
  return text;
}

}  // namespace taper
