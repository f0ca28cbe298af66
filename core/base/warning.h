#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "taper/core/base/error.h"

namespace taper {

/// Receives every warning; the default prints "Warning: ..." to standard error.
using WarningHandler = std::function<void(const std::string& message)>;

/// Replaces the handler, for all threads, and returns the one before. An empty one restores the
/// default.
WarningHandler set_warning_handler(WarningHandler handler);

/// Tells the user something that is no error.
void warn(const std::string& message);

/// While on, TAPER_WARN_ONCE warns every time.
void set_warn_always(bool always);
bool get_warn_always();

namespace Warning {
/// Sets whether warnings come every time, until the end of the scope.
class WarnAlways {
 public:
  explicit WarnAlways(bool always = true) : previous_(get_warn_always()) {
    set_warn_always(always);
  }
  ~WarnAlways() { set_warn_always(previous_); }
  WarnAlways(const WarnAlways&) = delete;
  WarnAlways& operator=(const WarnAlways&) = delete;

 private:
  bool previous_;
};
}  // namespace Warning

}  // namespace taper

/// Warns each time, or only the first time the line is reached. Parts are joined like str()'s.
#define TAPER_WARN(...) ::taper::warn(::taper::str(__VA_ARGS__))
#define TAPER_WARN_ONCE(...)                                                                 \
  do {                                                                                       \
    static std::atomic<bool> taper_warned{false};                                            \
    if (!taper_warned.exchange(true) || ::taper::get_warn_always()) TAPER_WARN(__VA_ARGS__); \
  } while (false)

#ifndef TORCH_WARN
#define TORCH_WARN(...) TAPER_WARN(__VA_ARGS__)
#define TORCH_WARN_ONCE(...) TAPER_WARN_ONCE(__VA_ARGS__)
#endif
