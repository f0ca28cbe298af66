#pragma once

#include <iosfwd>
#include <string>

#include "taper/core/tensor/options.h"

namespace taper {

/// What x.type() gives: the dtype, under the names of former days. It converts to a ScalarType.
class DeprecatedTypeProperties {
 public:
  DeprecatedTypeProperties(ScalarType dtype) : dtype_(dtype) {}
  operator ScalarType() const { return dtype_; }
  ScalarType scalarType() const { return dtype_; }
  DeviceType device_type() const { return kCPU; }
  bool is_cuda() const { return false; }
  TensorOptions options() const { return dtype_; }
  /// "CPUFloatType".
  std::string toString() const;

  friend std::ostream& operator<<(std::ostream& out, const DeprecatedTypeProperties& type);

 private:
  ScalarType dtype_;
};

namespace detail {
/// To standard error.
void print_line(const std::string& text);
}  // namespace detail

}  // namespace taper
