// The names of libtorch that Taper does not have: none of these declarations compiles, or it
// belongs into surface.cpp. docs/generate_libtorch.py checks that, and lists them in
// docs/libtorch.md.
#include <torch/torch.h>

namespace names {

// What only libtorch's own code needs
using torch::autograd::CreationMeta;
using torch::autograd::UndefinedGrad;
using torch::detail::TensorDataContainer;
using torch::nn::functional::detail::alpha_dropout;
struct Storage : torch::Storage {
  using B = torch::Storage;
  using B::data_ptr;
};

}  // namespace names
