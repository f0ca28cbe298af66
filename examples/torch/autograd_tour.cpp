// A tour of autograd in libtorch's spelling: it compiles against libtorch as well.
#include <torch/torch.h>

#include <iostream>

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

void print(const char* what, const Tensor& x) {
  const Tensor values = x.detach().reshape({-1});
  std::cout << what << ":";
  for (int64_t i = 0; i < values.numel(); ++i) std::cout << ' ' << values[i].item<float>();
  std::cout << '\n';
}

void scalars() {
  const Tensor x = torch::tensor(3.0, torch::requires_grad());
  const Tensor y = x * x * x - 2 * x;
  y.backward();
  print("d(x^3 - 2x)/dx at 3", x.grad());
}

/// The gradient of a vector needs the vector that multiplies its Jacobian from the left.
void vectors() {
  const Tensor x = torch::tensor({1.0, 2.0, 3.0}, torch::requires_grad());
  const Tensor y = x.pow(2) + x.sum();
  y.backward(torch::tensor({1.0, 0.0, 10.0}));
  print("v^T J", x.grad());
}

void what_is_recorded() {
  const Tensor x = torch::ones({2}, torch::requires_grad());
  std::cout << "x * 2 is recorded: " << (x * 2).requires_grad();
  const torch::NoGradGuard guard;
  std::cout << ", without recording: " << (x * 2).requires_grad();
  std::cout << ", detached: " << x.detach().requires_grad() << '\n';
}

/// A penalty on the gradient's norm is a gradient of a gradient.
void second_order() {
  torch::manual_seed(0);
  const Tensor x = torch::tensor({{0.5, -1.0}}, torch::requires_grad());
  const Tensor w = torch::tensor({{2.0}, {3.0}}, torch::requires_grad());
  const Tensor output = torch::tanh(x.mm(w)).sum();
  const Tensor slope = torch::autograd::grad({output}, {x}, {}, true, true)[0];
  ((slope.norm() - 1) * (slope.norm() - 1) + output).backward();
  print("gradient of the penalty", w.grad());
}

/// y = |x|^(3/2), whose derivative is written by hand.
struct PowerOfMagnitude : torch::autograd::Function<PowerOfMagnitude> {
  static Tensor forward(AutogradContext* context, const Tensor& x, double exponent) {
    context->save_for_backward({x});
    context->saved_data["exponent"] = exponent;
    return x.abs().pow(exponent);
  }
  static tensor_list backward(AutogradContext* context, const tensor_list& g) {
    const Tensor x = context->get_saved_variables()[0];
    const double exponent = context->saved_data["exponent"].toDouble();
    return {g[0] * exponent * x.abs().pow(exponent - 1) * x.sign(), Tensor()};
  }
};

void own_function() {
  const Tensor x = torch::tensor({-4.0, 1.0, 9.0}, torch::requires_grad());
  PowerOfMagnitude::apply(x, 1.5).sum().backward();
  print("own function", x.grad());
}

void hooks() {
  const Tensor x = torch::ones({2}, torch::requires_grad());
  x.register_hook([](const Tensor& g) { return g.clamp(-1, 1); });
  (x * torch::tensor({0.5, -20.0})).sum().backward();
  print("clipped on its way", x.grad());
}

}  // namespace

int main() {
  scalars();
  vectors();
  what_is_recorded();
  second_order();
  own_function();
  hooks();
}
