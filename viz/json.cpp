#include "taper/viz/json.h"

#include <array>
#include <charconv>
#include <cmath>

#include "taper/core/base/format.h"

namespace taper::viz::json {
namespace {

/// How many bytes of `text` from `at` are one valid character of UTF-8; 0 if none is.
std::size_t character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const unsigned first = byte(0);
  const std::size_t length = first < 0x80                    ? 1
                             : first >= 0xC2 && first < 0xE0 ? 2
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xF0 && first < 0xF5 ? 4
                                                             : 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(1);
  const bool bad = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                   (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  return bad ? 0 : length;
}

template <class T>
std::string finite_or_name(T x) {
  if (std::isnan(x)) return "\"nan\"";
  if (std::isinf(x)) return x > 0 ? "\"inf\"" : "\"-inf\"";
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.begin(), text.end(), x).ptr};
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character(text, at);
    const char c = text[at];
    if (length == 0) {
      out += "\\ufffd";
    } else if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (length == 1 && (static_cast<unsigned char>(c) < 0x20 || c == '<' || c == '\x7f')) {
      out += formatted("\\u%04x", static_cast<unsigned>(c));
    } else {
      out += text.substr(at, length);
    }
    at += length == 0 ? 1 : length;
  }
  return out + '"';
}

std::string number(double x) { return finite_or_name(x); }
std::string number(float x) { return finite_or_name(x); }
std::string number(int64_t x) { return std::to_string(x); }
std::string boolean(bool x) { return x ? "true" : "false"; }

std::string array(const std::vector<std::string>& elements) {
  std::string out = "[";
  for (const std::string& element : elements) {
    if (out.size() > 1) out += ',';
    out += element;
  }
  return out + ']';
}

std::string sizes(const std::vector<int64_t>& sizes) {
  std::vector<std::string> texts;
  texts.reserve(sizes.size());
  for (const int64_t size : sizes) texts.push_back(number(size));
  return array(texts);
}

std::string object(std::initializer_list<std::pair<const char*, std::string>> members) {
  std::string out = "{";
  for (const auto& [name, text] : members) {
    if (text.empty()) continue;
    if (out.size() > 1) out += ',';
    (((out += '"') += name) += "\":") += text;
  }
  return out + '}';
}

std::string base64(const void* data, std::size_t bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto* from = static_cast<const unsigned char*>(data);
  std::string out = "\"";
  for (std::size_t i = 0; i < bytes; i += 3) {
    const unsigned group = from[i] << 16U | (i + 1 < bytes ? from[i + 1] << 8U : 0U) |
                           (i + 2 < bytes ? from[i + 2] : 0U);
    for (unsigned digit = 0; digit < 4; ++digit)
      out += i + digit > bytes ? '=' : kDigits[group >> (18U - 6U * digit) & 63U];
  }
  return out + '"';
}

}  // namespace taper::viz::json
