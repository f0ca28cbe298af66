#include "taper/core/base/error.h"

#include <utility>

#include "taper/core/base/format.h"

namespace taper {
namespace {
thread_local ErrorListener* current = nullptr;
}

Error::Error(const std::string& what) : std::runtime_error(what) {
  if (current != nullptr) current->failed(what);
}

ErrorListener* set_error_listener(ErrorListener* listener) {
  return std::exchange(current, listener);
}

namespace detail {

void append(std::string& out, const char* part) { out += part; }
void append(std::string& out, const std::string& part) { out += part; }
void append(std::string& out, char part) { out += part; }
void append(std::string& out, bool part) { out += part ? "true" : "false"; }

void append(std::string& out, double part) { out += formatted("%.9g", part); }

void append(std::string& out, IntArrayRef part) {
  out += '[';
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0) out += ", ";
    out += std::to_string(part[i]);
  }
  out += ']';
}

void fail_check(const char* condition, const std::string& message) {
  if (!message.empty()) throw Error(message);
  throw Error("Expected " + std::string(condition) + " to be true, but got false.");
}

}  // namespace detail
}  // namespace taper
