#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

#include "taper/core/kernels/onednn_primitives.h"
#include "taper/core/tensor/array.h"

/// oneDNN computes fast in layouts of its own: here data comes into them and back.
namespace taper::kernel::onednn {

/// Row-major float32, and in the layout that a primitive chooses.
dnnl::memory::desc rows(const dnnl::memory::dims& sizes);
dnnl::memory::desc any(const dnnl::memory::dims& sizes);

/// Data in the layouts that primitives prefer: what one has read, the next one need not convert.
class Converted {
 public:
  dnnl::memory room(const dnnl::memory::desc& layout);
  dnnl::memory read(const dnnl::memory& plain, const dnnl::memory::desc& layout,
                    const Primitive& conversion);

 private:
  std::vector<Array> rooms_;
  std::vector<std::pair<const void*, dnnl::memory>> read_;
};

/// A primitive with the layouts that it prefers. What it reads and writes is converted.
class Plan {
 public:
  explicit Plan(const dnnl::primitive_desc_base& chosen) : primitive_(chosen) {}

  /// Its next operand, of these sizes and row-major. The layout may be for more channels than
  /// there are: the others are zeros.
  void add(int argument, const dnnl::memory::dims& sizes, const dnnl::memory::desc& preferred,
           bool is_read);

  /// The data in the order in which the operands were added. What it converts of the filters is
  /// kept apart: they are the same for other images.
  void run(std::initializer_list<void*> data, Converted& images, Converted& filters) const;

 private:
  struct Operand {
    int argument;
    dnnl::memory::desc plain, filled, preferred;
    bool is_read;
    Primitive conversion;
  };

  Primitive primitive_;
  std::vector<Operand> operands_;
};

}  // namespace taper::kernel::onednn
