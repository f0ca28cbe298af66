#include "taper/core/tensor/options.h"

#include <cstdlib>
#include <ostream>

#include "taper/core/base/error.h"

namespace taper {

Device::Device(const std::string& text) : type_(kCPU), index_(-1) {
  check(!text.empty(), "Device", "Device string must not be empty, expected 'cpu'");
  const std::size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  check(name == "cpu" || name == "cuda", "Device",
        "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, ort, "
        "xla, lazy, vulkan, mps, meta, hpu, privateuseone device type at start of device string: ",
        name, "; there is the CPU alone, 'cpu'");
  if (name == "cuda") type_ = kCUDA;
  if (colon == std::string::npos) return;
  const std::string number = text.substr(colon + 1);
  check(!number.empty() && number.size() < 3 &&
            number.find_first_not_of("0123456789") == std::string::npos,
        "Device", "Invalid device string: '", text, "', expected a number from 0 to 99 behind ':'");
  index_ = static_cast<int8_t>(std::atoi(number.c_str()));
}

std::string Device::str() const {
  const std::string name = is_cpu() ? "cpu" : "cuda";
  return index_ < 0 ? name : name + ":" + std::to_string(index_);
}

std::ostream& operator<<(std::ostream& out, const Device& device) { return out << device.str(); }
std::ostream& operator<<(std::ostream& out, DeviceType type) { return out << Device(type); }
std::ostream& operator<<(std::ostream& out, Layout) { return out << "Strided"; }

TensorOptions TensorOptions::device(const Device& device) const {
  check(device.is_cpu(), "device", "Taper runs on the CPU only, got ", device.str(),
        ", expected cpu");
  TensorOptions o = *this;
  o.device_ = device;
  return o;
}

std::ostream& operator<<(std::ostream& out, const TensorOptions& options) {
  const auto given = [](bool is) { return is ? "" : " (default)"; };
  return out << "TensorOptions(dtype=" << options.dtype() << given(options.has_dtype())
             << ", device=" << options.device() << given(options.has_device())
             << ", layout=" << options.layout() << given(options.has_layout())
             << ", requires_grad=" << (options.requires_grad() ? "true" : "false")
             << given(options.has_requires_grad())
             << ", pinned_memory=false (default), memory_format=(nullopt))";
}

}  // namespace taper
