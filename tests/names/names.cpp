// Names that a first program written for libtorch uses. It compiles against Taper, and with
// NAMES_LIBTORCH against libtorch, and prints the same: names.txt is what libtorch printed.

#ifdef NAMES_LIBTORCH
#include <torch/torch.h>
#else
#include <taper/torch.h>
#endif

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace {

using torch::Tensor;
using torch::nn::functional::cross_entropy;
using namespace torch::indexing;

void print_values(const Tensor& x) {
  const Tensor values = x.detach().reshape({-1});
  for (int64_t i = 0; i < values.numel(); ++i)
    std::cout << values[i].item<float>() << (i + 1 < values.numel() ? ' ' : '\n');
}

void print_descriptions() {
  const Tensor x = torch::zeros({2, 3});
  std::cout << x.sizes() << ' ' << x.t().strides() << ' ' << torch::ones({}).sizes() << '\n';
  std::cout << torch::TensorOptions().requires_grad(true) << '\n';
  std::cout << torch::dtype(torch::kDouble) << '\n';
  std::cout << x.options() << '\n'
            << torch::device(torch::kCPU).dtype(torch::kLong).requires_grad(false) << '\n'
            << torch::layout(torch::kStrided) << '\n';
  for (const torch::Dtype dtype : {torch::kByte, torch::kChar, torch::kShort, torch::kInt,
                                   torch::kLong, torch::kHalf, torch::kBFloat16, torch::kBool})
    std::cout << torch::zeros({1}, dtype).dtype() << ", ";
  caffe2::TypeMeta type = x.dtype();
  std::cout << type << ' ' << type.name() << ' ' << type.itemsize() << ' ' << type.toScalarType()
            << ' ' << (type == torch::kFloat) << ' ' << (torch::kLong != x.dtype()) << ' '
            << x.to(torch::zeros({1}, torch::dtype(type)).dtype()).dtype() << ' '
            << torch::get_default_dtype() << '\n';
  std::cout << x.scalar_type() << ' ' << x.device() << ' ' << x.layout() << '\n';
  std::cout << torch::Scalar(2.5) << ' ' << torch::Scalar(3) << ' ' << torch::Scalar(true) << '\n';
  std::cout << std::vector<TensorIndex>{0, None, Ellipsis, Slice(1, 9, 2), true} << '\n';
  std::cout << TensorIndex(Slice(1, None)) << ' ' << Slice(None, None, 2) << '\n';
  std::cout << x.toString() << ' ' << x.type() << ' ' << torch::toString(torch::kLong) << '\n';
  std::cout << torch::IntArrayRef({1, 2, 3}).slice(1) << ' ' << at::IntArrayRef{} << '\n';
  x.print();
  Tensor().print();
}

void change_parts() {
  Tensor y = torch::ones({3, 2});
  y[0] *= 3;
  y[1] += y[0];
  y[2] -= 0.5;
  y[2][1] /= 4;
  y.index({Slice(), 1}) *= y.index({Slice(), 1});
  print_values(y);
}

void look_at_memory() {
  const Tensor x = torch::arange(6, torch::kFloat).view({2, 3});
  auto a = x.accessor<float, 2>();
  a[1][2] = 7;
  std::cout << a[1][2] << ' ' << a[0].size(0) << ' ' << a.stride(0) << ' ' << a.sizes() << '\n';
  std::cout << x[1][2].item<float>() << ' ' << x.storage().nbytes() << ' '
            << (x.storage().data() == x.data_ptr()) << ' '
            << (x.storage().data_ptr().get() == x.t().storage().data_ptr().get()) << ' '
            << x.storage().is_alias_of(x.clone().storage()) << '\n';
  std::cout << (x.type() == torch::ones({1}).type()) << ' ' << x.type().scalarType() << '\n';
  std::cout << torch::zeros({1}).toType(torch::kInt).type() << '\n';
}

void use_optionals() {
  const c10::optional<int64_t> nothing = c10::nullopt, three = c10::make_optional<int64_t>(3);
  torch::optional<double> number = torch::nullopt;
  std::cout << nothing.has_value() << ' ' << *three << ' ' << number.value_or(0.5) << '\n';
  for (const auto i : c10::irange(2, 4)) std::cout << i << ' ';
  const std::vector<int64_t> sizes{4, 5};
  std::cout << c10::IntArrayRef(sizes).vec().size() << '\n';
}

void choose_modes() {
  const Tensor x = torch::ones({2}, torch::requires_grad());
  {
    const torch::InferenceMode guard;
    std::cout << torch::InferenceMode::is_enabled() << ' ' << (x * 2).requires_grad() << '\n';
  }
  {
    const c10::InferenceMode guard(false);
    const torch::AutoGradMode off(false);
    std::cout << c10::InferenceMode::is_enabled() << ' ' << torch::GradMode::is_enabled() << '\n';
  }
  torch::autograd::AnomalyMode::set_enabled(true, false);
  std::cout << torch::autograd::AnomalyMode::is_enabled() << ' '
            << torch::autograd::AnomalyMode::should_check_nan() << '\n';
  torch::autograd::AnomalyMode::set_enabled(false, true);
  const Tensor v = torch::autograd::make_variable(torch::ones({2}), true);
  std::cout << v.requires_grad() << ' ' << v.is_leaf() << ' '
            << torch::autograd::make_variable(torch::ones({2})).requires_grad() << '\n';
  const torch::autograd::IndexRange range(1, 3);
  std::cout << range.first << ' ' << range.second << '\n';
}

/// Options of an optimizer without a learning rate.
struct NoRate : torch::optim::OptimizerCloneableOptions<NoRate> {};

void use_layers() {
  torch::manual_seed(1);
  torch::nn::Linear linear(3, 2);
  const Tensor x = torch::ones({2, 3}), target = torch::tensor({0, 1}, torch::kLong);
  print_values(cross_entropy(linear(x), target));
  const torch::nn::functional::CrossEntropyFuncOptions sum =
      torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum);
  print_values(cross_entropy(linear(x), target, sum));
  try {
    NoRate().get_lr();
  } catch (const c10::Error&) {
    std::cout << "no rate\n";
  }
  torch::optim::SGD sgd(linear->parameters(), 0.25);
  std::cout << sgd.param_groups()[0].options().get_lr() << '\n';
  torch::optim::Adam adam(linear->parameters(), 0.25);
  cross_entropy(linear(x), target).backward();
  adam.step();
  const auto key = c10::guts::to_string(linear->weight.unsafeGetTensorImpl());
  const auto& state = static_cast<torch::optim::AdamParamState&>(*adam.state().at(key));
  std::cout << state.step() << ' ' << state.exp_avg().sizes() << '\n';
  const torch::Generator generator = torch::make_generator<torch::CPUGeneratorImpl>(7);
  std::cout << generator.current_seed() << '\n';
}

}  // namespace

int main() {
  std::cerr.rdbuf(std::cout.rdbuf());
  std::cout << std::boolalpha;
  print_descriptions();
  change_parts();
  look_at_memory();
  use_optionals();
  choose_modes();
  use_layers();
  return 0;
}
