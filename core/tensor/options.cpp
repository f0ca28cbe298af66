#include "taper/core/tensor/options.h"

#include <cstdlib>
#include <ostream>

#include "taper/core/base/error.h"

namespace taper {

Device::Device(const std::string& text) : type_(kCPU), index_(-1) {
  const std::size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  check(name == "cpu" || name == "cuda", "Device", "unknown device, got '", text,
        "', expected 'cpu'");
  if (name == "cuda") type_ = kCUDA;
  if (colon == std::string::npos) return;
  const std::string number = text.substr(colon + 1);
  check(!number.empty() && number.size() < 3 &&
            number.find_first_not_of("0123456789") == std::string::npos,
        "Device", "the index is not a number from 0 to 99, got '", text, "'");
  index_ = static_cast<int8_t>(std::atoi(number.c_str()));
}

std::string Device::str() const {
  const std::string name = is_cpu() ? "cpu" : "cuda";
  return index_ < 0 ? name : name + ":" + std::to_string(index_);
}

std::ostream& operator<<(std::ostream& out, const Device& device) { return out << device.str(); }

TensorOptions TensorOptions::device(const Device& device) const {
  check(device.is_cpu(), "device", "Taper runs on the CPU only, got ", device.str(),
        ", expected cpu");
  return *this;
}

}  // namespace taper
