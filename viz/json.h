#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taper::viz::json {

/// JSON as text. Whatever the bytes of `text` are, the result is valid UTF-8 and has no '<', so
/// that it may stand inside of a page.
std::string quoted(std::string_view text);
/// The shortest text that reads back as x; "nan", "inf" and "-inf" in quotes.
std::string number(double x);
std::string number(float x);
std::string number(int64_t x);
std::string array(const std::vector<std::string>& elements);
std::string sizes(const std::vector<int64_t>& sizes);
/// An object of names and JSON texts; what has an empty text is left out.
std::string object(std::initializer_list<std::pair<const char*, std::string>> members);
std::string boolean(bool x);
/// Bytes in base 64, in quotes.
std::string base64(const void* data, std::size_t bytes);

}  // namespace taper::viz::json
