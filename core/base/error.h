#pragma once

#include <stdexcept>
#include <string>

#include "taper/core/base/array_ref.h"

namespace taper {

/// What every wrong argument, shape, dtype or file throws; the message says what to do about it.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& what);
  explicit Error(const char* what) : Error(std::string(what)) {}
  const char* what_without_backtrace() const noexcept { return what(); }
  std::string msg() const { return what(); }
};

/// Hears of every Error that its thread makes, which is about to be thrown. It must not throw.
class ErrorListener {
 public:
  virtual ~ErrorListener() = default;
  virtual void failed(const std::string& what) noexcept = 0;
};

/// Sets the listener of this thread, or with null none, and returns the one before.
ErrorListener* set_error_listener(ErrorListener* listener);

namespace detail {
void append(std::string& out, const char* part);
void append(std::string& out, const std::string& part);
void append(std::string& out, char part);
void append(std::string& out, bool part);
void append(std::string& out, double part);
void append(std::string& out, IntArrayRef part);  // [2, 3]
template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
void append(std::string& out, T part) {
  out += std::to_string(part);
}

/// Throws Error(message), or one that names the condition if the message is empty.
[[noreturn]] void fail_check(const char* condition, const std::string& message);
}  // namespace detail

/// The parts joined into one text; shapes read [2, 3]. A type says how it reads by an append()
/// in its own namespace.
template <class... Parts>
std::string str(const Parts&... parts) {
  std::string out;
  using detail::append;
  (append(out, parts), ...);
  return out;
}

/// Throws Error("op: parts...") if `condition` is false. The text is built only then.
template <class... Parts>
void check(bool condition, const char* op, const Parts&... parts) {
  if (!condition) throw Error(str(op, ": ", parts...));
}

/// The same for a text that names the operation itself.
template <class... Parts>
void check_that(bool condition, const Parts&... parts) {
  if (!condition) throw Error(str(parts...));
}

}  // namespace taper

#ifndef TORCH_CHECK
/// Throws Error with the parts, joined like str()'s, unless the condition is true.
#define TORCH_CHECK(condition, ...)                                                       \
  do {                                                                                    \
    if (!(condition)) ::taper::detail::fail_check(#condition, ::taper::str(__VA_ARGS__)); \
  } while (false)
#define AT_ASSERT(condition) TORCH_CHECK(condition, "")
#endif
