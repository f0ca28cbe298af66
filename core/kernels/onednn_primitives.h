#pragma once

#include <memory>
#include <unordered_map>

#include <dnnl.hpp>

/// What all of oneDNN's primitives share, where Taper is built with it.
namespace taper::kernel::onednn {

dnnl::engine& cpu();

/// Making a primitive generates code, of some 50 KB, and costs milliseconds: they are kept, for all
/// threads, until memory is asked back.
void keep(std::shared_ptr<const void> primitive);

/// Of primitives that get their scratchpads with their arguments. oneDNN's own one belongs to the
/// thread that makes a primitive, and goes when another thread gives that primitive up.
dnnl::primitive_attr attributes();

/// A primitive of these attributes.
class Primitive {
 public:
  Primitive() = default;
  explicit Primitive(const dnnl::primitive_desc_base& chosen);

  explicit operator bool() const { return static_cast<bool>(primitive_); }
  /// Runs it, with signals blocked if it does not bear them.
  void run(std::unordered_map<int, dnnl::memory>& arguments) const;

 private:
  dnnl::primitive primitive_;
  dnnl::memory::desc scratchpad_;
  int64_t scratchpad_size_ = 0;
  bool bears_signals_ = true;
};

}  // namespace taper::kernel::onednn
