#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "taper/core/tensor/dtype.h"

namespace taper {

enum class DeviceType : int8_t { CPU, CUDA };
constexpr DeviceType kCPU = DeviceType::CPU, kCUDA = DeviceType::CUDA;

/// Where a tensor lives. There is one device, the CPU; naming another one throws when it is used.
class Device {
 public:
  Device(DeviceType type, int8_t index = -1) : type_(type), index_(index) {}
  /// "cpu", "cuda", "cuda:1".
  Device(const std::string& text);
  Device(const char* text) : Device(std::string(text)) {}
  DeviceType type() const { return type_; }
  int8_t index() const { return index_; }
  bool has_index() const { return index_ >= 0; }
  bool is_cpu() const { return type_ == kCPU; }
  bool is_cuda() const { return type_ == kCUDA; }
  std::string str() const;
  friend bool operator==(const Device& a, const Device& b) {
    return a.type_ == b.type_ && a.index_ == b.index_;
  }
  friend bool operator!=(const Device& a, const Device& b) { return !(a == b); }

 private:
  DeviceType type_;
  int8_t index_;
};
std::ostream& operator<<(std::ostream& out, const Device& device);
std::ostream& operator<<(std::ostream& out, DeviceType type);

enum class Layout : int8_t { Strided };
constexpr Layout kStrided = Layout::Strided;
std::ostream& operator<<(std::ostream& out, Layout layout);

/// How the axes of a new tensor lie: row-major, or in the order of those of the tensor from which
/// it is made.
enum class MemoryFormat : int8_t { Contiguous, Preserve };

namespace cuda {
constexpr bool is_available() { return false; }
constexpr int device_count() { return 0; }
}  // namespace cuda

/// The settings of a new tensor: each one is either given or the default.
class TensorOptions {
 public:
  TensorOptions() = default;
  TensorOptions(ScalarType dtype) : dtype_(dtype) {}
  TensorOptions(TypeMeta dtype) : dtype_(dtype) {}
  TensorOptions(const Device& device) { *this = this->device(device); }
  TensorOptions(DeviceType device) : TensorOptions(Device(device)) {}
  /// A template, so that the number 0 is none: arange(5, 0).
  template <class T, std::enable_if_t<std::is_same_v<T, const char*>, int> = 0>
  TensorOptions(T device) : TensorOptions(Device(device)) {}
  TensorOptions(const std::string& device) : TensorOptions(Device(device)) {}
  TensorOptions(Layout) : has_layout_(true) {}

  TensorOptions dtype(std::optional<ScalarType> dtype) const {
    TensorOptions o = *this;
    o.dtype_ = dtype;
    return o;
  }
  template <class T>
  TensorOptions dtype() const {
    return dtype(dtype_of<T>);
  }
  TensorOptions requires_grad(std::optional<bool> requires_grad) const {
    TensorOptions o = *this;
    o.requires_grad_ = requires_grad;
    return o;
  }
  /// Throws unless the device is the CPU.
  TensorOptions device(const Device& device) const;
  TensorOptions device(DeviceType type, int8_t index) const { return device(Device(type, index)); }
  TensorOptions layout(Layout) const {
    TensorOptions o = *this;
    o.has_layout_ = true;
    return o;
  }

  TypeMeta dtype() const { return TypeMeta(dtype_.value_or(get_default_dtype())); }
  bool has_dtype() const { return dtype_.has_value(); }
  std::optional<ScalarType> dtype_opt() const { return dtype_; }
  bool requires_grad() const { return requires_grad_.value_or(false); }
  bool has_requires_grad() const { return requires_grad_.has_value(); }
  Device device() const { return device_.value_or(kCPU); }
  bool has_device() const { return device_.has_value(); }
  Layout layout() const { return kStrided; }
  bool has_layout() const { return has_layout_; }
  friend std::ostream& operator<<(std::ostream& out, const TensorOptions& options);

 private:
  std::optional<ScalarType> dtype_;
  std::optional<Device> device_;
  std::optional<bool> requires_grad_;
  bool has_layout_ = false;
};

inline TensorOptions dtype(ScalarType t) { return TensorOptions(t); }
inline TensorOptions requires_grad(bool on = true) { return TensorOptions().requires_grad(on); }
inline TensorOptions device(const Device& d) { return TensorOptions(d); }
inline TensorOptions layout(Layout l) { return TensorOptions(l); }

}  // namespace taper
