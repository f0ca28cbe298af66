#include <taper/taper.h>
#include <taper/xtensor.h>

// Both libraries on one memory, with Taper's gradient of an xtensor expression.
int main() {
  const auto cube = taper::xtensor_function(
      "cube", [](const auto& x) { return x * x * x; },
      [](const auto& g, const auto& x) { return g * 3.0 * x * x; });
  const auto x = taper::from_xtensor(xt::xarray<double>{1, 2}, taper::requires_grad());
  cube(x).sum().backward();
  return taper::as_xarray<double>(x.grad())(1) == 12 ? 0 : 1;
}
