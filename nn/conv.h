#pragma once

#include <optional>

#include "taper/nn/any_value.h"
#include "taper/nn/cloneable.h"
#include "taper/nn/functional/conv.h"

namespace taper::nn {

/// Of all convolutions: a weight and, unless switched off, a bias, which begin uniform in
/// +-1/sqrt(n) for n numbers that a filter sees. Throws if groups do not divide the channels.
template <class Derived, class Options>
class ConvBase : public Cloneable<Derived> {
 public:
  ConvBase(const Options& settings) : options(settings) { reset(); }
  template <class Kernel>
  ConvBase(int64_t in_channels, int64_t out_channels, const Kernel& kernel_size)
      : ConvBase(Options(in_channels, out_channels, kernel_size)) {}
  void reset() override;
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;

  Options options;
  Variable weight, bias;
};

/// Images (n, in_channels, axes...), or one alone without n, to (n, out_channels, axes...).
template <std::size_t D, class Derived>
class ConvNd : public ConvBase<Derived, ConvOptions<D>> {
 public:
  using ConvBase<Derived, ConvOptions<D>>::ConvBase;
  Variable forward(const Variable& input) const;
};
/// functional::conv1d() with filters that are learnt.
class Conv1dImpl : public ConvNd<1, Conv1dImpl> {
 public:
  using ConvNd::ConvNd;
};
/// functional::conv2d() with filters that are learnt.
class Conv2dImpl : public ConvNd<2, Conv2dImpl> {
 public:
  using ConvNd::ConvNd;
};
/// functional::conv3d() with filters that are learnt.
class Conv3dImpl : public ConvNd<3, Conv3dImpl> {
 public:
  using ConvNd::ConvNd;
};
using Conv1d = ModuleHolder<Conv1dImpl>;
using Conv2d = ModuleHolder<Conv2dImpl>;
using Conv3d = ModuleHolder<Conv3dImpl>;

/// What a convolution sends back to its images, as a layer. output_size chooses among the sizes
/// that a convolution with these settings would take to the input's.
template <std::size_t D, class Derived>
class ConvTransposeNd : public ConvBase<Derived, ConvTransposeOptions<D>> {
 public:
  using ConvBase<Derived, ConvTransposeOptions<D>>::ConvBase;
  Variable forward(const Variable& input,
                   const std::optional<IntArrayRef>& output_size = std::nullopt) const;

 protected:
  ForwardDefaults forward_defaults() const override;
};
/// functional::conv_transpose1d() with filters that are learnt.
class ConvTranspose1dImpl : public ConvTransposeNd<1, ConvTranspose1dImpl> {
 public:
  using ConvTransposeNd::ConvTransposeNd;
};
/// functional::conv_transpose2d() with filters that are learnt.
class ConvTranspose2dImpl : public ConvTransposeNd<2, ConvTranspose2dImpl> {
 public:
  using ConvTransposeNd::ConvTransposeNd;
};
/// functional::conv_transpose3d() with filters that are learnt.
class ConvTranspose3dImpl : public ConvTransposeNd<3, ConvTranspose3dImpl> {
 public:
  using ConvTransposeNd::ConvTransposeNd;
};
using ConvTranspose1d = ModuleHolder<ConvTranspose1dImpl>;
using ConvTranspose2d = ModuleHolder<ConvTranspose2dImpl>;
using ConvTranspose3d = ModuleHolder<ConvTranspose3dImpl>;

}  // namespace taper::nn
