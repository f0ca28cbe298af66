#include "taper/nn/conv.h"

#include <cmath>
#include <type_traits>

#include "taper/core/base/error.h"
#include "taper/core/ops/creation.h"
#include "taper/core/ops/pad.h"
#include "taper/nn/init.h"
#include "taper/nn/layer.h"
#include "taper/nn/options/setting.h"

namespace taper::nn {
namespace {

template <class Options>
inline constexpr bool is_transposed = false;
template <std::size_t D>
inline constexpr bool is_transposed<ConvTransposeOptions<D>> = true;

}  // namespace

template <class Derived, class Options>
void ConvBase<Derived, Options>::reset() {
  const int64_t in = options.in_channels(), out = options.out_channels(), groups = options.groups();
  check_that(in > 0 && out > 0 && groups > 0,
             "Conv: in_channels, groups and out_channels must be a positive integer, got ", in,
             ", ", groups, " and ", out);
  check_that(in % groups == 0, "Conv: in_channels must be divisible by groups, got ", in, " and ",
             groups);
  check_that(out % groups == 0, "Conv: out_channels must be divisible by groups, got ", out,
             " and ", groups);
  Dims sizes = is_transposed<Options> ? Dims{in, out / groups} : Dims{out, in / groups};
  for (const int64_t size : *options.kernel_size()) sizes.push_back(size);
  weight = this->register_parameter("weight", empty(sizes));
  bias =
      this->register_parameter("bias", options.bias() ? empty({out}) : Variable(), options.bias());
  reset_parameters();
}

template <class Derived, class Options>
void ConvBase<Derived, Options>::reset_parameters() {
  init::kaiming_uniform_(weight, std::sqrt(5.0));
  if (!bias.defined()) return;
  const int64_t seen = weight.numel() / weight.size(0);
  const double bound = 1 / std::sqrt(static_cast<double>(std::max<int64_t>(seen, 1)));
  init::uniform_(bias, -bound, bound);
}

template <class Derived, class Options>
void ConvBase<Derived, Options>::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(Derived), options.shown());
}

namespace {

/// Before and behind each axis, the last one first: the padding that the options ask for.
template <std::size_t D>
std::vector<int64_t> margins(const ConvOptions<D>& o) {
  std::vector<int64_t> out;
  for (std::size_t i = D; i > 0; --i) {
    if (const auto* numbers = o.padding().value()) {
      out.insert(out.end(), 2, (**numbers)[i - 1]);
    } else {
      const bool same = o.padding().is(kSame);
      const int64_t reach =
          same ? (*o.dilation())[i - 1] * ((*o.kernel_size())[i - 1] - 1) : int64_t{0};
      out.push_back(reach / 2);
      out.push_back(reach - reach / 2);
    }
  }
  return out;
}

template <std::size_t D, class Options>
Variable convolve(const Variable& x, const Variable& w, const Options& o) {
  if constexpr (D == 1) return functional::conv1d(x, w, o);
  if constexpr (D == 2) return functional::conv2d(x, w, o);
  if constexpr (D == 3) return functional::conv3d(x, w, o);
}

}  // namespace

template <std::size_t D, class Derived>
Variable ConvNd<D, Derived>::forward(const Variable& input) const {
  const ConvOptions<D>& o = this->options;
  functional::ConvFuncOptions<D> how;
  how.bias(this->bias).stride(o.stride()).dilation(o.dilation()).groups(o.groups());
  if (o.padding_mode().is(kZeros))
    return convolve<D>(input, this->weight, how.padding(o.padding()));
  constexpr const char* modes[] = {"constant", "reflect", "replicate", "circular"};
  return convolve<D>(taper::pad(input, margins(o), modes[o.padding_mode().index()]), this->weight,
                     how);
}

namespace {

/// The output padding with which the result has the sizes that are asked for.
template <std::size_t D>
ExpandingArray<D> output_padding_for(const Variable& input, IntArrayRef wanted,
                                     const ConvTransposeOptions<D>& o) {
  const IntArrayRef sizes = wanted.size() == D ? wanted : wanted.slice(wanted.size() - D);
  check_that(wanted.size() == D || wanted.size() == static_cast<std::size_t>(input.dim()),
             "ConvTranspose: output_size must have ", D, " or ", input.dim(), " elements (got ",
             wanted.size(), ")");
  ExpandingArray<D> least(0), most(0), out(0);
  bool fits = true;
  for (std::size_t i = 0; i < D; ++i) {
    const int64_t size = input.size(static_cast<int64_t>(i) - static_cast<int64_t>(D));
    (*least)[i] = (size - 1) * (*o.stride())[i] - 2 * (*o.padding())[i] +
                  (*o.dilation())[i] * ((*o.kernel_size())[i] - 1) + 1;
    (*most)[i] = (*least)[i] + (*o.stride())[i] - 1;
    (*out)[i] = sizes[i] - (*least)[i];
    fits = fits && sizes[i] >= (*least)[i] && sizes[i] <= (*most)[i];
  }
  check_that(fits, "ConvTranspose: requested an output size of ", sizes,
             ", but valid sizes range from ", spaced(least), " to ", spaced(most),
             " (for an input of ", input.sizes().slice(input.sizes().size() - D), ")");
  return out;
}

}  // namespace

template <std::size_t D, class Derived>
Variable ConvTransposeNd<D, Derived>::forward(const Variable& input,
                                              const std::optional<IntArrayRef>& output_size) const {
  const ConvTransposeOptions<D>& o = this->options;
  check_that(o.padding_mode().is(kZeros),
             "ConvTranspose: Only `zeros` padding mode is supported for ConvTranspose", D, "d");
  const ExpandingArray<D> more =
      output_size ? output_padding_for(input, *output_size, o) : o.output_padding();
  functional::ConvTransposeFuncOptions<D> how;
  how.bias(this->bias).stride(o.stride()).padding(o.padding()).output_padding(more);
  how.groups(o.groups()).dilation(o.dilation());
  if constexpr (D == 1) return functional::conv_transpose1d(input, this->weight, how);
  if constexpr (D == 2) return functional::conv_transpose2d(input, this->weight, how);
  if constexpr (D == 3) return functional::conv_transpose3d(input, this->weight, how);
}

template <std::size_t D, class Derived>
ForwardDefaults ConvTransposeNd<D, Derived>::forward_defaults() const {
  return {{1, AnyValue(std::optional<IntArrayRef>())}};
}

template class ConvBase<Conv1dImpl, Conv1dOptions>;
template class ConvBase<Conv2dImpl, Conv2dOptions>;
template class ConvBase<Conv3dImpl, Conv3dOptions>;
template class ConvBase<ConvTranspose1dImpl, ConvTranspose1dOptions>;
template class ConvBase<ConvTranspose2dImpl, ConvTranspose2dOptions>;
template class ConvBase<ConvTranspose3dImpl, ConvTranspose3dOptions>;
template class ConvNd<1, Conv1dImpl>;
template class ConvNd<2, Conv2dImpl>;
template class ConvNd<3, Conv3dImpl>;
template class ConvTransposeNd<1, ConvTranspose1dImpl>;
template class ConvTransposeNd<2, ConvTranspose2dImpl>;
template class ConvTransposeNd<3, ConvTranspose3dImpl>;

}  // namespace taper::nn
