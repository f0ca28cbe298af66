// backward() of values that are no single number: what it needs, what it computes, and the whole
// Jacobian beside it.

#include <iostream>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

using taper::Tensor;

Tensor f(const Tensor& x) { return taper::stack({x[0] * x[1], x[0].square(), x[1].sin()}); }

void run(const taper::study::Settings&) {
  const Tensor x = taper::tensor({2.0, 3.0}, taper::requires_grad());
  try {
    f(x).backward();
  } catch (const taper::Error& error) {
    std::cout << "y = f(x) has three elements: " << error.what() << "\n\n";
  }

  const Tensor v = taper::tensor({1.0, 10.0, 100.0});
  f(x).backward(v);
  std::cout << "with v = " << v << "\nx.grad = v^T J = " << x.grad() << "\n\n";

  const Tensor jacobian = taper::autograd::jacobian(f, x);
  std::cout << "J =\n" << jacobian << "\nv^T J = " << v.matmul(jacobian) << "\n\n";

  const Tensor matrix = taper::tensor({{1.0, 2.0}, {3.0, 4.0}}, taper::requires_grad());
  const Tensor seed = taper::tensor({{1.0, 0.0}, {0.0, 1.0}});
  matrix.mm(matrix).backward(seed);
  std::cout << "Y = X X with the seed I, the gradient of the trace: 2 X^T =\n"
            << matrix.grad() << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  return taper::study::run_program(argc, argv, "Shows backward() of vectors and matrices.", {},
                                   run);
}
