#include "taper/core/base/format.h"

#include <algorithm>
#include <clocale>
#include <cstdarg>
#include <cstdio>

namespace taper {
namespace {

/// The locale "C" for this thread, until the end of the scope.
class ClassicLocale {
 public:
  ClassicLocale() : previous_(uselocale(classic())) {}
  ~ClassicLocale() { uselocale(previous_); }
  ClassicLocale(const ClassicLocale&) = delete;
  ClassicLocale& operator=(const ClassicLocale&) = delete;

 private:
  static locale_t classic() {
    static const locale_t locale = newlocale(LC_ALL_MASK, "C", nullptr);
    return locale;
  }
  locale_t previous_;
};

}  // namespace

std::string formatted(const char* format, ...) {
  const ClassicLocale classic;
  std::string text(64, '\0');
  std::size_t size = 0;
  do {
    text.resize(std::max(text.size(), size));
    va_list arguments;
    va_start(arguments, format);
    size =
        static_cast<std::size_t>(std::vsnprintf(text.data(), text.size() + 1, format, arguments));
    va_end(arguments);
  } while (size > text.size());
  text.resize(size);
  return text;
}

}  // namespace taper
