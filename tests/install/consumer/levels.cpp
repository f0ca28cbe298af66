// levels LEVEL: with TAPER_CPU=LEVEL, operations of every family of kernels give what plain loops
// in double give, whatever is left of a vector at the end.
#include <taper/taper.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace {

using Numbers = std::vector<double>;
int mistakes = 0;

void compare(const std::string& what, const taper::Tensor& found, const Numbers& expected) {
  const taper::Tensor y = found.to(taper::kDouble).contiguous().view({-1});
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double got = y.data_ptr<double>()[i];
    if (std::abs(got - expected[i]) <= 2e-6 * (1 + std::abs(expected[i]))) continue;
    std::printf("%s, element %zu: got %.9g, expected %.9g\n", what.c_str(), i, got, expected[i]);
    ++mistakes;
  }
}

Numbers mapped(const Numbers& x, const std::function<double(double)>& f) {
  Numbers y(x.size());
  std::transform(x.begin(), x.end(), y.begin(), f);
  return y;
}

void check_vectors(int64_t n) {
  const taper::Tensor t = taper::linspace(-2, 2.5, n);
  Numbers x;
  for (int64_t i = 0; i < n; ++i) x.push_back(t[i].item<float>());
  compare("exp", exp(t), mapped(x, [](double v) { return std::exp(v); }));
  compare("tanh", tanh(t), mapped(x, [](double v) { return std::tanh(v); }));
  compare("sin", sin(t), mapped(x, [](double v) { return std::sin(v); }));
  compare("relu", relu(t), mapped(x, [](double v) { return std::max(v, 0.0); }));
  compare("x * x + 1", t * t + 1, mapped(x, [](double v) { return v * v + 1; }));
  compare("x / 3", t / 3, mapped(x, [](double v) { return v / 3; }));
  compare("x > 0", t > 0, mapped(x, [](double v) { return v > 0 ? 1.0 : 0.0; }));
  const double sum = std::accumulate(x.begin(), x.end(), 0.0);
  compare("sum", t.sum(), {sum});
  compare("max", t.max(), {*std::max_element(x.begin(), x.end())});
  compare("flip", t.flip(0), Numbers(x.rbegin(), x.rend()));
  const Numbers powers = mapped(x, [](double v) { return std::exp(v); });
  const double total = std::accumulate(powers.begin(), powers.end(), 0.0);
  compare("softmax", t.softmax(0), mapped(powers, [=](double v) { return v / total; }));
  const taper::Tensor w = t.clone().set_requires_grad(true);
  (w * w).sum().backward();
  taper::optim::SGD(std::vector<taper::Tensor>{w}, 0.25).step();
  compare("a step of SGD", w, mapped(x, [](double v) { return v / 2; }));
}

}  // namespace

int main(int, char** arguments) {
  const std::string level = arguments[1];
  if (taper::show_config().find("\nkernels: " + level + ", ") == std::string::npos) {
    std::printf("expected kernels for %s, got\n%s", level.c_str(), taper::show_config().c_str());
    return 1;
  }
  for (int64_t n = 1; n < 70; ++n) check_vectors(n);
  std::printf("kernels for %s: %d mistakes\n", level.c_str(), mistakes);
  return mistakes == 0 ? 0 : 1;
}
