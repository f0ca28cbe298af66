// The names of libtorch that Taper does not have: none of these declarations compiles, or it
// belongs into surface.cpp. docs/generate_libtorch.py checks that, and lists them in
// docs/libtorch.md.
#include <torch/torch.h>

namespace names {

// Convolutions and pooling
using torch::max_pool2d;
using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;

// What only libtorch's own code needs
using torch::ExpandingArray;
using torch::autograd::CreationMeta;
using torch::autograd::UndefinedGrad;
using torch::detail::TensorDataContainer;
using torch::nn::functional::detail::alpha_dropout;
struct Storage : torch::Storage {
  using B = torch::Storage;
  using B::data_ptr;
};

}  // namespace names
