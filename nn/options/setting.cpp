#include "taper/nn/options/setting.h"

#include "taper/core/base/format.h"

namespace taper::nn {
Setting::Setting(const char* name, const std::string& value)
    : text_(*name == '\0' ? value : std::string(name) + '=' + value) {}
Setting::Setting(const char* name, bool value)
    : Setting(name, std::string(value ? "true" : "false")) {}
Setting::Setting(const char* name, int64_t value) : Setting(name, std::to_string(value)) {}
Setting::Setting(const char* name, double value) : Setting(name, formatted("%g", value)) {}

Setting if_on(const char* name, bool value) {
  return value ? Setting(name, value) : Setting("", std::string());
}

std::string show(std::initializer_list<Setting> settings) {
  std::string out;
  for (const Setting& setting : settings) {
    if (setting.text().empty()) continue;
    if (!out.empty()) out += ", ";
    out += setting.text();
  }
  return out;
}

std::string spaced(IntArrayRef values) {
  std::string out;
  for (const int64_t value : values) out += (out.empty() ? "" : " ") + std::to_string(value);
  return out;
}

}  // namespace taper::nn
