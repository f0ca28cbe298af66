#include <taper/taper.h>

#include <iostream>
#include <sstream>

// d/dx sum(x * x) = 2 x, saved and loaded
int main() {
  const auto x = taper::tensor({1.0, 2.0, 3.0}, taper::dtype(taper::kDouble).requires_grad(true));
  (x * x).sum().backward();
  std::stringstream file;
  taper::save(x.grad(), file);
  taper::Tensor grad;
  taper::load(grad, file);
  const double* g = grad.data_ptr<double>();
  std::cout << g[0] << ' ' << g[1] << ' ' << g[2] << '\n';
  return g[0] == 2 && g[1] == 4 && g[2] == 6 ? 0 : 1;
}
