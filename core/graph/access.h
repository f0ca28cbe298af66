#pragma once

#include <cstddef>
#include <string>

#include "taper/core/base/error.h"
#include "taper/core/tensor/accessor.h"
#include "taper/core/tensor/storage_handle.h"
#include "taper/core/tensor/type.h"

namespace taper {

/// Ways to look at a tensor's memory and type.
template <class Tensor>
class AccessMethods {
 public:
  void* data_ptr() const { return self().array().raw(); }
  /// The first element's address. Throws if T is not the dtype.
  template <class T>
  T* data_ptr() const {
    const ScalarType dtype = self().scalar_type();
    check(dtype == dtype_of<T>, "data_ptr", "expected scalar type ", dtype_of<T>, " but found ",
          dtype, "; convert with .to(dtype)");
    return static_cast<T*>(data_ptr());
  }
  /// The one element as a T. Throws if there is not exactly one.
  template <class T>
  T item() const {
    return self().item().template to<T>();
  }
  /// The elements as a[i][j], for a rank and a dtype known beforehand. Throws if they are others.
  template <class T, std::size_t N>
  TensorAccessor<T, N> accessor() const {
    check(self().dim() == N, "accessor", "TensorAccessor expected ", N, " dims but tensor has ",
          self().dim());
    return {data_ptr<T>(), self().sizes(), self().strides()};
  }
  /// True if both lie in the same memory.
  bool is_alias_of(const Tensor& other) const {
    return self().array().storage() == other.array().storage();
  }
  bool is_view() const { return static_cast<bool>(self().impl()->view); }
  /// The handles that share this tensor, this one included.
  std::size_t use_count() const {
    return static_cast<std::size_t>(self().shared_impl().use_count());
  }
  /// What tells tensors apart: handles of one tensor have one.
  auto unsafeGetTensorImpl() const { return self().impl(); }
  std::size_t itemsize() const { return static_cast<std::size_t>(self().element_size()); }
  /// -1: the CPU has no number.
  int64_t get_device() const { return -1; }
  StorageHandle storage() const { return StorageHandle(self().array().storage()); }
  DeprecatedTypeProperties type() const { return self().scalar_type(); }
  /// "CPUFloatType".
  std::string toString() const { return type().toString(); }
  /// Prints type and sizes, "[CPUFloatType [2, 3]]", to standard error.
  void print() const {
    detail::print_line(self().defined() ? str('[', toString(), ' ', self().sizes(), ']')
                                        : "[UndefinedTensor]");
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
