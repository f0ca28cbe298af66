#include "taper/core/base/warning.h"

#include <iostream>
#include <mutex>
#include <utility>

namespace taper {
namespace {

struct Settings {
  std::mutex mutex;
  WarningHandler handler;
  std::atomic<bool> always{false};
};

// Never destroyed: a static of the user's may warn while it is destroyed.
Settings& settings() {
  static Settings* const instance = new Settings;
  return *instance;
}

}  // namespace

WarningHandler set_warning_handler(WarningHandler handler) {
  const std::lock_guard<std::mutex> lock(settings().mutex);
  return std::exchange(settings().handler, std::move(handler));
}

void warn(const std::string& message) {
  WarningHandler handler;
  {
    const std::lock_guard<std::mutex> lock(settings().mutex);
    handler = settings().handler;
  }
  if (handler)
    handler(message);
  else
    std::cerr << "Warning: " << message << '\n';
}

void set_warn_always(bool always) { settings().always = always; }
bool get_warn_always() { return settings().always; }

}  // namespace taper
