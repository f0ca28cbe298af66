// Every activation against central differences, in float64, and what a wrong rule looks like.

#include <cstdio>
#include <functional>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

using taper::Tensor;

struct Activation {
  const char* name;
  std::function<Tensor(const Tensor&)> function;
};

const Activation kActivations[] = {
    {"relu", taper::relu},
    {"sigmoid", taper::sigmoid},
    {"tanh", taper::tanh},
    {"softmax", [](const Tensor& x) { return taper::softmax(x, 0); }},
    {"log_softmax", [](const Tensor& x) { return taper::log_softmax(x, 0); }},
    {"prelu",
     [](const Tensor& x) { return taper::prelu(x, taper::full({1}, 0.25, taper::kDouble)); }}};

// (f(x + h) - f(x - h)) / 2h, element by element, of the sum of f.
Tensor central_difference(const std::function<Tensor(const Tensor&)>& f, const Tensor& x) {
  constexpr double kStep = 1e-6;
  const Tensor slopes = taper::zeros_like(x);
  for (int64_t i = 0; i < x.numel(); ++i) {
    const Tensor h = taper::zeros_like(x);
    h[i].fill_(kStep);
    slopes[i].copy_((f(x + h) - f(x - h)).sum() / (2 * kStep));
  }
  return slopes;
}

// A square whose rule forgot the factor 2.
struct WrongSquare : taper::autograd::Function<WrongSquare> {
  static Tensor forward(taper::autograd::AutogradContext* context, const Tensor& x) {
    context->save_for_backward({x});
    return x * x;
  }
  static taper::variable_list backward(taper::autograd::AutogradContext* context,
                                       taper::variable_list g) {
    return {g[0] * context->get_saved_variables()[0]};
  }
};

void run(const taper::study::Settings&) {
  // None at 0, where relu and prelu have kinks.
  const Tensor x = (taper::arange(-8, 8, 0.5, taper::kDouble) + 0.25).requires_grad_();
  for (const Activation& activation : kActivations) {
    x.mutable_grad() = Tensor();
    activation.function(x).sum().backward();
    const taper::NoGradGuard no_grad;
    const Tensor difference = central_difference(activation.function, x);
    std::printf("%-12s greatest difference %.1e, gradcheck: ", activation.name,
                (x.grad() - difference).abs().max().item<double>());
    const taper::AutoGradMode recording(true);
    std::printf("%s\n", taper::gradcheck(activation.function, {x}) ? "right" : "wrong");
  }
  try {
    taper::gradcheck([](const Tensor& z) { return WrongSquare::apply(z); }, {x});
  } catch (const taper::Error& error) {
    std::printf("\na square whose rule forgot a factor:\n%s\n", error.what());
  }
}

}  // namespace

int main(int argc, char** argv) {
  return taper::study::run_program(argc, argv, "Checks activations by central differences.", {},
                                   run);
}
