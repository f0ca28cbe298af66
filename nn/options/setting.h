#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "taper/core/base/array_ref.h"

namespace taper::nn {

/// A setting of a layer as printing shows it: "eps=1e-05"; without a name the value alone.
class Setting {
 public:
  Setting(const char* name, bool value);
  Setting(const char* name, int64_t value);
  Setting(const char* name, double value);
  Setting(const char* name, const std::string& value);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// A setting that is shown only where it is on.
Setting if_on(const char* name, bool value);

/// The settings, separated by commas.
std::string show(std::initializer_list<Setting> settings);

/// Numbers as messages show those of a vector: "2 3".
std::string spaced(IntArrayRef values);

}  // namespace taper::nn
